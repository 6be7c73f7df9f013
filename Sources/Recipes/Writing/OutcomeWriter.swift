internal import AnomalyDetection
internal import Files
internal import ModelStorage
internal import Reporting
internal import SeriesFiles
internal import Studies
internal import TimeSeries

/// Writes one outcome: into a folder of results what the recipe puts there, and by their paths what has
/// a path of its own.
struct OutcomeWriter {
  let outcome: RecipeOutcome
  private(set) var written = RecipeOutcome.Written()
  private var folder: ResultsFolder?

  var outputs: RecipeOutputs { outcome.recipe.outputs }
  private var seriesNames: [String] { outcome.findings.map(\.series.name) }

  /// - Parameter path: the folder of results; `nil` for none.
  init(_ outcome: RecipeOutcome, to path: String?) {
    self.outcome = outcome
    folder = path.map(ResultsFolder.init)
  }

  /// - Parameter yaml: the recipe with every default, for the folder.
  mutating func write(yaml: String) throws(RecipeError) {
    do throws(FileError) {
      try writeFigures(yaml: yaml)
    } catch {
      throw .data(.file(error))
    }
    try writeModels()
    do throws(FileError) {
      try writePages()
      try writeAnomalies()
    } catch {
      throw .data(.file(error))
    }
    written.names = folder?.names ?? []
  }

  /// Where a document goes; `nil` for nowhere.
  ///
  /// - Parameters:
  ///   - name: what it is called in the folder of results.
  ///   - finding: whose it is, where each series has one of its own: its place among all.
  ///   - change: what else is done with the path.
  mutating func file(
    _ place: OutputPlace, _ name: String, of finding: Int? = nil,
    _ change: (String) -> String = { $0 }
  ) -> String? {
    func path(_ base: String) -> String {
      change(finding.map { ResultNames.paths(base, names: seriesNames)[$0] } ?? base)
    }
    switch place {
    case .nowhere: return nil
    case .path(let base): return path(base)
    case .folder:
      guard folder != nil else { return nil }
      let name = path(name)
      return folder?.take(name)
    }
  }

  private mutating func writeFigures(yaml: String) throws(FileError) {
    try folder?.make()
    try folder?.write(yaml, "recipe.yaml")
    try writeTables()
    if outputs.arrays { try writeArrays() }
    if outputs.windows { try writeWindows() }
    try folder?.write("\(outcome.metricsDocument)\n", "metrics.json")
    try folder?.write("\(outcome.timingDocument)\n", "timing.json")
  }

  private mutating func writeAnomalies() throws(FileError) {
    guard let path = file(outputs.anomalies, "anomalies.json") else { return }
    let lines = outcome.anomalyDocuments(written).map { "\($0)\n" }.joined()
    try AtomicFile.write(lines, to: path)
    written.anomalies = path
  }

  private mutating func writeTables() throws(FileError) {
    for (index, finding) in outcome.findings.enumerated() {
      if case .channels(let channels) = outcome.recipe.data.source, let name = channels.aggregate,
        let path = file(.folder, name, of: index)
      {
        try CSVWriter.write(finding.series, to: path)
      }
      // What the model saw: what new data has to look like for it.
      if !outcome.recipe.features.isEmpty, let table = finding.table,
        let path = file(.folder, "features.csv", of: index)
      {
        try CSVWriter.write(table, to: path)
      }
    }
    if let path = file(outputs.scores, "scores.csv") {
      try ScoreTable(outcome).write(to: path)
      written.scores = path
    }
  }

  /// The models that were fitted; one from a file is where it was.
  private mutating func writeModels() throws(RecipeError) {
    guard outcome.recipe.modelFiles.isEmpty else { return }
    for (index, finding) in outcome.findings.enumerated() {
      let detectors = finding.model?.detectors ?? []
      var paths: [String] = []
      for (number, detector) in detectors.enumerated() {
        let path = file(outputs.model, "model.martlet", of: index) {
          ResultNames.numbered($0, detectors.count)[number]
        }
        guard let path else { return }
        do {
          try detector.save(to: path)
        } catch {
          throw .model(error)
        }
        paths.append(path)
      }
      written.models.append(paths)
    }
  }

  /// The reports, and their pictures in a folder of their own.
  private mutating func writePages() throws(FileError) {
    for (index, finding) in outcome.findings.enumerated() where finding.isSearched {
      let report = outcome.report(on: finding)
      if let path = file(outputs.report, "report.html", of: index) {
        try report.write(to: path)
        written.reports.append(path)
      }
      // Told of as one: there are dozens.
      guard outputs.pictures, let pictures = file(.folder, "pictures", of: index) else { continue }
      try Folder.make(at: pictures)
      for chart in report.charts {
        try AtomicFile.write(chart.svg, to: "\(pictures)/\(chart.name).svg")
      }
    }
  }
}
