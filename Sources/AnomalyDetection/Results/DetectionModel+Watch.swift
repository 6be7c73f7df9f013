public import TimeSeries

extension DetectionModel {
  /// Watches a recorded series from its first row to its last, as if it came live: to the bit what a
  /// `Watcher` says of its rows, which nothing that comes after them can change. How often rows come, and
  /// so which are missing and how long a day is, is known by then from the first rows or from the model.
  ///
  /// - Parameter progress: told how far it is; `false` stops it.
  /// - Throws: as `Watcher.init`, and `DetectorError.cancelled`.
  public func watch(
    _ series: Series, progress: (FitProgress) -> Bool = { _ in true }
  ) throws(DetectorError) -> Detection {
    var watcher = try Watcher(
      self, channelNames: series.channelNames, style: series.timeAxis.style)
    var scratch = WatcherScratch()
    var events: [WatchEvent] = []
    var rows: ScoredRows?
    var judged = JudgedRows()
    var values: [Double] = []
    var missing: [Int] = []
    func take(_ parts: [WatchedRows]) {
      for watched in parts {
        if rows == nil { rows = watched.scored } else { rows?.append(watched.scored) }
        judged.append(watched.judged)
        values += watched.values
        missing += watched.missing
        events += watched.told
      }
    }
    let block = 1024
    for first in stride(from: 0, to: series.rowCount, by: block) {
      let step = FitProgress(
        step: "watching", fraction: Double(first) / Double(max(1, series.rowCount)))
      guard progress(step) else { throw .cancelled }
      let range = first..<min(first + block, series.rowCount)
      let width = series.channelCount
      take(
        watcher.take(
          Array(series.values[range.lowerBound * width..<range.upperBound * width]),
          ticks: range.map { series.timeAxis.tick(at: $0) }, with: &scratch))
    }
    let (rest, last) = watcher.finish(with: &scratch)
    take(rest)
    events += last
    let own = Series(
      name: series.name, channelNames: watcher.channelNames, timeAxis: series.timeAxis,
      values: values, labels: series.labels)
    let (alarms, warmUp, season) = watcher.verdict
    var members: [Detection] = []
    if case .ensemble(let ensemble) = self {
      for member in ensemble.members {
        members.append(try DetectionModel.fitted(member).watch(series))
      }
    }
    return Detection(
      model: self, alarms: alarms,
      result: DetectionResult(
        own, rows ?? ScoredRows(channelCount: own.channelCount, hasFixedScale: true), judged,
        alarms,
        anomalies: events.compactMap { event in
          if case .closed(let anomaly, _) = event { anomaly } else { nil }
        },
        gaps: own.gaps(missingRows: missing), alarmRate: watcher.alarmRate),
      alarmScores: judged.alarmScores, reason: reason(for: own, season: season), timing: .causal,
      warmUp: warmUp, members: members)
  }
}
