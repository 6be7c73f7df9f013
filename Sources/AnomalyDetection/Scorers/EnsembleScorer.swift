/// Scores rows as they come with several detectors: each judges them by its own threshold, and their
/// anomaly scores become one.
struct EnsembleScorer: Sendable {
  let ensemble: DetectorEnsemble
  private var scorers: [FittedScorer]
  private var machines: [AlarmMachine]

  /// A scorer before its first row.
  ///
  /// - Throws: `DetectorError.centredScoreIsNotLive` where a member needs later rows.
  init(_ ensemble: DetectorEnsemble) throws(DetectorError) {
    self.ensemble = ensemble
    scorers = []
    for member in ensemble.members { scorers.append(try FittedScorer(member)) }
    machines = ensemble.members.map { AlarmMachine($0.alarms, channelNames: $0.channelNames) }
  }

  /// `[member]`: memory to work in.
  func makeReconstructors() -> [WindowReconstructor] { scorers.map { $0.makeReconstructor() } }

  /// What the members promised by themselves, and what came of all together.
  func alarmRate(alarms: Int) -> AlarmRateCheck? {
    DetectorEnsemble.alarmRate(machines.map(\.alarmRate), alarms: alarms)
  }

  /// Scores the next rows.
  ///
  /// - Parameters:
  ///   - values: `[row, channel]` in the members' order and units, `NaN` where missing.
  ///   - missing: `[row]`: rows that were due before each and never came; empty for none.
  mutating func score(
    _ values: [Double], missing: [Int], with reconstructors: inout [WindowReconstructor]
  ) -> ScoredRows {
    var members: [DetectorEnsemble.MemberRows] = []
    for index in scorers.indices {
      let rows = scorers[index].score(values, missing: missing, with: &reconstructors[index])
      let judged = machines[index].judge(rows, actual: values, missing: missing) { _ in 0 }
      members.append(
        DetectorEnsemble.MemberRows(rows: rows, anomalyScores: judged.anomalyScores))
    }
    return ensemble.combined(members, actual: values)
  }

  /// Writes or reads what each member remembers.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    for index in scorers.indices {
      try archive.part("member \(index + 1)") { (archive) throws(StateError) in
        try scorers[index].archive(&archive)
        try machines[index].archive(&archive)
      }
    }
  }
}

extension DetectorEnsemble {
  /// What one member says of rows.
  struct MemberRows {
    let rows: ScoredRows
    /// `[row]`: over the member's own threshold.
    let anomalyScores: [Float]
  }

  /// The rows of all members as one: the raw score is the combined score, for which 1 is the threshold;
  /// what was expected, and each channel's part, is told by the member whose score is highest.
  func combined(_ members: [MemberRows], actual: [Double]) -> ScoredRows {
    let channels = channelNames.count
    var combined = ScoredRows(channelCount: channels, hasFixedScale: true)
    let scales = members.map(\.rows.residualScales)
    combined.residualScales = (0..<channels).map { channel in
      scales.reduce(0) { $0 + $1[channel] } / Double(scales.count)
    }
    combined.isImputed = members[0].rows.isImputed
    combined.isMeasured = members[0].rows.isMeasured
    for row in members[0].rows.scores.indices {
      let scores = members.map { $0.anomalyScores[row] }
      let leader = members[Self.leader(scores)].rows
      let place = row * channels..<(row + 1) * channels
      combined.scores.append(rule.combined(scores))
      combined.expected += leader.expected[place]
      // Squared deviations in units of the usual ones; 0 where a value is missing.
      combined.channelErrors += zip(place, leader.residualScale(row)).map { index, usual in
        let ratio = (actual[index] - leader.expected[index]) / usual
        return ratio.isFinite ? Float(ratio * ratio) : 0
      }
    }
    return combined
  }

  /// The first of the members with the highest score.
  private static func leader(_ scores: [Float]) -> Int {
    scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
  }

  /// What every member promised by itself, and what came of all together; `nil` unless all promise the
  /// same.
  static func alarmRate(_ rates: [AlarmRateCheck?], alarms: Int) -> AlarmRateCheck? {
    let known = rates.compactMap { $0 }
    guard let first = known.first, known.count == rates.count,
      known.allSatisfy({ $0.promised == first.promised })
    else { return nil }
    return AlarmRateCheck(
      promised: first.promised, rows: known.map(\.rows).min() ?? 0, alarms: alarms)
  }
}
