public import TimeSeries

extension Detector {
  /// Scores a series and names its anomalies.
  ///
  /// Rows that were due and never came count as missing: rows on both sides of a hole are not taken
  /// for neighbours, and rows whose window was mostly missing have no score.
  ///
  /// With a causal score each row depends on the rows before it alone, and the result is that of
  /// `StreamingDetector` fed row by row, to the bit.
  ///
  /// - Parameters:
  ///   - series: at least one window of rows, with every channel the detector was fitted on; others
  ///     are left out.
  ///   - learnedRows: rows at the start that the detector was fitted on: a budget is kept on them by
  ///     the threshold that was found from them, and on later rows by one that moves with the scores.
  ///   - threadCount: cores to use; the result does not depend on it.
  /// - Throws: `DetectorError.missingChannel` or `.tooFewRows`.
  public func detect(
    _ series: Series, learnedRows: Int = 0, threadCount: Int = 1
  ) throws(DetectorError) -> DetectionResult {
    let series = try matching(series)
    guard series.rowCount >= plan.windowSpan else {
      throw .tooFewRows(
        found: series.rowCount, needed: plan.windowSpan, purpose: "for one window of the model")
    }
    let due = DueRows(series, limit: plan.windowSpan)
    let filled = FilledSeries(filling: due.series, rule: .forward(), initialValues: scaler.center)
    let rows = SeriesScorer(
      model: model, rule: plan.score, spacing: plan.windowSpacing, calibration: scoreCalibration,
      threadCount: threadCount
    ).score(scaler.transform(filled.series), isImputed: filled.isImputed)
    return result(of: series, due: due, filled: filled, rows: rows, learnedRows: learnedRows)
  }

  /// The series with the detector's channels in the detector's order.
  func matching(_ series: Series) throws(DetectorError) -> Series {
    guard series.channelNames != channelNames else { return series }
    var columns: [Int] = []
    for name in channelNames {
      guard let column = series.channelNames.firstIndex(of: name) else {
        throw .missingChannel(name: name, found: series.channelNames)
      }
      columns.append(column)
    }
    var values: [Double] = []
    values.reserveCapacity(series.rowCount * columns.count)
    for row in 0..<series.rowCount {
      for column in columns { values.append(series[row, column]) }
    }
    return Series(
      name: series.name, channelNames: channelNames, timeAxis: series.timeAxis, values: values,
      labels: series.labels)
  }

  private func result(
    of series: Series, due: DueRows, filled: FilledSeries, rows: RowScores, learnedRows: Int
  ) -> DetectionResult {
    let channels = channelNames.count
    var builder = AnomalyBuilder(rule: plan.events, channelNames: channelNames)
    var anomalies: [Anomaly] = []
    var raw: [Float] = []
    var expected: [Double] = []
    var anomalyScores: [Float] = []
    var isAnomaly: [Bool] = []
    var isImputed: [Bool] = []
    var judge = ScoreJudge(self, learnedRows: learnedRows)
    for (row, place) in due.measured.enumerated() {
      let entries = place * channels..<(place + 1) * channels
      let judgement = judge.judge(
        raw: rows.raw[place], isImputed: filled.isImputed[entries])
      raw.append(rows.raw[place])
      expected += scaler.inverse(Array(rows.reconstruction[entries]))
      anomalyScores.append(judgement.anomalyScore)
      isAnomaly.append(judgement.isFlagged)
      isImputed.append(judgement.isImputed)
      if let anomaly = builder.add(
        AnomalyBuilder.Row(
          index: row, isFlagged: judgement.isFlagged, anomalyScore: judgement.anomalyScore,
          channelErrors: rows.channelErrors[entries], expected: expected.suffix(channels),
          actual: series.row(row)))
      {
        anomalies.append(anomaly)
      }
    }
    if let last = builder.finish() { anomalies.append(last) }
    return DetectionResult(
      series: series, reconstructionErrors: raw, anomalyScores: anomalyScores,
      isAnomaly: isAnomaly, isImputed: isImputed, expected: expected,
      residualScale: residualScale, threshold: threshold.value, anomalies: anomalies,
      gaps: due.gaps, alarmRate: judge.alarmRate)
  }
}
