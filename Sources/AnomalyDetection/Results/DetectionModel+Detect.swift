public import TimeSeries

extension DetectionModel {
  /// Scores a recorded series and names its anomalies. Which rows were due and never came is known from
  /// the whole of it.
  ///
  /// With a causal score each row depends on the rows before it alone, and the result is that of a
  /// `Watcher` that is told of the same missing rows, to the bit.
  ///
  /// - Parameters:
  ///   - series: at least one window of rows of a fitted model, with every channel it was fitted on;
  ///     others are left out.
  ///   - learnedRows: rows at the start that a model was fitted on: a budget is kept on them by the
  ///     threshold that was found from them, and on later rows by one that moves with the scores.
  ///   - threadCount: cores to use; the result does not depend on it.
  ///   - progress: told how far it is; `false` stops it.
  /// - Throws: `DetectorError.missingChannel`, `.tooFewRows`, or of a model on line `.threshold` for a
  ///   budget in time without a clock and `.invalidConfiguration` for a rule that needs the scores of
  ///   rows that were learned from.
  public func detect(
    _ series: Series, learnedRows: Int = 0, threadCount: Int = 1,
    progress: (FitProgress) -> Bool = { _ in true }
  ) throws(DetectorError) -> Detection {
    switch self {
    case .fitted(let detector):
      let (series, rows, gaps) = try detector.score(series, threadCount: threadCount)
      return detection(series, rows, detector.alarms, learnedRows: learnedRows, gaps: gaps)
    case .ensemble(let ensemble):
      var members: [Detection] = []
      var memberRows: [DetectorEnsemble.MemberRows] = []
      for detector in ensemble.members {
        let (series, rows, gaps) = try detector.score(series, threadCount: threadCount)
        let member = DetectionModel.fitted(detector).detection(
          series, rows, detector.alarms, learnedRows: learnedRows, gaps: gaps)
        members.append(member)
        memberRows.append(
          DetectorEnsemble.MemberRows(rows: rows, anomalyScores: member.result.anomalyScores))
      }
      let base = members[0].result
      return detection(
        base.series, ensemble.combined(memberRows, actual: base.series.values), ensemble.alarms,
        learnedRows: 0, gaps: base.gaps, members: members
      ) { anomalies in
        DetectorEnsemble.alarmRate(
          members.map(\.result.alarmRate),
          alarms: anomalies.count { $0.rows.lowerBound >= learnedRows })
      }
    case .online(let configuration, let rule):
      let axis = series.timeAxis
      var scorer = try OnlineScorer(
        channelCount: series.channelCount, samplingInterval: axis.clockInterval,
        configuration: configuration)
      let alarms = try configuration.alarms(
        rule, samplingInterval: axis.samplingInterval, style: axis.style, warmUp: scorer.warmUp)
      let gaps = series.gaps()
      let missing = gaps.missingRows(of: series.rowCount)
      var scratch: OnlineModel.Scratch?
      var rows = ScoredRows(channelCount: series.channelCount, hasFixedScale: false)
      for first in stride(from: 0, to: series.rowCount, by: 256) {
        let last = min(first + 256, series.rowCount)
        let step = FitProgress(
          step: "watching", fraction: Double(first) / Double(max(1, series.rowCount)))
        guard progress(step) else { throw .cancelled }
        rows.append(
          try scorer.score(
            Array(series.values[rows.entries(first).lowerBound..<rows.entries(last).lowerBound]),
            missing: Array(missing[first..<last]), with: &scratch))
      }
      return detection(
        series, rows, alarms, missing: missing, learnedRows: 0, gaps: gaps, scorer: scorer)
    }
  }

  private func detection(
    _ series: Series, _ rows: ScoredRows, _ alarms: AlarmPolicy, missing: [Int] = [],
    learnedRows: Int, gaps: [DataGap], members: [Detection] = [], scorer: OnlineScorer? = nil,
    alarmRate: ([Anomaly]) -> AlarmRateCheck? = { _ in nil }
  ) -> Detection {
    var machine = AlarmMachine(
      alarms, channelNames: series.channelNames, style: series.timeAxis.style,
      learnedRows: learnedRows)
    let judged = machine.judge(rows, actual: series.values, missing: missing) {
      series.timeAxis.tick(at: $0)
    }
    let last = machine.finish()
    let anomalies = judged.closed + [last].compactMap { $0 }
    return Detection(
      model: self, alarms: alarms,
      result: DetectionResult(
        series, rows, judged, alarms, anomalies: anomalies, gaps: gaps,
        alarmRate: alarmRate(anomalies) ?? machine.alarmRate),
      alarmScores: judged.alarmScores, reason: reason(for: series, season: scorer?.season),
      timing: timing, warmUp: scorer?.warmUp ?? 0, members: members)
  }

  /// Whether rows are scored by the rows before them alone.
  var timing: ScoreRule.Timing {
    detectors.contains { $0.plan.score.timing == .centred } ? .centred : .causal
  }

