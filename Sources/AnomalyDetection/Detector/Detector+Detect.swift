public import TimeSeries

extension Detector {
  /// Scores a series and names its anomalies.
  ///
  /// With a causal score each row depends on the rows before it alone, and the result is that of
  /// `StreamingDetector` fed row by row, to the bit.
  ///
  /// - Parameters:
  ///   - series: at least one window of rows, with every channel the detector was fitted on; others
  ///     are left out.
  ///   - threadCount: cores to use; the result does not depend on it.
  /// - Throws: `DetectorError.missingChannel` or `.tooFewRows`.
  public func detect(_ series: Series, threadCount: Int = 1) throws(DetectorError)
    -> DetectionResult
  {
    let series = try matching(series)
    guard series.rowCount >= plan.windowSpan else {
      throw .tooFewRows(
        found: series.rowCount, needed: plan.windowSpan, purpose: "for one window of the model")
    }
    let filled = FilledSeries(filling: series, rule: .forward(), initialValues: scaler.center)
    let rows = SeriesScorer(
      model: model, rule: plan.score, spacing: plan.windowSpacing, calibration: scoreCalibration,
      threadCount: threadCount
    ).score(scaler.transform(filled.series), isImputed: filled.isImputed)
    return result(of: series, filled: filled, rows: rows)
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

  private func result(of series: Series, filled: FilledSeries, rows: RowScores) -> DetectionResult {
    let channels = channelNames.count
    let expected = scaler.inverse(rows.reconstruction)
    var builder = AnomalyBuilder(rule: plan.events, channelNames: channelNames)
    var anomalies: [Anomaly] = []
    var anomalyScores: [Float] = []
    var isAnomaly: [Bool] = []
    var isImputed: [Bool] = []
    for row in 0..<series.rowCount {
      let place = row * channels..<(row + 1) * channels
      let judgement = judge(raw: rows.raw[row], isImputed: filled.isImputed[place])
      anomalyScores.append(judgement.anomalyScore)
      isAnomaly.append(judgement.isFlagged)
      isImputed.append(judgement.isImputed)
      if let anomaly = builder.add(
        AnomalyBuilder.Row(
          index: row, isFlagged: judgement.isFlagged, anomalyScore: judgement.anomalyScore,
          channelErrors: rows.channelErrors[place], expected: expected[place],
          actual: series.values[place]))
      {
        anomalies.append(anomaly)
      }
    }
    if let last = builder.finish() { anomalies.append(last) }
    return DetectionResult(
      series: series, reconstructionErrors: rows.raw, anomalyScores: anomalyScores,
      isAnomaly: isAnomaly, isImputed: isImputed, expected: expected,
      residualScale: residualScale, threshold: threshold.value, anomalies: anomalies,
      gaps: series.gaps())
  }

  /// What a raw score means for a row.
  struct Judgement {
    let anomalyScore: Float
    let isFlagged: Bool
    let isImputed: Bool
  }

  /// Flags a row whose score passes the threshold, unless nothing of it was measured: what was
  /// filled in raises no alarm on its own.
  func judge(raw: Float, isImputed: ArraySlice<Bool>) -> Judgement {
    let isMeasured = isImputed.contains(false)
    return Judgement(
      anomalyScore: raw / threshold.value, isFlagged: raw > threshold.value && isMeasured,
      isImputed: isImputed.contains(true))
  }
}
