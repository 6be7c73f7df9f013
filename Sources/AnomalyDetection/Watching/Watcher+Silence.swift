extension Watcher {
  /// Says how late it is where rows come live: by the rows of other series, or by the clock on the wall.
  /// A silence that is longer than three rows is told; no score depends on it.
  public mutating func advance(to now: Int64) -> [WatchEvent] {
    guard let last = newestTime, let due = silenceIsDue, now > due else { return [] }
    let missing = clock.missingRows(from: last, to: now)
    silence = Silent(start: lastValue, missingRows: 0)
    return [
      .noData(WatchEvent.Silence(start: lastValue, end: now, missingRows: missing))
    ]
  }

  /// When a silence is told, if no row comes; `nil` where it is told already or nothing is due.
  package var silenceIsDue: Int64? {
    guard isTimed, silence == nil, let interval = clock.interval, let last = newestTime else {
      return nil
    }
    let (rows, first) = interval.multipliedReportingOverflow(by: 3)
    let (patience, second) = rows.addingReportingOverflow(late.delay)
    let (due, third) = last.addingReportingOverflow(patience)
    return first || second || third ? nil : due
  }

  /// What is to be told of data that is missing before a row or in it.
  mutating func silences(missing: Int, isMeasured: Bool, tick: Int64) -> [WatchEvent] {
    if missing == 0, isMeasured, silence == nil {
      lastValue = tick
      return []
    }
    var events: [WatchEvent] = []
    if missing > 0 || !isMeasured {
      if silence == nil {
        silence = Silent(start: lastValue)
        events.append(
          .noData(WatchEvent.Silence(start: lastValue, end: tick, missingRows: missing)))
      }
      let count = (silence?.missingRows ?? 0) + missing + (isMeasured ? 0 : 1)
      silence?.missingRows = min(count, StateArchive.largestCount)
    }
    guard isMeasured else { return events }
    if let silent = silence {
      events.append(
        .dataBack(
          WatchEvent.Silence(start: silent.start, end: tick, missingRows: silent.missingRows)))
      silence = nil
    }
    lastValue = tick
    return events
  }
}