  /// What was chosen and why so, in one line for a person.
  ///
  /// - Parameter season: rows in the season that a model on line has found.
  func reason(for series: Series, season: Int?) -> String {
    switch self {
    case .fitted(let detector): detector.plan.reason
    case .ensemble(let ensemble): ensemble.reason
    case .online(let configuration, _):
      PlanSentence(series: series, configuration: configuration, season: season).description
    }
  }
}

extension Detector {
  /// Scores a series and names its anomalies, as `DetectionModel.detect` does.
  public func detect(
    _ series: Series, learnedRows: Int = 0, threadCount: Int = 1
  ) throws(DetectorError) -> DetectionResult {
    try DetectionModel.fitted(self).detect(
      series, learnedRows: learnedRows, threadCount: threadCount
    ).result
  }

  /// The scores of a series, with its own channels in its own order, and where data is missing.
  ///
  /// Rows that were due and never came count as missing: rows on both sides of a hole are not taken
  /// for neighbours, and rows whose window was mostly missing have no score.
  fileprivate func score(
    _ series: Series, threadCount: Int
  ) throws(DetectorError) -> (series: Series, rows: ScoredRows, gaps: [DataGap]) {
    let series = try matching(series)
    guard series.rowCount >= plan.windowSpan else {
      throw .tooFewRows(
        found: series.rowCount, needed: plan.windowSpan, purpose: "for one window of the model")
    }
    let due = DueRows(series, limit: plan.windowSpan)
    let filled = FilledSeries(filling: due.series, rule: .forward(), initialValues: scaler.center)
    let scores = SeriesScorer(self, threadCount: threadCount).score(
      scaler.transform(filled.series), isImputed: filled.isImputed)
    return (series, scoredRows(scores, isImputed: filled.isImputed, at: due.measured), due.gaps)
  }

  /// The series with the detector's channels in the detector's order; features are made where the
  /// series does not have them already.
  private func matching(_ series: Series) throws(DetectorError) -> Series {
    guard series.channelNames != channelNames else { return series }
    let (names, features) = inputs(of: series.channelNames)
    let columns = try DetectorError.columns(of: names, among: series.channelNames)
    var values: [Double] = []
    values.reserveCapacity(series.rowCount * columns.count)
    for row in 0..<series.rowCount {
      for column in columns { values.append(series[row, column]) }
    }
    let own = Series(
      name: series.name, channelNames: names, timeAxis: series.timeAxis, values: values,
      labels: series.labels)
    do throws(PreparationError) {
      return try features?.transform(own) ?? own
    } catch {
      throw .preparation(error)
    }
  }

  /// The channels it is given, before features are made of them.
  public var inputChannelNames: [String] { features?.inputChannelNames ?? channelNames }

  /// What of some channels it takes: its own, or what features make them of.
  func inputs(of names: [String]) -> (channelNames: [String], features: FeatureTransform?) {
    guard let features, !channelNames.allSatisfy(names.contains) else { return (channelNames, nil) }
    return (features.inputChannelNames, features)
  }
}

extension DetectorError {
  /// Where channels are among others.
  ///
  /// - Throws: `missingChannel`.
  static func columns(
    of names: [String], among others: [String]
  ) throws(DetectorError) -> [Int] {
    var columns: [Int] = []
    for name in names {
      guard let column = others.firstIndex(of: name) else {
        throw .missingChannel(name: name, found: others)
      }
      columns.append(column)
    }
    return columns
  }
}

extension OnlineConfiguration {
  /// How the surprise of rows becomes alarms.
  ///
  /// - Parameters:
  ///   - rule: `.fixed` or `.budget`; `nil` for the usual surprise.
  ///   - warmUp: rows before the first score.
  /// - Throws: `DetectorError.threshold` for a budget in time without a clock, and
  ///   `.invalidConfiguration` for a rule that needs the scores of rows that were learned from.
  func alarms(
    _ rule: ThresholdRule?, samplingInterval: Int64?, style: TimestampStyle, warmUp: Int
  ) throws(DetectorError) -> AlarmPolicy {
    let usual = DetectionModel.usualSurprise
    let quietPeriod = quietPeriod ?? warmUp * 3 / 5
    switch rule ?? .fixed(Double(usual)) {
    case .fixed(let surprise):
      return AlarmPolicy(
        rule: .fixed(surprise), threshold: Float(surprise),
        events: EventRule(mergeGap: windowLength),
        quietPeriod: quietPeriod)
    case .budget(let budget):
      guard
        let rate = budget.alarmsPerRow(samplingInterval: samplingInterval ?? 1, style: style),
        rate > 0
      else { throw .threshold(.budgetNeedsClock(budget)) }
      // One incident may go quiet for as long as the model looks back, but a budget of many alarms
      // cannot be used up where they are merged.
      return AlarmPolicy(
        rule: .budget(budget), threshold: usual,
        events: EventRule(mergeGap: Int(min(Double(windowLength), 0.1 / rate))),
        moving: AlarmPolicy.Moving(alarmsPerRow: rate, calibration: [], flagsAtOnce: false),
        quietPeriod: quietPeriod)
    case let other:
      throw .invalidConfiguration(
        key: "threshold", found: other.description,
        expected: "fixed:SURPRISE or a budget, where a detector learns as rows come")
    }
  }
}
