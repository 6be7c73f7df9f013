internal import AnomalyDetection
internal import Files
internal import SeriesFiles
internal import Studies
internal import TimeSeries

/// The scores of an outcome as csv.
///
/// Where rows are judged: `timestamp,<channels…>,reconstruction_error,anomaly_score,is_anomaly,imputed`;
/// a column `series` stands first where there are several, and of an ensemble the score of each member
/// follows as `anomaly_score_1`, `anomaly_score_2` and so on. Rows without timestamps are numbered from
/// 0. Where windows are judged: each with the part of the split that it belongs to.
struct ScoreTable {
  private let findings: [Finding]

  init(_ outcome: RecipeOutcome) {
    findings = outcome.findings
  }

  func write(to path: String) throws(FileError) {
    if let study = findings.first?.windows {
      try write(study, to: path)
    } else {
      try writeRows(to: path)
    }
  }

  private func writeRows(to path: String) throws(FileError) {
    guard let first = findings.first else { return }
    let isLong = findings.count > 1
    var writer = try CSVWriter(
      path: path,
      columns: (isLong ? ["series"] : []) + ["timestamp"]
        + (first.result?.series.channelNames ?? [])
        + ["reconstruction_error", "anomaly_score", "is_anomaly", "imputed"]
        + (first.detection?.members ?? []).indices.map { "anomaly_score_\($0 + 1)" })
    for finding in findings {
      guard let detection = finding.detection else { continue }
      let result = detection.result
      let scored = result.series
      for row in 0..<scored.rowCount {
        var fields: [CSVWriter.Field] = isLong ? [.text(scored.name)] : []
        fields.append(.text(scored.timeAxis.text(at: row)))
        for value in scored.row(row) { fields.append(.number(value)) }
        fields.append(.single(result.rawScores[row]))
        fields.append(.single(result.anomalyScores[row]))
        fields.append(.flag(result.isAnomaly[row]))
        fields.append(.flag(result.isImputed[row]))
        for member in detection.members {
          fields.append(.single(member.result.anomalyScores[row]))
        }
        try writer.write(row: fields)
      }
    }
    try writer.finish()
  }

  private func write(_ study: Study, to path: String) throws(FileError) {
    var writer = try CSVWriter(
      path: path,
      columns: [
        "part", "first_row", "timestamp", "score", "anomaly_score", "is_flagged", "is_anomaly",
      ])
    for (name, part) in study.parts {
      for (index, start) in part.starts.enumerated() {
        let score = part.scores[index]
        // Made windows have no place in the data.
        let isMade = name == "test" && index >= part.count - study.madeCount
        try writer.write(row: [
          .text(name), isMade ? .text("") : .integer(start),
          .text(isMade ? "" : study.table.timeAxis.text(at: start)), .single(score),
          .single(score / study.threshold.value), .flag(part.isFlagged[index]),
          part.isAnomalous.map { .flag($0[index]) } ?? .text(""),
        ])
      }
    }
    try writer.finish()
  }
}
