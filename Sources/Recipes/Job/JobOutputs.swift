/// What a job writes, and where. A file of several series gets one report and one model a series,
/// with the series' name put in before the ending: `web.report.html` becomes `web.host-1.report.html`.
package struct JobOutputs: Sendable, Hashable, Codable {
  /// A csv of all rows with their scores.
  package var scores: String?
  /// The report.
  package var report: String?
  /// The fitted model.
  package var model: String?
  /// The anomalies as JSON, an object a series and line.
  package var json: String?

  /// Outputs; what is `nil` is not written.
  package init(
    scores: String? = nil, report: String? = nil, model: String? = nil, json: String? = nil
  ) {
    self.scores = scores
    self.report = report
    self.model = model
    self.json = json
  }
}
