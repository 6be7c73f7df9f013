internal import TimeSeries

/// Turns scored rows into alarms, whoever scored them: the one place where a threshold is held against
/// a score, where a budget moves, and where flags become incidents that are explained. For files, for
/// live data, and for scores of any timing alike.
///
/// ```
///          flagged             not flagged          flagged
///   idle ───────────▶ open ──────────────▶ settled ─────────▶ open
///     ▲                                       │
///     └───────────────────────────────────────┘ not flagged for more than the merge gap
/// ```
/// An incident that has begun goes on at any score above the threshold; one begins at a score that is,
/// and that is not kept silent by a higher one told a short while ago.
struct AlarmMachine: Sendable, Equatable {
  /// What the policy says.
  let policy: AlarmPolicy
  private let channelNames: [String]
  /// How the ticks of rows are written.
  private let style: TimestampStyle
  private var rolling: RollingThreshold?
  private var quiet: QuietPeriod
  /// Rows yet to come that the detector learned from: they are judged by the threshold that was found
  /// from them.
  private var learnedRows: Int
  /// Rows judged.
  private var rowCount = 0
  /// Rows that were due, those that never came among them.
  private var dueCount = 0
  private var phase = Phase.idle
  /// Incidents that were told.
  private(set) var alarmCount = 0

  private enum Phase: Sendable, Equatable {
    /// Nothing is going on.
    case idle
    /// The last row was flagged.
    case open(Incident)
    /// Rows have come back below the threshold; a flag within the merge gap opens it again.
    case settled(Incident)
  }

  /// A machine before the first row.
  init(
    _ policy: AlarmPolicy, channelNames: [String], style: TimestampStyle = .rowNumber,
    learnedRows: Int = 0
  ) {
    self.policy = policy
    self.channelNames = channelNames
    self.style = style
    self.learnedRows = learnedRows
    quiet = QuietPeriod(rows: policy.quietPeriod)
    guard let moving = policy.moving else { return }
    rolling = RollingThreshold(
      alarmsPerRow: moving.alarmsPerRow, mergeGap: policy.events.mergeGap)
    rolling?.prime(moving.calibration)
  }

  /// What the budget promised, and what came; `nil` without a moving threshold, and before it judged.
  @inline(never)  // Inlined, it crashes the optimiser of Swift 6.3.1.
  var alarmRate: AlarmRateCheck? {
    guard let rate = rolling?.alarmRate, rate.rows > 0 else { return nil }
    return rate
  }

  /// Takes the scores of rows that no alarm is raised on, the last of them the next row to be judged:
  /// those that a detector on line warmed up with. What they would have told keeps later rows silent.
  mutating func skip(_ scores: [Float]) {
    for (index, score) in scores.enumerated() {
      _ = quiet.take(score, row: dueCount + index + 1 - scores.count)
    }
  }

  /// Judges rows, each by those before it alone.
  ///
  /// - Parameters:
  ///   - rows: what a scorer says of them.
  ///   - actual: `[row, channel]`: what was measured, in the data's units.
  ///   - missing: `[row]`: rows that were due before each and never came; empty for none.
  ///   - tick: when each was measured.
  mutating func judge(
    _ rows: ScoredRows, actual: [Double], missing: [Int] = [], tick: (Int) -> Int64
  ) -> JudgedRows {
    var judged = JudgedRows(capacity: rows.count)
    for row in 0..<rows.count {
      if !missing.isEmpty { dueCount += min(missing[row], StateArchive.largestCount - dueCount) }
      if !rows.warmUpScores.isEmpty, row == rows.warmUpRow { skip(rows.warmUpScores) }
      let judgement = hold(rows.scores[row], isMeasured: rows.isMeasured[row])
      judged.anomalyScores.append(judgement.anomalyScore)
      judged.alarmScores.append(judgement.alarmScore)
      judged.isFlagged.append(judgement.isFlagged)
      if judgement.isFlagged || isGoingOn {
        let change = follow(
          judgement.isFlagged,
          Incident.Row(
            index: rowCount, tick: tick(row), anomalyScore: judgement.anomalyScore,
            channelErrors: rows.channelErrors[rows.entries(row)],
            expected: rows.expected[rows.entries(row)], actual: actual[rows.entries(row)],
            residualScale: rows.residualScale(row)))
        if let change { judged.changes.append((row, change)) }
      }
      rowCount += 1
      dueCount += 1
    }
    return judged
  }

