/// What one series adds to the figure that tables rank by, which is the sum of all parts over the sum
/// of all wholes: a mean where every whole is 1, the NAB score where it is what can be reached.
struct SeriesShare: Sendable, Hashable {
  /// The series, by its id.
  let series: String
  /// Its twins.
  let family: String
  /// What is summed above.
  let part: Double
  /// What is summed below.
  let whole: Double
  /// The figure of this series by itself.
  let value: Double

  init(_ figures: SeriesFigures, part: Double, whole: Double, value: Double) {
    series = figures.series
    family = figures.family
    self.part = part
    self.whole = whole
    self.value = value
  }
}
