internal import AnomalyDetection
internal import ModelStorage
internal import Reporting
internal import TimeSeries

extension JobOutcome {
  /// What was written, in the order of the series.
  package struct Written: Sendable, Equatable {
    /// The table of scores.
    package fileprivate(set) var scores: String?
    /// `[series]`: the reports.
    package fileprivate(set) var reports: [String] = []
    /// `[series]`: the models.
    package fileprivate(set) var models: [String] = []
    /// The anomalies as JSON.
    package fileprivate(set) var json: String?
  }

  /// Writes all that the job asks for, each file whole or not at all.
  package func write() throws(JobError) -> Written {
    var written = Written()
    let names = series.map(\.series.name)
    if let path = job.outputs.model {
      written.models = JobPaths.paths(path, names: names)
      for (outcome, path) in zip(series, written.models) {
        guard case .fitted(let detector) = outcome.model else { continue }
        do {
          try detector.save(to: path)
        } catch {
          throw .model(error)
        }
      }
    }
    do throws(DataError) {
      if let path = job.outputs.scores {
        try ScoreTable(self).write(to: path)
        written.scores = path
      }
      if let path = job.outputs.report {
        written.reports = JobPaths.paths(path, names: names)
        for (outcome, path) in zip(series, written.reports) {
          guard let content = ReportContent(outcome, of: self) else { continue }
          try AtomicFile.write(HTMLReport.render(content), to: path)
        }
      }
      if let path = job.outputs.json {
        let lines = documents(written).map { "\($0)\n" }.joined()
        try AtomicFile.write(lines, to: path)
        written.json = path
      }
    } catch {
      throw .data(error)
    }
    return written
  }
}
