package import AnomalyDetection
package import SeriesFiles

/// A stream of bytes that is read and watched: bytes in, events out, with no input or output of its own.
///
/// `bytes → rows → scores → alarms → events`: the whole way of `martlet watch`, and of a file that is
/// judged as if it came live.
package struct WatchedStream: Sendable {
  /// Turns bytes into rows.
  package private(set) var reader: SampleReader
  package private(set) var fleet: Fleet
  /// `[series of the reader]`: its place in the fleet.
  private var places: [Int] = []
  private let path: String
  private let options: SeriesReader.Options

  /// A stream before its first byte.
  ///
  /// - Parameters:
  ///   - path: names the stream in messages, and its series if it is one.
  ///   - options: what a person said about the data.
  package init(path: String, options: SeriesReader.Options, fleet: Fleet) {
    self.path = path
    self.options = options
    self.fleet = fleet
    reader = SampleReader(path: path, options: options)
  }

  /// What bytes led to.
  package struct Outcome: Sendable {
    /// What was said of rows, and what is to be told, in order.
    package var output: [FleetOutput] = []
    /// What was noticed about the data.
    package var notes: [SampleNote] = []
    /// Series that cannot be watched.
    package var failures: [FleetError] = []

    /// What is to be told, in order.
    package var events: [FleetEvent] { output.flatMap(\.events) }
  }

  /// Takes the next bytes, which may end anywhere.
  ///
  /// - Throws: what keeps the whole stream from being read.
  package mutating func take(_ bytes: ArraySlice<UInt8>) throws(DataError) -> Outcome {
    var runs: [SampleRun] = []
    try reader.read(bytes, into: &runs)
    return outcome(runs)
  }

  /// The followed file has been replaced: an incomplete last line belongs to the old one, and the new
  /// one begins with a line of its own.
  package mutating func beginNewFile() throws(DataError) -> Outcome {
    var runs: [SampleRun] = []
    // An old file of a header alone, or of nothing, decides nothing.
    guard !reader.series.isEmpty else {
      reader = SampleReader(path: path, options: options)
      return Outcome()
    }
    try reader.finish(into: &runs)
    return outcome(runs)
  }

  /// Ends the watch: rows that wait are judged, and what is going on is told. Of a line that has only
  /// begun nothing is said; where the bytes are over, `finishReading` goes before.
  package mutating func finish() -> [FleetOutput] { fleet.finish() }

  /// Takes the end of the bytes, whose last line may lack its line feed: of a stream, or of a history that
  /// live rows follow.
  ///
  /// - Throws: what keeps the whole stream from being read, an empty one among them.
  package mutating func finishReading() throws(DataError) -> Outcome {
    var runs: [SampleRun] = []
    try reader.finish(into: &runs)
    return outcome(runs)
  }

  /// Says how late it is where rows come live.
  package mutating func advance(to now: Int64) -> [FleetEvent] { fleet.advance(to: now) }

  private mutating func outcome(_ runs: [SampleRun]) -> Outcome {
    var outcome = Outcome()
    for header in reader.series.dropFirst(places.count) {
      let (place, failure) = fleet.meet(header, style: reader.style)
      places.append(place)
      outcome.failures += [failure].compactMap { $0 }
    }
    for run in runs { outcome.output += fleet.take(run, of: places[run.series]) }
    outcome.notes = reader.takeNotes()
    return outcome
  }

  /// Goes on after a stop with another sender of the same stream: it begins with a whole line, though
  /// the last one may have been cut, and may give the last rows once more.
  package mutating func beginNewSender() {
    reader.forgetBegunLine()
    fleet.expectRepeats()
  }

  /// Goes on with another stream of the same series, such as what comes live after a history.
  package func followed() -> WatchedStream {
    WatchedStream(path: path, options: options, fleet: fleet)
  }
}

extension WatchedStream {
  /// Writes or reads all that changes as bytes come.
  ///
  /// - Throws: `StateError`; of bytes that no reader has left, `damaged`.
  package mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.part("reader") { (archive) throws(StateError) in
      var state = reader.state
      try state.archive(&archive)
      guard archive.isReading else { return }
      do {
        reader = try SampleReader(path: path, options: options, resuming: state)
      } catch { throw archive.damage }
    }
    try archive.part("fleet") { (archive) throws(StateError) in
      if archive.isReading { fleet.style = reader.style }
      try fleet.archive(&archive)
    }
    if archive.isReading {
      places = reader.series.map { fleet.meet($0, style: reader.style).place }
    }
  }
}

extension SampleReaderState {
  /// Writes or reads the plain parts; the reader checks them.
  fileprivate mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    var name = format?.rawValue ?? ""
    try archive.text(&name, limit: 16)
    format = DataFormat(rawValue: name)
    try archive.flag(&isText)
    try archive.flag(&isDecided)
    try archive.data(&decidingBytes, limit: 1 << 26)
    try archive.data(&comment, limit: 1 << 26)
    try archive.data(&pendingBytes, limit: 1 << 26)
    try archive.flags(&undecidedChannels, in: 0...1 << 20)
    try archive.integer(&lineCount, in: 0...Int.max / 4)
    try archive.integer(&skippedLines, in: 0...Int.max / 4)
    let count = try archive.length(series.count, in: 0...1 << 24, bytesEach: 16)
    let empty = SampleReader.SeriesHeader(name: "", channelNames: [])
    if archive.isReading { series = Array(repeating: empty, count: count) }
    for index in 0..<count { try series[index].archive(&archive) }
  }
}

extension SampleReader.SeriesHeader {
  /// Writes or reads the names.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    var (name, channelNames) = (name, channelNames)
    try archive.text(&name)
    let channels = try archive.length(channelNames.count, in: 0...1 << 20, bytesEach: 8)
    if archive.isReading { channelNames = Array(repeating: "", count: channels) }
    for channel in 0..<channels { try archive.text(&channelNames[channel]) }
    self = SampleReader.SeriesHeader(name: name, channelNames: channelNames)
  }
}
