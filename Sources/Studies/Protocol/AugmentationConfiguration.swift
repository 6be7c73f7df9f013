package import NeuralEngine

/// What is added to the training windows; never to those of validation or test.
package struct AugmentationConfiguration: Sendable, Hashable, Codable {
  /// Noisy copies of a share of the training windows; `nil` for none.
  package var jitter: Jitter?

  package init(jitter: Jitter? = nil) {
    self.jitter = jitter
  }
}
