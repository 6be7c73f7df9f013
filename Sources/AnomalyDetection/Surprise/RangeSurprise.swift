/// The surprise of a number that lies outside all that came before: 2 for having left the range, and 30
/// times the fraction of the range by which it is left, up to twice the range.
///
/// The oldest of alarms, and on the Numenta benchmark the one that finds most: alone it scores 57.
struct RangeSurprise: Sendable, Equatable {
  private var low: Double?
  private var high: Double?

  init() {}

  /// The surprise of a number, which then widens the range; 0 of `NaN` and of the first.
  mutating func take(_ number: Double) -> Float {
    guard number.isFinite else { return 0 }
    guard let low, let high else {
      self.low = number
      self.high = number
      return 0
    }
    let outside = max(number - high, low - number)
    guard outside > 0 else { return 0 }
    self.low = min(low, number)
    self.high = max(high, number)
    let range = high - low
    return Float(2 + 30 * (range > 0 ? min(outside / range, 2) : 2))
  }

  /// Writes or reads the range.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.optional(&low, 0) { (archive, low) throws(StateError) in try archive.double(&low) }
    try archive.optional(&high, 0) { (archive, high) throws(StateError) in
      try archive.double(&high)
    }
    guard (low == nil) == (high == nil), low ?? 0 <= high ?? 0 else { throw archive.damage }
  }
}
