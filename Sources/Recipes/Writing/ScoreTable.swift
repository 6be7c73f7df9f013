internal import AnomalyDetection
internal import TimeSeries

/// The rows of an outcome with their scores:
/// `timestamp,<channels…>,reconstruction_error,anomaly_score,is_anomaly,imputed`; a column `series`
/// stands first where there are several, and of an ensemble the score of each member follows as
/// `anomaly_score_1`, `anomaly_score_2` and so on. Rows without timestamps are numbered from 0.
struct ScoreTable {
  private let series: [SeriesOutcome]

  init(_ outcome: JobOutcome) {
    series = outcome.series
  }

  /// Writes the table.
  func write(to path: String) throws(DataError) {
    guard let first = series.first else { return }
    let isLong = series.count > 1
    var writer = try CSVWriter(
      path: path,
      columns: (isLong ? ["series"] : []) + ["timestamp"]
        + (first.result?.series.channelNames ?? [])
        + ["reconstruction_error", "anomaly_score", "is_anomaly", "imputed"]
        + (first.detection?.members ?? []).indices.map { "anomaly_score_\($0 + 1)" })
    for outcome in series {
      guard let detection = outcome.detection else { continue }
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
}
