/// A rhythm of a series: a day in hourly rows is a period of 24.
///
/// ```swift
/// if let season = SeasonalityEstimator.season(of: series), season.strength > 0.5 {
///   print("comes back every \(season.period) rows")
/// }
/// ```
public struct Season: Sendable, Equatable {
  /// Rows from one turn to the next.
  public let period: Int
  /// How far the autocorrelation one and two periods on stands above that half-way between, 0 to 2.
  public let strength: Double

  /// A season of `period` rows.
  public init(period: Int, strength: Double) {
    self.period = period
    self.strength = strength
  }
}
