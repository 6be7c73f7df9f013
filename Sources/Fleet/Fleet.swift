package import AnomalyDetection
package import SeriesFiles
package import TimeSeries

/// Many series by name, each with a watcher of one model: rows in, events out.
///
/// It knows no network and no clock of its own. Series are found as they come. What it says of a series
/// follows from that series' rows, and of its silence from the times of all.
package struct Fleet: Sendable {
  /// Who judges every series.
  package let model: DetectionModel
  /// How long rows are held back, in ticks.
  package let lateness: Int64
  /// How times are written.
  package internal(set) var style: TimestampStyle = .rowNumber

  /// In the order in which they came.
  private(set) var series: [Member] = []
  private var places: [String: Int] = [:]
  /// When a silence is due first; nothing is due before.
  private var firstSilence: Int64?
  /// The time of the newest row of all.
  package private(set) var newestTime: Int64?
  /// Memory that all watchers work in.
  private var scratch = WatcherScratch()

  /// The watcher of a new series of these channels.
  private var fresh: Fresh?

  private struct Fresh: Sendable {
    let channelNames: [String]
    let style: TimestampStyle
    let watcher: Watcher
  }

  /// A series with what watches it.
  struct Member: Sendable {
    let header: SampleReader.SeriesHeader
    /// `nil` of one that cannot be watched.
    var watcher: Watcher?
    /// Why it cannot.
    var error: DetectorError?
  }

  /// A fleet without a series.
  package init(model: DetectionModel, lateness: Int64 = 0) {
    self.model = model
    self.lateness = lateness
  }

  /// Series that are watched.
  package private(set) var watchedCount = 0

  /// The channels of a series that are judged; none of one that is not known.
  package func channelNames(of name: String) -> [String] {
    places[name].flatMap { series[$0].watcher?.channelNames } ?? []
  }

  /// The series that cannot be watched, and why.
  package var failures: [FleetError] {
    series.compactMap { member in
      member.error.map { FleetError(series: member.header.name, error: $0) }
    }
  }

  /// Rows that came too late to be judged, of all series.
  package var lostRows: Int { series.reduce(0) { $0 + ($1.watcher?.lostRows ?? 0) } }

  /// Rows taken, of all series: judged, or waiting until that can be done.
  package var rowCount: Int {
    series.reduce(0) { $0 + ($1.watcher.map { $0.rowCount + $0.waitingRows } ?? 0) }
  }

  /// Takes notice of a series; a new one is watched from now on.
  ///
  /// - Returns: its place, and why it cannot be watched if that is new.
  package mutating func meet(
    _ header: SampleReader.SeriesHeader, style: TimestampStyle
  ) -> (place: Int, failure: FleetError?) {
    self.style = style
    var member = Member(header: header)
    if let place = places[header.name] {
      let known = series[place].header.channelNames
      guard known != header.channelNames else { return (place, nil) }
      member.error = .invalidConfiguration(
        key: "the columns", found: header.channelNames.joined(separator: ", "),
        expected: known.joined(separator: ", ") + " as in the rows before (--columns chooses)")
    } else {
      do throws(DetectorError) {
        member.watcher = try watcher(of: header.channelNames)
        watchedCount += 1
      } catch {
        member.error = error
      }
      places[header.name] = series.count
    }
    series.append(member)
    return (
      series.count - 1, member.error.map { FleetError(series: header.name, error: $0) }
    )
  }

  /// A watcher before its first row. Copies of one share all that never changes.
  private mutating func watcher(of channelNames: [String]) throws(DetectorError) -> Watcher {
    if let fresh, fresh.channelNames == channelNames, fresh.style == style { return fresh.watcher }
    let watcher = try Watcher(
      model, channelNames: channelNames, style: style, lateness: lateness)
    fresh = Fresh(channelNames: channelNames, style: style, watcher: watcher)
    return watcher
  }

  /// Takes the next rows of one series.
  ///
  /// - Parameter place: which series, as `meet` has said.
  package mutating func take(_ run: SampleRun, of place: Int) -> [FleetOutput] {
    let name = series[place].header.name
    let found = series[place].watcher?.take(run.values, ticks: run.ticks, with: &scratch)
    var output = (found ?? []).map { rows(name, $0) }
    if let newest = run.ticks.max(), newest > newestTime ?? Int64.min {
      newestTime = newest
      if let due = series[place].watcher?.silenceIsDue {
        firstSilence = min(firstSilence ?? due, due)
      }
      output += advance(to: newest).map { .event($0) }
    }
    return output
  }

  private func rows(_ name: String, _ rows: WatchedRows) -> FleetOutput {
    .rows(series: name, rows, events: rows.events.map { ($0.row, event(name, $0.event)) })
  }

  /// Says how late it is: tells of series that have fallen silent by then, and of no other.
  package mutating func advance(to now: Int64) -> [FleetEvent] {
    guard let first = firstSilence, now > first else { return [] }
    var events: [FleetEvent] = []
    var next: Int64?
    for index in series.indices {
      guard let due = series[index].watcher?.silenceIsDue else { continue }
      guard now > due else {
        next = min(next ?? due, due)
        continue
      }
      // Told as of the moment when it was due, whenever that is looked at.
      let found = series[index].watcher?.advance(to: due + 1) ?? []
      events += found.map { event(series[index].header.name, $0) }
    }
    firstSilence = next
    return events
  }

  /// Goes on after a stop with a sender that may give the last rows once more: they are left out.
  package mutating func expectRepeats() {
    for index in series.indices { series[index].watcher?.expectRepeats() }
  }

  /// Judges the rows that wait, and tells of what is still going on.
  package mutating func finish() -> [FleetOutput] {
    var output: [FleetOutput] = []
    for index in series.indices {
      let name = series[index].header.name
      guard let (parts, events) = series[index].watcher?.finish(with: &scratch) else { continue }
      output += parts.map { rows(name, $0) } + events.map { .event(event(name, $0)) }
    }
    return output
  }

  private func event(_ name: String, _ event: WatchEvent) -> FleetEvent {
    let id =
      switch event {
      case .opened(let anomaly), .updated(let anomaly), .closed(let anomaly, _):
        style.text(tick: anomaly.ticks.start)
      case .noData(let silence), .dataBack(let silence):
        "\(silence.start.map(style.text) ?? "start")/no_data"
      }
    return FleetEvent(series: name, id: "\(name)/\(id)", event: event)
  }

  /// Writes or reads all that changes as rows come.
  package mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    let count = try archive.length(series.count, in: 0...1 << 24, bytesEach: 16)
    for index in 0..<count {
      var header =
        archive.isReading
        ? SampleReader.SeriesHeader(name: "", channelNames: []) : series[index].header
      try header.archive(&archive)
      if archive.isReading { _ = meet(header, style: style) }
      guard index < series.count else { throw archive.damage }
      try archive.part("series \(header.name.prefix(40))") { (archive) throws(StateError) in
        var isWatched = series[index].watcher != nil
        try archive.flag(&isWatched)
        guard isWatched == (series[index].watcher != nil) else {
          throw .ofAnother(
            what: "model", found: isWatched ? "one that knows \(header.name)" : "one that does not",
            expected: "as it is given")
        }
        try series[index].watcher?.archive(&archive)
      }
      if let due = series[index].watcher?.silenceIsDue {
        firstSilence = min(firstSilence ?? due, due)
      }
      if let newest = series[index].watcher?.newestTime {
        newestTime = max(newestTime ?? newest, newest)
      }
    }
  }
}
