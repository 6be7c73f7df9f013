/// A rhythm of a series.
public struct Season: Sendable, Equatable {
  /// Rows from one turn to the next.
  public let period: Int
  /// How far the autocorrelation one and two periods on stands above that half-way between, 0 to 2.
  public let strength: Double

  /// A season.
  public init(period: Int, strength: Double) {
    self.period = period
    self.strength = strength
  }
}
