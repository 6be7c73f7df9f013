import AnomalyDetection
import Fleet
import SeriesFiles
import TimeSeries

/// Reads, watches and tells until the data ends or a signal comes.
struct WatchLoop: ~Copyable {
  var stream: WatchedStream
  var feed: ByteFeed
  var state: WatchState?
  let lines: EventLines
  let tellsRows: Bool
  /// Whether rows come as they are measured, so that time passes without them.
  let isLive: Bool
  /// Anomalies that were told.
  private(set) var anomalyCount = 0

  init(
    stream: WatchedStream, feed: consuming ByteFeed, state: WatchState?, lines: EventLines,
    tellsRows: Bool, isLive: Bool
  ) {
    self.stream = stream
    self.feed = feed
    self.state = state
    self.lines = lines
    self.tellsRows = tellsRows
    self.isLive = isLive
  }

  /// The longest time without a look at signals and the clock.
  private static let patience = Duration.milliseconds(250)
  /// How long a rotated file may be gone before that is told.
  private static let rotationTime = Duration.seconds(10)

  mutating func run() throws {
    let stop = StopSignals()
    var lastRows = ContinuousClock.now
    var hasToldGap = false
    var waiting: ContinuousClock.Instant?
    var hasToldWaiting = false
    reading: while !stop.came {
      let timeout = min(state?.timeLeft ?? Self.patience, Self.patience)
      let piece = try feed.next(timeout: timeout)
      if feed.hasGap, !hasToldGap {
        hasToldGap = true
        Self.warn(
          "what was written while nobody watched was not found again: reading goes on with "
            + "the present file")
      }
      waiting = feed.isWaiting ? waiting ?? .now : nil
      if let waiting {
        // Between two files of a rotation there may be none for a moment.
        let isLong =
          stream.reader.lineCount == 0 || waiting.duration(to: .now) > Self.rotationTime
        if isLong, !hasToldWaiting { Self.warn("waiting for the file to be there") }
        hasToldWaiting = hasToldWaiting || isLong
      } else {
        hasToldWaiting = false
      }
      switch piece {
      case .bytes(let bytes):
        lastRows = .now
        let outcome = try stream.take(bytes)
        state?.change()
        try tell(outcome)
      case .newFile:
        let outcome = try stream.beginNewFile()
        state?.change()
        try tell(outcome)
      case .nothing:
        try tellSilence(since: lastRows)
      case .end:
        try finishReading()
        break reading
      }
    }
    // What goes on after a restart goes on from here, and not from what is said at the end.
    try state?.write(stream, place: feed.place, isUrgent: true)
    try finish()
  }

  private mutating func tell(_ outcome: WatchedStream.Outcome) throws {
    for note in outcome.notes { StandardError.print("note: \(note)") }
    for failure in outcome.failures { Self.warn("not watched: \(failure)") }
    try tell(outcome.output)
  }

  private mutating func tell(_ output: [FleetOutput]) throws {
    let style = stream.fleet.style
    let text = output.flatMap { output in
      if tellsRows, case .rows(let series, let rows, let events) = output {
        lines.lines(
          rows, events, of: series, channelNames: stream.fleet.channelNames(of: series),
          style: style)
      } else {
        output.events.map { lines.line($0, style: style) }
      }
    }
    let events = output.flatMap(\.events)
    for event in events { if case .opened = event.event { anomalyCount += 1 } }
    if !text.isEmpty { try StandardOutput.print(text.joined(separator: "\n")) }
    try state?.write(stream, place: feed.place, isUrgent: !events.isEmpty)
  }

  /// Time passes without rows: as long after the newest as since it came.
  private mutating func tellSilence(since last: ContinuousClock.Instant) throws {
    guard isLive, stream.fleet.style.isClock, let newest = stream.fleet.newestTime else {
      try tell([])
      return
    }
    let (seconds, parts) = last.duration(to: .now).components
    let passed = seconds * 1_000_000_000 + parts / 1_000_000_000
    let (now, overflow) = newest.addingReportingOverflow(passed)
    let events = overflow ? [] : stream.advance(to: now)
    if !events.isEmpty { state?.change() }
    try tell(events.map { .event($0) })
  }

  /// Takes the last line, which may lack its end.
  private mutating func finishReading() throws {
    let outcome = try stream.finishReading()
    state?.change()
    try tell(outcome)
  }

  private mutating func finish() throws {
    state = nil
    try tell(stream.finish())
    // Told of before, as other series might have come.
    if stream.fleet.watchedCount == 0, let failure = stream.fleet.failures.first {
      throw NothingWatched(failure: failure)
    }
    if stream.fleet.lostRows > 0 {
      Self.warn(
        "\(NumberText.count(stream.fleet.lostRows, "row", "rows")) came too late and were left out: "
          + "--late holds rows back for so long")
    }
    if stream.reader.skippedLines > 0 {
      Self.warn(
        "\(NumberText.count(stream.reader.skippedLines, "line", "lines")) could not be read")
    }
  }

  /// Not one series could be watched.
  private struct NothingWatched: Error, CustomStringConvertible {
    let failure: FleetError

    /// The first reason.
    var description: String { "nothing could be watched: \(failure)" }
  }

  private static func warn(_ text: String) { StandardError.print("warning: \(text)") }
}
