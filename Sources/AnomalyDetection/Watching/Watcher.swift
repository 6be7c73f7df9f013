internal import NeuralEngine
public import TimeSeries

/// Judges the rows of one series as they come: the scorer of a model, and the alarm machine behind it.
///
/// ```swift
/// var watcher = try Watcher(.fitted(Detector.load(from: "web.martlet")))
/// for sample in samples {
///   for event in watcher.take(sample) { print(event) }
/// }
/// ```
///
/// Rows in the order of their time give the bits that `martlet detect --causal` gives for them as a file,
/// in whatever pieces they come, and over any number of stops (`save(to:)`, `resume(from:)`). What is out of
/// order:
///
/// - *late*: a row older than one that was judged is counted (`lostRows`) and left out; with `lateness`
///   rows are held back for as long as that, and take their place;
/// - *repeated*: a row of the time of the row before is a row like any other;
/// - *missing*: rows that were due by the rows before count as missing values, and are told as `noData`.
///
/// A watcher owns everything that changes as rows come; the model never does.
public struct Watcher: Sendable {
  /// Who judges.
  public let model: DetectionModel
  /// The channels that are judged, in order.
  public let channelNames: [String]

  /// Which of the values given are judged; `nil` for all in their order.
  let columns: [Int]?
  let inputCount: Int
  let digest: UInt64
  let isTimed: Bool
  let style: TimestampStyle
  var late: LateRows
  var clock: StreamClock
  var features: FeatureStream?
  var phase: Phase
  /// Rows judged.
  package internal(set) var rowCount = 0
  /// The tick of the last row with a value before a silence that was told; `nil` outside of one.
  var silence: Silent?
  /// The tick of the last row with a value.
  var lastValue: Int64?
  private var scratch: WatcherScratch?

  struct Silent: Equatable {
    var start: Int64?
    var missingRows = 0
  }

  enum Phase: Sendable {
    /// It is not known yet how often rows come, and so not how long a day is: `[row, channel]` and the
    /// rows' ticks.
    case settling(values: [Double], ticks: [Int64])
    case judging(Judging)
    /// Stands in while what judges is changed in place.
    case taken
  }

  /// What judges.
  struct Judging: Sendable {
    var scorer: Scorer
    var machine: AlarmMachine
  }

  /// A watcher of a series.
  ///
  /// - Parameters:
  ///   - model: who judges.
  ///   - channelNames: the values of a row, in order; `nil` where they are those of a fitted model, in its
  ///     order, and for a model on line one value.
  ///   - style: how the rows' times are given: whether they are those of a clock; `.rowNumber` without.
  ///   - lateness: how long rows are held back, in ticks (nanoseconds of a clock).
  /// - Throws: `DetectorError.missingChannel`, `.centredScoreIsNotLive`, `.threshold` for a budget in time
  ///   without a clock, or `.invalidConfiguration`.
  public init(
    _ model: DetectionModel, channelNames: [String]? = nil,
    style: TimestampStyle = .epoch(.nanoseconds), lateness: Int64 = 0
  ) throws(DetectorError) {
    self.model = model
    self.style = style
    digest = model.digest
    isTimed = style != .rowNumber
    late = LateRows(delay: isTimed ? lateness : 0)
    let given = channelNames ?? model.detectors.first?.inputChannelNames ?? ["value"]
    inputCount = given.count
    guard !given.isEmpty else { throw .noChannels }
    if let detector = model.detectors.first {
      let inputs = detector.inputs(of: given)
      features = inputs.features.map(FeatureStream.init)
      if let rule = inputs.features?.rules.first(where: \.needsClock), !style.isClock {
        throw .preparation(.noClock(series: "the stream", feature: "\(rule)"))
      }
      let found = try DetectorError.columns(of: inputs.channelNames, among: given)
      columns = found == Array(given.indices) ? nil : found
      self.channelNames = detector.channelNames
      let calibration = detector.calibrationScores
      clock = StreamClock(
        isTimed: isTimed,
        prior: calibration.timestampStyle.isClock == style.isClock
          ? calibration.samplingInterval : nil)
    } else {
      columns = nil
      self.channelNames = given
      clock = StreamClock(isTimed: isTimed, prior: nil, settlingRows: model.settlingRows)
    }
    switch model {
    case .fitted(let detector):
      phase = .judging(
        Judging(
          scorer: .fitted(try FittedScorer(detector)),
          machine: AlarmMachine(
            detector.alarms, channelNames: detector.channelNames, style: style)))
    case .ensemble(let ensemble):
      phase = .judging(
        Judging(
          scorer: .ensemble(try EnsembleScorer(ensemble)),
          machine: AlarmMachine(
            ensemble.alarms, channelNames: ensemble.channelNames, style: style)))
    case .online(let configuration, let rule):
      phase = .settling(values: [], ticks: [])
      // What could be wrong shows now, and not some rows later.
      _ = try Self.learning(
        configuration, rule, channelNames: self.channelNames, interval: 1, style: style)
      if configuration.memberCount > 0 {
        _ = try OnlineModel(configuration, channels: given.count)
      }
      if !isTimed {
        phase = .judging(
          try Self.learning(
            configuration, rule, channelNames: given, interval: nil, style: style))
      }
    }
  }

