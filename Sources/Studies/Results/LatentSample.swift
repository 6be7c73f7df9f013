/// What a model makes of windows in its narrowest layer, of windows evenly picked.
package struct LatentSample: Sendable, Equatable {
  /// Numbers in a latent.
  package let size: Int
  /// `[window, latent]`.
  package let values: [Float]
  /// `[window]`: the window's place in its part.
  package let indices: [Int]

  package init(size: Int, values: [Float], indices: [Int]) {
    self.size = size
    self.values = values
    self.indices = indices
  }
}
