/// A series and what was planted in it.
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
