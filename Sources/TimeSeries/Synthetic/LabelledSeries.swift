/// A series and what was planted in it.
///
/// ```swift
/// for planted in made.planted {
///   let row = planted.rows.lowerBound, channel = planted.channels[0]
///   let before = made.normalValues[row * made.series.channelCount + channel]
///   print(planted.kind, before, made.series[row, channel])
/// }
/// ```
public struct LabelledSeries: Sendable, Equatable {
  /// The series, labelled where an anomaly was planted.
  public let series: Series
  /// The planted anomalies, in time order; they do not overlap.
  public let planted: [PlantedAnomaly]
  /// `[time, channel]`: the values before anything was planted.
  public let normalValues: [Double]

  /// A series with its anomalies.
  public init(series: Series, planted: [PlantedAnomaly], normalValues: [Double]) {
    self.series = series
    self.planted = planted
    self.normalValues = normalValues
  }
}
