import AnomalyDetection
import Evaluation
import Studies
import TimeSeries

/// A report with what several of its charts and sections derive from it.
struct ReportView {
  let report: Report
  let study: Study?
  /// The series that is drawn; `nil` where there is none.
  let drawn: DrawnSeries?
  /// The table as it was read.
  let table: Series?
  /// What can be said of the table's channels; `nil` where it is not told.
  let description: SeriesDescription?
  /// Where the line is drawn; `nil` where nothing was judged.
  let threshold: ThresholdStory?
  /// What other thresholds would flag; `nil` where no row is judged.
  let sweep: ThresholdSweep?
  /// Who judged; usually one.
  let models: [ReportedModel]
  /// How well the verdicts on the test agree with its labels.
  let classification: ClassificationReport?

  init(_ report: Report) {
    self.report = report
    study = report.study
    let drawn = DrawnSeries(report)
    self.drawn = drawn
    table = report.series ?? drawn?.series
    description =
      report.seriesDescription
      ?? (report.study == nil ? nil : table.map(SeriesDescription.init(of:)))
    threshold = ThresholdStory(report)
    sweep = drawn?.judged.flatMap { result in
      report.detection.map {
        ThresholdSweep(
          scores: result.anomalyScores, mergeDistance: $0.alarms.events.mergeGap,
          axis: result.series.timeAxis)
      }
    }
    models = ReportedModel.all(of: report)
    classification = report.study?.classification
  }

  /// What was found, where rows are judged.
  var judged: DetectionResult? { drawn?.judged }

  /// What is needed to get the same again, with the files that were used.
  var provenance: [Report.Fact] {
    let files = report.modelFiles
    guard !files.isEmpty else { return report.provenance }
    let name = files.count == 1 ? "Model file" : "Model files"
    return [Report.Fact(name, files.joined(separator: ", "))] + report.provenance
  }
}
