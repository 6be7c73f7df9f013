import RandomNumbers
import TestSupport
import Testing

@testable import AnomalyDetection

@Suite struct AlarmMachineTests {
  /// Scores drawn as text, of a threshold of 1: `.` is 0.5, `X` is 2 (medium), `S` is 3 (high), `!` is 9
  /// (critical), `-` has no score, and `?` would be 2, but nothing was measured.
  private static func scored(_ drawing: String) -> ScoredRows {
    var rows = ScoredRows(channelCount: 1, hasFixedScale: true)
    rows.residualScales = [1]
    for letter in drawing {
      let score: Float =
        switch letter {
        case "X", "?": 2
        case "S": 3
        case "!": 9
        case "-": .nan
        default: 0.5
        }
      rows.scores.append(score)
      rows.channelErrors.append(score.isNaN ? 0 : score)
      rows.expected.append(0)
      rows.isImputed.append(letter == "?")
      rows.isMeasured.append(letter != "?")
    }
    return rows
  }

  private static func machine(
    mergeGap: Int = 0, minimumFlags: Int = 1, quietPeriod: Int = 0,
    moving: AlarmPolicy.Moving? = nil, learnedRows: Int = 0
  ) -> AlarmMachine {
    AlarmMachine(
      AlarmPolicy(
        rule: .fixed(1), threshold: 1,
        events: EventRule(mergeGap: mergeGap, minimumFlags: minimumFlags), moving: moving,
        quietPeriod: quietPeriod),
      channelNames: ["x"], learnedRows: learnedRows)
  }

  private static func judge(_ rows: ScoredRows, by machine: inout AlarmMachine) -> JudgedRows {
    machine.judge(rows, actual: rows.scores.map { Double($0) }) { 100 + Int64($0) }
  }

  /// What a machine tells, as `row: change rows`, and at the end of the data.
  private static func told(_ drawing: String, by machine: AlarmMachine) -> [String] {
    var machine = machine
    func words(_ rows: Range<Int>) -> String { "\(rows.lowerBound)…\(rows.upperBound - 1)" }
    var told = judge(scored(drawing), by: &machine).changes.map { row, change in
      switch change {
      case .opened(let anomaly): "\(row): opened \(words(anomaly.rows))"
      case .updated(let anomaly): "\(row): \(anomaly.severity.rawValue) \(words(anomaly.rows))"
      case .closed(let anomaly): "\(row): closed \(words(anomaly.rows))"
      }
    }
    if let last = machine.finish() { told.append("end: closed \(words(last.rows))") }
    return told
  }

  /// (drawing, merge gap, fewest flags, what is told)
  @Test(arguments: [
    ("........", 0, 1, []),
    ("..X.....", 0, 1, ["2: opened 2…2", "3: closed 2…2"]),
    ("..XX...X", 0, 1, ["2: opened 2…2", "4: closed 2…3", "7: opened 7…7", "end: closed 7…7"]),
    // Two spikes apart are two incidents, as far apart as the merge gap one.
    ("X..X....", 1, 1, ["0: opened 0…0", "2: closed 0…0", "3: opened 3…3", "5: closed 3…3"]),
    ("X..X....", 2, 1, ["0: opened 0…0", "6: closed 0…3"]),
    ("X.X.X.X.", 1, 1, ["0: opened 0…0", "end: closed 0…6"]),
    // An incident with too few flags is never told; one with enough is told when it has them.
    ("X...X...", 1, 2, []),
    ("X.X.X...", 1, 2, ["2: opened 0…2", "6: closed 0…4"]),
    ("XX.....X", 0, 2, ["1: opened 0…1", "2: closed 0…1"]),
    ("X.......", 9, 2, []),
    // It is told again when its severity rises, and not when it falls.
    ("XS!SX...", 0, 1, ["0: opened 0…0", "1: high 0…1", "2: critical 0…2", "5: closed 0…4"]),
    ("X.!.....", 1, 1, ["0: opened 0…0", "2: critical 0…2", "4: closed 0…2"]),
    ("!S......", 0, 1, ["0: opened 0…0", "2: closed 0…1"]),
    ("X!......", 0, 2, ["1: opened 0…1", "2: closed 0…1"]),
    // What was not measured raises no alarm, and has no place in one.
    ("..?.....", 0, 1, []),
    ("X?X.....", 1, 1, ["0: opened 0…0", "4: closed 0…2"]),
    ("X--X....", 2, 1, ["0: opened 0…0", "6: closed 0…3"]),
    ("", 0, 1, []),
  ])
  func `flags become incidents`(
    drawing: String, mergeGap: Int, minimumFlags: Int, expected: [String]
  ) {
    let machine = Self.machine(mergeGap: mergeGap, minimumFlags: minimumFlags)
    #expect(Self.told(drawing, by: machine) == expected)
  }

