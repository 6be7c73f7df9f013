internal import Kernels
internal import RandomNumbers

/// Inverted dropout (Srivastava et al., "Dropout", JMLR 2014): in training each number is 0 with the
/// probability `rate`, else divided by `1 − rate`; otherwise nothing is changed.
struct DropoutLayer: Sendable, Hashable {
  /// The share of numbers set to 0.
  let rate: Float

  /// Where the mask and the masked numbers lie, `[row][stride]` both.
  struct Cache: Sendable, Hashable {
    let mask: Region
    let output: Region
  }

  /// Room for `rows` rows of `stride` numbers; `nil` when nothing is ever dropped.
  func makeCache(rows: Int, stride: Int, plan: inout ArenaPlan) -> Cache? {
    guard rate > 0 else { return nil }
    return Cache(mask: plan.region(rows * stride), output: plan.region(rows * stride))
  }

  /// `output = input ⊙ mask`, the mask drawn row by row for the first `width` numbers of each.
  func forward(
    input: Region, rows: Int, width: Int, stride: Int, cache: Cache,
    generator: inout RandomGenerator?, memory: EngineMemory
  ) {
    guard var random = generator else { preconditionFailure("dropout without a generator") }
    defer { generator = random }
    let kept = 1 / (1 - rate)
    let arena = memory.arena
    for row in 0..<rows {
      for column in 0..<width {
        // 24 bits are all that a Float in [0, 1) holds.
        let uniform = Float(random.next() >> 40) * 0x1p-24
        arena[cache.mask.start + row * stride + column] = uniform < rate ? 0 : kept
      }
    }
    memory.arena.copy(input, columns: rows * stride, into: cache.output)
    memory.kernels.multiply(
      Region(start: cache.output.start, count: rows * stride),
      by: Region(start: cache.mask.start, count: rows * stride), in: arena)
  }

  /// `gradient ⊙= mask`.
  func backward(gradient: Region, rows: Int, stride: Int, cache: Cache, memory: EngineMemory) {
    memory.kernels.multiply(
      Region(start: gradient.start, count: rows * stride),
      by: Region(start: cache.mask.start, count: rows * stride), in: memory.arena)
  }
}
