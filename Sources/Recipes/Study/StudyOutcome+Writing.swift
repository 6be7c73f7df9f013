internal import AnomalyDetection
internal import ModelStorage
internal import Reporting
internal import TimeSeries

extension StudyOutcome {
  /// Writes all results to a folder, each file whole or not at all. The same recipe on the same data
  /// gives the same bytes, but for `timing.json`.
  ///
  /// - Parameters:
  ///   - path: The folder; made where it is not there.
  ///   - resolvedRecipe: The recipe with every default, for `recipe.yaml`.
  /// - Returns: The names of the files, in the order they were written.
  package func write(to path: String, resolvedRecipe: String) throws(StudyError) -> [String] {
    var folder = StudyFolder(path)
    do throws(DataError) {
      try folder.make()
      try folder.write(resolvedRecipe, "recipe.yaml")
      try writeTables(&folder)
      if recipe.outputs.arrays { try writeArrays(&folder) }
      if recipe.outputs.windows { try writeWindows(&folder) }
      try folder.write("\(metricsDocument)\n", "metrics.json")
      try folder.write("\(timingDocument)\n", "timing.json")
      try writePages(&folder)
    } catch {
      throw .data(error)
    }
    for (detector, file) in zip(model.detectors, modelFiles) {
      do {
        try detector.save(to: folder.take(file))
      } catch {
        throw .model(error)
      }
    }
    return folder.names
  }

  /// `[detector]`: what the models' files are called in the folder.
  package var modelFiles: [String] {
    switch model.detectors.count {
    case 1: ["model.martlet"]
    case let count: (0..<count).map { "model-\($0 + 1).martlet" }
    }
  }

  /// The report, and its pictures in a folder of their own.
  private func writePages(_ folder: inout StudyFolder) throws(DataError) {
    guard recipe.outputs.report || recipe.outputs.pictures else { return }
    let content = StudyContent(self)
    if recipe.outputs.report { try folder.write(StudyReport.render(content), "report.html") }
    guard recipe.outputs.pictures else { return }
    try folder.make("pictures")
    // Told of as one: there are dozens.
    let pictures = folder.take("pictures")
    for chart in StudyReport.charts(content) {
      try AtomicFile.write(chart.svg, to: "\(pictures)/\(chart.name).svg")
    }
  }

  private func writeTables(_ folder: inout StudyFolder) throws(DataError) {
    if case .channels(let channels) = recipe.data.source, let name = channels.aggregate {
      try CSVWriter.write(aggregate, to: folder.take(name))
    }
    // What the model saw: what new data has to look like for it.
    if !recipe.features.isEmpty {
      try CSVWriter.write(table, to: folder.take("features.csv"))
    }
    if recipe.outputs.scores { try writeScores(&folder) }
  }

  private func writeScores(_ folder: inout StudyFolder) throws(DataError) {
    var writer = try CSVWriter(
      path: folder.take("scores.csv"),
      columns: [
        "part", "first_row", "timestamp", "score", "anomaly_score", "is_flagged", "is_anomaly",
      ] + members.indices.map { "anomaly_score_\($0 + 1)" })
    for (name, part) in parts {
      for (index, start) in part.starts.enumerated() {
        let score = part.scores[index]
        // Made windows have no place in the data.
        let isMade = name == "test" && index >= test.count - madeCount
        let row: [CSVWriter.Field] = [
          .text(name), isMade ? .text("") : .integer(start),
          .text(isMade ? "" : table.timeAxis.text(at: start)), .single(score),
          .single(anomalyScore(score, ofRow: start)), .flag(part.isFlagged[index]),
          part.isAnomalous.map { .flag($0[index]) } ?? .text(""),
        ]
        try writer.write(
          row: row + members.map { .single($0.anomalyScore(score, ofRow: start)) })
      }
    }
    try writer.finish()
  }

  /// A score over the threshold, which may move from row to row where rows are judged.
  private func anomalyScore(_ score: Float, ofRow row: Int) -> Float {
    guard unit == .rows, let result else { return score / threshold.value }
    return result.anomalyScores[row]
  }

  /// The errors of each part, and the scaler.
  private func writeArrays(_ folder: inout StudyFolder) throws(DataError) {
    for (name, part) in parts where part.count > 0 {
      try NPYArray(
        shape: [part.count], values: part.scores.map(Double.init), elementType: .float32
      ).write(path: folder.take("errors_\(name).npy"))
    }
    try NPYArray(shape: [2, scaler.channelCount], values: scaler.center + scaler.scale)
      .write(path: folder.take("scaler.npy"))
    let document = JSONText.object([
      .init("rule", .string(ScalingWords(scaler.rule).name)),
      .init("channels", .array(table.channelNames.map { .string($0) })),
      .init("center", .array(scaler.center.map { .number($0) })),
      .init("scale", .array(scaler.scale.map { .number($0) })),
      .init("clip", scaler.clip.map { .number($0) } ?? .null),
    ])
    try folder.write("\(document)\n", "scaler.json")
  }

  /// What the model was given, as other programs read it.
  private func writeWindows(_ folder: inout StudyFolder) throws(DataError) {
    guard let windows = recipe.windows else { return }
    let scaled = scaler.transform(table)
    let channels = table.channelCount
    func write(_ part: StudyPart, _ name: String) throws(DataError) {
      var values: [Double] = []
      values.reserveCapacity(part.count * windows.length * channels)
      let real = part.count - (name == "X_test" ? madeCount : 0)
      for start in part.starts.prefix(real) {
        for value in scaled[start * channels..<(start + windows.length) * channels] {
          values.append(Double(value))
        }
      }
      try NPYArray(
        shape: [real, windows.length, channels], values: values, elementType: .float32
      ).write(path: folder.take("\(name).npy"))
    }
    try write(train, "X_train")
    if validation.count > 0 { try write(validation, "X_validation") }
    try write(test, "X_test")
    if let labels = test.isAnomalous {
      let real = test.count - madeCount
      try NPYArray(shape: [real], values: labels.prefix(real).map { $0 ? 1 : 0 })
        .write(path: folder.take("y_test.npy"))
    }
  }
}