  /// What judges by a model on line, once it is known how often rows come.
  static func learning(
    _ configuration: OnlineConfiguration, _ rule: ThresholdRule?, channelNames: [String],
    interval: Int64?, style: TimestampStyle
  ) throws(DetectorError) -> Judging {
    let scorer = try OnlineScorer(
      channelCount: channelNames.count, samplingInterval: style.isClock ? interval : nil,
      configuration: configuration)
    let alarms = try configuration.alarms(
      rule, samplingInterval: interval, style: style, warmUp: scorer.warmUp)
    return Judging(
      scorer: .online(scorer),
      machine: AlarmMachine(alarms, channelNames: channelNames, style: style))
  }

  /// Rows that came too late to be judged.
  public var lostRows: Int { late.lostRows }

  /// Rows that were taken and are not judged yet.
  package var waitingRows: Int {
    guard case .settling(_, let ticks) = phase else { return late.waitingRows }
    return late.waitingRows + ticks.count
  }

  /// Goes on after a stop with a sender that may give the last rows once more: rows of a time that came
  /// before it are left out and counted as late.
  package mutating func expectRepeats() {
    if isTimed { late.expectRepeats() }
  }

  /// Nanoseconds (of plain numbers, their difference) from row to row, as it is known by now.
  public var samplingInterval: Int64? { clock.interval }

  /// The time of the newest row; `nil` before the first, and without times.
  public var newestTime: Int64? { isTimed ? late.newest : nil }

  /// What a budget promised, and the alarms that came; `nil` where the threshold promises no rate.
  public var alarmRate: AlarmRateCheck? {
    guard case .judging(let judging) = phase else { return nil }
    if case .ensemble(let ensemble) = judging.scorer {
      return ensemble.alarmRate(alarms: judging.machine.alarmCount)
    }
    return judging.machine.alarmRate
  }

  /// How it judges by now.
  var verdict: (alarms: AlarmPolicy, warmUp: Int, season: Int?) {
    guard case .judging(let judging) = phase else {
      return (AlarmPolicy(rule: .fixed(1), threshold: 1, events: EventRule()), 0, nil)
    }
    guard case .online(let scorer) = judging.scorer else { return (judging.machine.policy, 0, nil) }
    return (judging.machine.policy, scorer.warmUp, scorer.season)
  }

  /// Takes the next row.
  ///
  /// - Precondition: there is a value for each channel given.
  public mutating func take(_ sample: Sample) -> [WatchEvent] {
    // Taken out, so that it is changed in place.
    var memory = scratch.take() ?? WatcherScratch()
    defer { scratch = memory }
    return take(sample.values, ticks: [sample.time], with: &memory).flatMap(\.told)
  }

  /// Takes the next rows, and works in memory that is lent: rows that wait are scored together, to the
  /// bit as one by one.
  ///
  /// - Parameters:
  ///   - values: `[row, channel]`, `NaN` where missing.
  ///   - ticks: `[row]`; not looked at without times.
  /// - Returns: what was said of rows, those that had been held back among them.
  /// - Precondition: there is a value for each channel given.
  package mutating func take(
    _ values: [Double], ticks: [Int64], with scratch: inout WatcherScratch
  ) -> [WatchedRows] {
    precondition(
      values.count % inputCount == 0, "\(values.count) values for \(inputCount) channels")
    let count = values.count / inputCount
    guard isTimed else {
      let first = Int64(rowCount)
      return pass(values, ticks: (0..<count).map { first + Int64($0) }, with: &scratch)
    }
    precondition(ticks.count == count, "\(ticks.count) ticks for \(count) rows")
    if late.delay == 0, late.takeAll(ticks) {
      return pass(values, ticks: ticks, with: &scratch)
    }
    var going: (values: [Double], ticks: [Int64]) = ([], [])
    for row in 0..<count {
      let rowValues = values[row * inputCount..<(row + 1) * inputCount]
      if late.take(ticks[row], rowValues) {
        going.values += rowValues
        going.ticks.append(ticks[row])
      }
      // After each row, so that which rows come too late does not depend on how many come together.
      late.release { tick, row in
        going.values += row
        going.ticks.append(tick)
      }
    }
    return pass(going.values, ticks: going.ticks, with: &scratch)
  }

  /// Ends the stream: rows that are held back go on, and an incident that is still going on is told as
  /// such.
  public mutating func finish() -> [WatchEvent] {
    var memory = scratch.take() ?? WatcherScratch()
    let (rows, events) = finish(with: &memory)
    return rows.flatMap(\.told) + events
  }

