/// The streams of one seed that a training draws from, none of which meets another.
enum RandomStreams {
  /// The first weights.
  static let weights: UInt64 = 1
  /// The choice of validation samples.
  static let validation: UInt64 = 2
  /// The noisy copies.
  static let jitter: UInt64 = 3

  /// The order of an epoch's samples.
  static func order(epoch: Int) -> UInt64 { 1 << 62 | UInt64(epoch) }

  /// What one shard of one step drops. A batch has fewer than 2¹⁶ shards.
  static func dropout(step: Int, shard: Int) -> UInt64 {
    1 << 63 | UInt64(step) << 16 | UInt64(shard)
  }
}
