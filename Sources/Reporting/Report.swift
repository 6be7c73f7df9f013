public import AnomalyDetection
package import Evaluation
package import Studies
public import TimeSeries

/// What is told of a series on one page: what was found in it, by which model, and what the data is
/// like. Whatever is not there has no part of the page.
///
/// ```swift
/// let found = try Detection(of: series)
/// var report = found.report(title: "Web servers")
/// report.units = ["requests/s"]
/// try report.write(to: "web.html")
/// ```
/// The same report always gives the same page, byte for byte: nothing is read from the clock or the
/// machine.
public struct Report: Sendable {
  /// A name with what it stands for, such as `seed` and `42`.
  ///
  /// ```swift
  /// report.provenance.append(.init("Rack", "17", explanation: "in the hall by the lake"))
  /// ```
  public struct Fact: Sendable, Equatable {
    /// What it is.
    public var name: String
    /// Its value, as it is to be read.
    public var value: String
    /// What it means, in a sentence; shown small.
    public var explanation: String?

    /// A fact; its explanation is for a name that does not speak for itself.
    public init(_ name: String, _ value: String, explanation: String? = nil) {
      self.name = name
      self.value = value
      self.explanation = explanation
    }
  }

  /// The heading, usually the name of the series.
  public var title: String
  /// One sentence under the heading; `nil` for one made from what was found.
  public var summary: String?
  /// The table as it was read, with its labels; `nil` takes the rows that were searched.
  public var series: Series?
  /// What can be said of the table before any model; with it come a heat map and autocorrelations.
  public var seriesDescription: SeriesDescription?
  /// What was found row by row, or, of a study of windows, what its model expects row by row.
  public var detection: Detection?
  /// The parts of a split with their scores and verdicts; `nil` where nothing was split.
  package var study: Study?
  /// `[member]`: of several models that judge together, each one's own study; empty without studies.
  package var memberStudies: [Study] = []
  /// Rows of the series that the model learned from, or only watched; `nil` where it learned from
  /// other data.
  public var trainingRows: Range<Int>?
  /// How well the anomalies agree with the labels; `nil` without labels.
  package var metrics: DetectionMetrics?
  /// `[channel]`: units of the table's channels, such as `ms` or `requests/s`; empty where unknown.
  public var units: [String] = []
  /// Stretches known to be anomalous, in time order; `nil` takes those of the series' labels.
  public var labelledRanges: [Range<Int>]?
  /// `[model]`: the files that the models came from; empty where they were fitted for this.
  public var modelFiles: [String] = []
  /// What was noticed about the data while reading it, a sentence each.
  public var dataNotes: [String] = []
  /// What the reader should know before trusting the result, a sentence each.
  public var warnings: [String] = []
  /// Versions, seed, fingerprints: what is needed to get the same report again.
  public var provenance: [Fact] = []

  /// A report of which only the heading is known yet.
  public init(title: String) {
    self.title = title
  }

  /// A report on a table that nothing was searched for in.
  ///
  /// ```swift
  /// try Report(describing: series).write(to: "table.html")
  /// ```
  /// - Parameter description: Its description, where it is there already.
  public init(describing series: Series, as description: SeriesDescription? = nil) {
    title = series.name
    self.series = series
    seriesDescription = description ?? SeriesDescription(of: series)
  }
}