  /// The same in memory that is lent.
  ///
  /// - Returns: what was said of the rows that were held back, and of what is going on.
  package mutating func finish(
    with scratch: inout WatcherScratch
  ) -> (rows: [WatchedRows], events: [WatchEvent]) {
    var going: (values: [Double], ticks: [Int64]) = ([], [])
    late.release(isAtEnd: true) { tick, row in
      going.values += row
      going.ticks.append(tick)
    }
    var rows = pass(going.values, ticks: going.ticks, with: &scratch)
    if case .settling = phase {
      clock.settle()
      rows += judge([], ticks: [], missing: [], with: &scratch)
    }
    guard case .judging(var judging) = phase else { return (rows, []) }
    phase = .taken
    let last = judging.machine.finish()
    phase = .judging(judging)
    return (rows, last.map { [.closed($0, isOngoing: true)] } ?? [])
  }

  /// Takes rows in order: the channels that are judged, and the rows that were due before each.
  private mutating func pass(
    _ given: [Double], ticks: [Int64], with scratch: inout WatcherScratch
  ) -> [WatchedRows] {
    guard !ticks.isEmpty else { return [] }
    var values = given
    if let columns {
      values = []
      values.reserveCapacity(ticks.count * columns.count)
      for row in ticks.indices {
        for column in columns { values.append(given[row * inputCount + column]) }
      }
    }
    if let transform = features?.transform {
      let width = transform.inputChannelNames.count
      values = ticks.indices.flatMap { row in
        features?.transform(Array(values[row * width..<(row + 1) * width]), tick: ticks[row]) ?? []
      }
    }
    var missing: [Int] = []
    if isTimed {
      missing.reserveCapacity(ticks.count)
      for tick in ticks { missing.append(clock.take(tick)) }
    }
    return judge(values, ticks: ticks, missing: missing, with: &scratch)
  }

  private mutating func judge(
    _ values: [Double], ticks: [Int64], missing: [Int], with scratch: inout WatcherScratch
  ) -> [WatchedRows] {
    switch phase {
    case .judging(var judging):
      phase = .taken
      defer { phase = .judging(judging) }
      return judge(values, ticks, missing, by: &judging, &scratch)
    case .settling(var held, var heldTicks):
      phase = .taken
      held += values
      heldTicks += ticks
      guard clock.isSettled, case .online(let configuration, let rule) = model else {
        phase = .settling(values: held, ticks: heldTicks)
        return []
      }
      // The rows that were waiting are measured by what they have shown.
      var again: Int64?
      let due = heldTicks.map { tick in
        defer { again = tick }
        return again.map { clock.missingRows(from: $0, to: tick) } ?? 0
      }
      var judging: Judging
      do throws(DetectorError) {
        judging = try Self.learning(
          configuration, rule, channelNames: channelNames, interval: clock.interval, style: style)
      } catch { preconditionFailure("\(error), though it was tried before") }
      defer { phase = .judging(judging) }
      return judge(held, heldTicks, due, by: &judging, &scratch)
    case .taken: preconditionFailure("a watcher takes rows while it judges")
    }
  }

  private mutating func judge(
    _ values: [Double], _ ticks: [Int64], _ missing: [Int], by judging: inout Judging,
    _ scratch: inout WatcherScratch
  ) -> [WatchedRows] {
    guard !ticks.isEmpty else { return [] }
    let rows: ScoredRows
    do throws(DetectorError) {
      rows = try judging.scorer.score(values, missing: missing, key: digest, with: &scratch)
    } catch { preconditionFailure("\(error), though it was tried before") }
    let verdicts = judging.machine.judge(rows, actual: values, missing: missing) { ticks[$0] }
    var changes = verdicts.changes[...]
    var events: [(row: Int, event: WatchEvent)] = []
    for row in ticks.indices {
      let silences = silences(
        missing: missing.isEmpty ? 0 : missing[row], isMeasured: rows.isMeasured[row],
        tick: ticks[row])
      for event in silences { events.append((row, event)) }
      while let change = changes.first, change.row == row {
        changes.removeFirst()
        switch change.change {
        case .opened(let anomaly): events.append((row, .opened(anomaly)))
        case .updated(let anomaly): events.append((row, .updated(anomaly)))
        case .closed(let anomaly): events.append((row, .closed(anomaly, isOngoing: false)))
        }
      }
    }
    rowCount += ticks.count
    return [
      WatchedRows(
        ticks: ticks, values: values, missing: missing, scored: rows, judged: verdicts,
        events: events)
    ]
  }
}

extension DetectionModel {
  /// Rows that it is measured by how often rows come: one that learns on line has to know when it has
  /// warmed up.
  fileprivate var settlingRows: Int {
    guard case .online(let configuration, _) = self else { return StreamClock.settlingRows }
    return min(StreamClock.settlingRows, configuration.warmUp ?? 3 * configuration.windowLength)
  }
}