  private struct Judgement {
    let anomalyScore: Float
    let alarmScore: Float
    let isFlagged: Bool
  }

  /// Holds a raw score against the threshold, which may move by it. What was filled in raises no alarm
  /// on its own.
  private mutating func hold(_ score: Float, isMeasured: Bool) -> Judgement {
    var threshold = policy.threshold
    let alarmScore = quiet.rows > 0 ? quiet.take(score, row: dueCount) : score
    var begins = true
    if learnedRows > 0 {
      learnedRows -= 1
    } else if let judgement = rolling?.take(isMeasured ? score : .nan) {
      if judgement.threshold > 0 { threshold = judgement.threshold }
      begins = !judgement.threshold.isNaN || policy.moving?.flagsAtOnce == true
    } else {
      begins = alarmScore > threshold
    }
    return Judgement(
      anomalyScore: score / threshold, alarmScore: alarmScore,
      isFlagged: isMeasured && score > threshold && (begins || isGoingOn))
  }

  private var isGoingOn: Bool {
    switch phase {
    case .idle: false
    case .open, .settled: true
    }
  }

  /// Moves from phase to phase by a row.
  private mutating func follow(_ isFlagged: Bool, _ row: Incident.Row) -> IncidentChange? {
    switch phase {
    case .idle:
      guard isFlagged else { return nil }
      let incident = Incident(row)
      phase = .open(incident)
      return incident.flags >= policy.events.minimumFlags ? opened(incident) : nil
    case .open(var incident), .settled(var incident):
      // Taken out, so that it is changed in place.
      phase = .idle
      if isFlagged {
        let (flags, severity) = (incident.flags, Anomaly.Severity(score: Double(incident.score)))
        incident.add(row)
        phase = .open(incident)
        guard incident.flags >= policy.events.minimumFlags else { return nil }
        if flags < policy.events.minimumFlags { return opened(incident) }
        return Anomaly.Severity(score: Double(incident.score)) > severity
          ? .updated(told(incident)) : nil
      }
      guard row.index - incident.last <= policy.events.mergeGap else {
        return incident.flags >= policy.events.minimumFlags ? .closed(told(incident)) : nil
      }
      incident.pass(row.channelErrors)
      phase = .settled(incident)
      return nil
    }
  }

  private mutating func opened(_ incident: Incident) -> IncidentChange {
    alarmCount += 1
    return .opened(told(incident))
  }

  private func told(_ incident: Incident) -> Anomaly {
    incident.anomaly(channelNames: channelNames, style: style)
  }

  /// The incident that is going on, as far as it is known; `nil` outside of one.
  var ongoing: Anomaly? {
    switch phase {
    case .idle: nil
    case .open(let incident), .settled(let incident):
      incident.flags >= policy.events.minimumFlags ? told(incident) : nil
    }
  }

  /// Ends the incident that is going on, as at the end of the data.
  mutating func finish() -> Anomaly? {
    defer { phase = .idle }
    return ongoing
  }
}

extension AlarmMachine {
  /// Writes or reads all that changes as rows come.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.part("incident") { (archive) throws(StateError) in
      try archive.integer(&rowCount, in: 0...StateArchive.largestCount)
      try archive.integer(&dueCount, in: 0...StateArchive.largestCount)
      try archive.integer(&learnedRows, in: 0...StateArchive.largestCount)
      try archive.integer(&alarmCount, in: 0...StateArchive.largestCount)
      var name = 0
      var incident: Incident?
      switch phase {
      case .idle: break
      case .open(let open): (name, incident) = (1, open)
      case .settled(let settled): (name, incident) = (2, settled)
      }
      try archive.integer(&name, in: 0...2)
      guard name > 0 else {
        phase = .idle
        return
      }
      var read = incident ?? Incident(channels: channelNames.count)
      try read.archive(&archive)
      guard read.last < rowCount else { throw archive.damage }
      phase = name == 1 ? .open(read) : .settled(read)
    }
    try archive.part("threshold") { (archive) throws(StateError) in
      try quiet.archive(&archive)
      try rolling?.archive(&archive)
    }
  }
}
