import AnomalyDetection
import Fleet
import SeriesFiles
import Testing
import TimeSeries

@Suite struct WatchedStreamTests {
  /// Waves with a spike now and then, one series a name, rows in turn.
  private static func lines(
    _ names: [String], rows: Int, silent: (name: String, rows: Range<Int>)? = nil
  ) -> [String] {
    (0..<rows).flatMap { row in
      names.enumerated().compactMap { index, name in
        if let silent, silent.name == name, silent.rows.contains(row) { return nil }
        let wave = 10 * Double((row * (index + 3)) % 24) + Double((row * 7 + index) % 5)
        let value = row % 190 == 150 ? wave + 900 : wave
        return #"{"timestamp":\#(1_700_000_000 + 60 * row),"metric":"\#(name)","value":\#(value)}"#
      }
    }
  }

  private static func detector(channel: String = "value") throws -> Detector {
    var configuration = DetectorConfiguration()
    configuration.model = .kind(.linear)
    configuration.windowLength = 12
    let values = (0..<600).map { row -> Double in
      10 * Double((row * 3) % 24) + Double((row * 7) % 5)
    }
    let ticks = (0..<600).map { row -> Int64 in (1_600_000_000 + 60 * Int64(row)) * 1_000_000_000 }
    let calm = Series(
      name: "calm", channelNames: [channel],
      timeAxis: TimeAxis(ticks: ticks, style: .epoch(.seconds)), values: values)
    return try Detector.fit(calm, configuration)
  }

  private static func stream(_ detector: Detector, lateness: Int64 = 0) -> WatchedStream {
    WatchedStream(
      path: "live", options: SeriesReader.Options(),
      fleet: Fleet(model: .fitted(detector), lateness: lateness))
  }

  /// All events of a text that comes in pieces of some bytes.
  private static func events(
    _ stream: inout WatchedStream, _ lines: some Sequence<String>, piece: Int = 1 << 20
  ) throws -> [FleetEvent] {
    let bytes = Array(lines.joined(separator: "\n").utf8) + [0x0A]
    var events: [FleetEvent] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      events += try stream.take(bytes[start..<min(start + piece, bytes.count)]).events
    }
    return events
  }

  @Test(arguments: [7, 64, 1 << 20])
  func `what is said of a series depends on no other and on no piece`(piece: Int) throws {
    let detector = try Self.detector()
    let all = Self.lines(["a", "b", "c"], rows: 400)
    var together = Self.stream(detector)
    let events = try Self.events(&together, all, piece: piece) + together.finish().flatMap(\.events)
    var ids = 0
    for name in ["a", "b", "c"] {
      var alone = Self.stream(detector)
      let own = all.filter { $0.contains("\"\(name)\"") }
      let expected = try Self.events(&alone, own) + alone.finish().flatMap(\.events)
      #expect(!expected.isEmpty)
      ids += Set(expected.map(\.id)).count
      #expect("\(events.filter { $0.series == name })" == "\(expected)")
    }
    #expect(Set(events.map(\.id)).count == ids)
  }

  @Test(arguments: [50, 1 << 20])
  func `a series that falls silent is told by the times of the others, once`(piece: Int) throws {
    let detector = try Self.detector()
    var stream = Self.stream(detector)
    let lines = Self.lines(["a", "b"], rows: 140, silent: ("b", 100..<120))
    let told = try Self.events(&stream, lines, piece: piece).filter { event in
      switch event.event {
      case .noData, .dataBack: true
      case .opened, .updated, .closed: false
      }
    }
    #expect(told.map(\.series) == ["b", "b"])
    guard case .noData(let silence)? = told.first?.event,
      case .dataBack(let back)? = told.last?.event
    else {
      Issue.record("\(told)")
      return
    }
    let last: Int64 = (1_700_000_000 + 60 * 99) * 1_000_000_000
    #expect(silence.start == last && back.start == last)
    #expect(back.end == (1_700_000_000 + 60 * 120) * 1_000_000_000)
    #expect(back.missingRows == 20)
    #expect(told[0].id == told[1].id)
  }

  @Test func `a series without the channels of the model is left out, and the others go on`() throws
  {
    var stream = Self.stream(try Self.detector(channel: "cpu"))
    let bytes = Array(
      """
      {"timestamp":1700000000,"series":"odd","disk":1}
      {"timestamp":1700000000,"series":"web","cpu":1}

      """.utf8)
    let outcome = try stream.take(bytes[...])
    #expect(outcome.failures.map(\.series) == ["odd"])
    #expect("\(try #require(outcome.failures.first))".contains("cpu"))
    #expect(stream.fleet.watchedCount == 1)
  }

  @Test(arguments: [1, 333, 5000, 21_000])
  func `a stream goes on from its state in the middle of a line, to the bit`(cut: Int) throws {
    let detector = try Self.detector()
    let lines = Self.lines(["a", "b"], rows: 300)
    let bytes = Array(lines.joined(separator: "\n").utf8) + [0x0A]
    var whole = Self.stream(detector, lateness: 120_000_000_000)
    let expected = try whole.take(bytes[...]).events + whole.finish().flatMap(\.events)

    var first = Self.stream(detector, lateness: 120_000_000_000)
    var events = try first.take(bytes[..<cut]).events
    var writing = StateArchive()
    try first.archive(&writing)
    var second = Self.stream(detector, lateness: 120_000_000_000)
    var reading = StateArchive(reading: writing.bytes)
    try second.archive(&reading)
    #expect(reading.isAtEnd)
    events += try second.take(bytes[cut...]).events + second.finish().flatMap(\.events)
    #expect("\(events)" == "\(expected)")
  }

  @Test func `a state that is cut off or of another model is refused`() throws {
    let detector = try Self.detector()
    var stream = Self.stream(detector)
    _ = try Self.events(&stream, Self.lines(["a"], rows: 60))
    var writing = StateArchive()
    try stream.archive(&writing)
    for count in stride(from: 0, to: writing.bytes.count, by: 17) {
      var reading = StateArchive(reading: Array(writing.bytes[..<count]))
      #expect(throws: StateError.self) {
        var other = Self.stream(detector)
        try other.archive(&reading)
      }
    }
    var reading = StateArchive(reading: writing.bytes)
    #expect(throws: StateError.self) {
      var other = Self.stream(try detector.withThreshold(.sigma(deviations: 9)))
      try other.archive(&reading)
    }
  }

  @Test func `a history is learned from and not told`() throws {
    let detector = try Self.detector()
    let lines = Self.lines(["a"], rows: 400)
    var history = Self.stream(detector)
    _ = try Self.events(&history, lines[..<160])
    _ = try history.finishReading()
    var live = history.followed()
    let events = try Self.events(&live, lines[160...]) + live.finish().flatMap(\.events)
    var whole = Self.stream(detector)
    let before = try Self.events(&whole, lines[..<160]).count
    let all = try Self.events(&whole, lines[160...]) + whole.finish().flatMap(\.events)
    #expect(before > 0)
    #expect("\(events)" == "\(all)")
  }
}
