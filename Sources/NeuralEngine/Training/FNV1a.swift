/// The hash function of Fowler, Noll and Vo in its order 1a, of 64 bits: for telling things apart, no
/// proof against forgery.
///
/// The published function takes bytes. Checkpoints and states are hashed so, and the data that a model
/// was fitted on; fingerprints of weights take 64 bits in one step, which is another function of the
/// same kind.
package struct FNV1a {
  /// The hash of nothing.
  package init() {}

  /// The hash so far.
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes a byte, or a word in one step.
  package mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x0000_0100_0000_01B3
  }
}