  @Test func `anomalies are the ranges of the event rule, in whatever pieces rows come`() {
    var generator = RandomGenerator(seed: 4)
    for _ in 0..<60 {
      let letters = (0..<80).map { _ in generator.uniform() < 0.3 ? "X" : "." }
      let events = EventRule(
        mergeGap: generator.uniform(below: 4), minimumFlags: 1 + generator.uniform(below: 3))
      let fresh = Self.machine(mergeGap: events.mergeGap, minimumFlags: events.minimumFlags)
      var (whole, pieces) = (fresh, fresh)
      let judged = Self.judge(Self.scored(letters.joined()), by: &whole)
      let parts = letters.flatMap { Self.judge(Self.scored($0), by: &pieces).closed }
      let last = whole.finish()
      #expect(
        (judged.closed + [last].compactMap { $0 }).map(\.rows)
          == events.ranges(of: flags(letters.joined())))
      #expect(parts.map(\.rows) == judged.closed.map(\.rows))
      #expect(pieces.finish()?.rows == last?.rows)
      #expect(pieces.alarmCount == whole.alarmCount)
    }
  }

  @Test func `an anomaly says when it was, how bad, and why`() throws {
    var machine = Self.machine(mergeGap: 1)
    let judged = Self.judge(Self.scored("..X.S..."), by: &machine)
    let anomaly = try #require(judged.closed.first)
    #expect(anomaly.rows == 2..<5 && anomaly.peak == 4)
    #expect(anomaly.ticks == Anomaly.Ticks(start: 102, peak: 104, end: 104))
    #expect(anomaly.score == 3 && anomaly.severity == .high)
    #expect(anomaly.actual == [3] && anomaly.expected == [0])
    #expect(anomaly.channelShares == [Anomaly.ChannelShare(name: "x", share: 1)])
    #expect(anomaly.reason == "x rose to 3 where 0 was expected")
    #expect(judged.anomalyScores == [0.5, 0.5, 2, 0.5, 3, 0.5, 0.5, 0.5])
  }

  @Test func `an incident keeps lower ones silent for the quiet period, and no longer`() {
    // The second is as high, the third higher, and after the fourth the first is long ago.
    #expect(
      Self.told("S..S..!..S....X", by: Self.machine(quietPeriod: 7)) == [
        "0: opened 0…0", "1: closed 0…0", "6: opened 6…6", "7: closed 6…6", "14: opened 14…14",
        "end: closed 14…14",
      ])
    // What goes on is not silenced by its own beginning.
    #expect(
      Self.told("SXX..X", by: Self.machine(quietPeriod: 7)) == [
        "0: opened 0…0", "3: closed 0…2",
      ])
  }

  @Test func `rows that never came count for the quiet period`() {
    var machine = Self.machine(quietPeriod: 7)
    let rows = Self.scored("S..X")
    let judged = machine.judge(
      rows, actual: [0, 0, 0, 0], missing: [0, 0, 0, 5]
    ) { Int64($0) }
    #expect(judged.isFlagged == [true, false, false, true])
    #expect(judged.alarmScores == [3, 0, 0, 2])
  }

  @Test func `scores of the warm-up keep later rows silent`() {
    var rows = Self.scored("-X...X")
    rows.warmUpScores = [0, 3, 0]
    rows.warmUpRow = 0
    var machine = Self.machine(quietPeriod: 3)
    let judged = Self.judge(rows, by: &machine)
    // The 3 is one row before the first: row 1 is 2 rows later, row 5 is 6.
    #expect(judged.isFlagged == flags(".....X"))
  }

  private static let moving = AlarmPolicy.Moving(
    alarmsPerRow: 0.01, calibration: (0..<200).map { Float($0 % 20) / 10 }, flagsAtOnce: true)

  @Test func `a budget's threshold moves away from the one it started with`() {
    var machine = Self.machine(moving: Self.moving)
    // Scores that the first threshold flags half of the time.
    let drawing = String(repeating: ".X", count: 2000)
    let judged = Self.judge(Self.scored(drawing), by: &machine)
    #expect(judged.isFlagged.count { $0 } < 60)
    #expect(judged.isFlagged[1])
    let rate = machine.alarmRate
    #expect(rate?.promised == 0.01 && rate?.rows == 4000)
    #expect(rate?.alarms ?? 99 <= 60)
    // A score over the threshold is above 1 just where the row is flagged.
    #expect(zip(judged.anomalyScores, judged.isFlagged).allSatisfy { ($0 > 1) == $1 })
  }

  @Test func `learned rows are judged by the first threshold, and count for no promise`() {
    var machine = Self.machine(moving: Self.moving, learnedRows: 30)
    let drawing = String(repeating: ".X", count: 20)
    let judged = Self.judge(Self.scored(drawing), by: &machine)
    #expect(Array(judged.isFlagged[..<30]) == flags(String(repeating: ".X", count: 15)))
    #expect(machine.alarmRate?.rows == 10)
    var unjudged = Self.machine(moving: Self.moving, learnedRows: 40)
    _ = Self.judge(Self.scored(drawing), by: &unjudged)
    #expect(unjudged.alarmRate == nil)
  }

  @Test func `a budget without scores flags at once or waits, as it is told`() {
    for flagsAtOnce in [false, true] {
      let moving = AlarmPolicy.Moving(
        alarmsPerRow: 0.01, calibration: [], flagsAtOnce: flagsAtOnce)
      var machine = Self.machine(moving: moving)
      let judged = Self.judge(Self.scored("..X..."), by: &machine)
      #expect(judged.isFlagged == flags(flagsAtOnce ? "..X..." : "......"))
    }
  }

  @Test func `a machine that stops and goes on tells the same`() throws {
    let fresh = Self.machine(
      mergeGap: 2, minimumFlags: 2, quietPeriod: 5, moving: Self.moving, learnedRows: 6)
    let drawing = "..X.X...!S..S....X?X...!!..-.S!"
    var whole = fresh
    let expected = Self.judge(Self.scored(drawing), by: &whole)
    for cut in 0...drawing.count {
      var first = fresh
      let before = Self.judge(Self.scored(String(drawing.prefix(cut))), by: &first)
      var written = StateArchive()
      try first.archive(&written)
      var second = fresh
      var read = StateArchive(reading: written.bytes)
      try second.archive(&read)
      #expect(read.isAtEnd && second == first, "row \(cut)")
      let after = Self.judge(Self.scored(String(drawing.dropFirst(cut))), by: &second)
      #expect(before.isFlagged + after.isFlagged == expected.isFlagged, "row \(cut)")
      #expect((before.closed + after.closed).map(\.rows) == expected.closed.map(\.rows))
      #expect(second.alarmRate == whole.alarmRate && second.alarmCount == whole.alarmCount)
    }
  }
}
