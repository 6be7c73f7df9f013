/// Flags rows by their raw scores: by the detector's threshold, or where that keeps a budget, by one that
/// starts there and moves with the scores.
///
/// A threshold set once is missed on later rows by a factor of three in the middle, as what is normal
/// changes; a moving one keeps its promise.
struct ScoreJudge: Sendable, Equatable, Codable {
  /// What a raw score means for a row.
  struct Judgement {
    let anomalyScore: Float
    let isFlagged: Bool
    let isImputed: Bool
  }

  private let fixed: Float
  private var rolling: RollingThreshold?
  /// Rows yet to come that the detector learned from.
  private var learnedRows: Int

  /// The judge of a detector.
  ///
  /// - Parameter learnedRows: The first rows, which the detector learned from: they are judged by the
  ///   threshold that was found from them.
  init(_ detector: Detector, learnedRows: Int = 0) {
    fixed = detector.threshold.value
    self.learnedRows = learnedRows
    guard case .budget(let budget) = detector.threshold.rule else { return }
    let calibration = detector.calibrationScores
    let alarmsPerRow = budget.alarmsPerRow(
      samplingInterval: calibration.samplingInterval, style: calibration.timestampStyle)
    guard let alarmsPerRow, alarmsPerRow > 0 else { return }
    rolling = RollingThreshold(
      alarmsPerRow: alarmsPerRow, mergeGap: detector.plan.events.mergeGap)
    rolling?.prime(calibration.scores)
  }

  /// Whether this can be the judge of a stream of such a detector.
  func fits(_ detector: Detector) -> Bool {
    let fresh = ScoreJudge(detector)
    return fixed == fresh.fixed && rolling?.alarmRate.promised == fresh.rolling?.alarmRate.promised
  }

  /// What the budget promised, and what came; `nil` without a moving threshold, and before it judged.
  @inline(never)  // Inlined, it crashes the optimiser of Swift 6.3.1.
  var alarmRate: AlarmRateCheck? {
    guard let rate = rolling?.alarmRate, rate.rows > 0 else { return nil }
    return rate
  }

  /// Flags a row whose score passes the threshold, unless nothing of it was measured: what was filled
  /// in raises no alarm on its own.
  mutating func judge(raw: Float, isImputed: ArraySlice<Bool>) -> Judgement {
    let isMeasured = isImputed.contains(false)
    var threshold = fixed
    if learnedRows > 0 {
      learnedRows -= 1
    } else if let judgement = rolling?.take(isMeasured ? raw : .nan), judgement.threshold > 0 {
      threshold = judgement.threshold
    }
    return Judgement(
      anomalyScore: raw / threshold, isFlagged: raw > threshold && isMeasured,
      isImputed: isImputed.contains(true))
  }
}
