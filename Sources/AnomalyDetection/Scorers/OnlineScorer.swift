internal import NeuralEngine
internal import TimeSeries

/// Scores a stream as it comes, without a training beforehand: it learns on line from all that it has
/// seen, and a row is scored by the rows before it alone.
///
/// Three things make a row surprising, each simple to explain: it is not what an autoencoder expected
/// after the rows before it; it is not what is usual at this time of the season; it leaves the range of
/// all that came before. The errors of the first two are turned into surprise by the tail of recent
/// errors, so that one number means the same on every series.
struct OnlineScorer: Sendable {
  /// What was asked for.
  let configuration: OnlineConfiguration
  /// Values in a row.
  let channelCount: Int
  /// Nanoseconds from row to row, from which a day is known; `nil` without a clock.
  let samplingInterval: Int64?
  /// Rows before the first score.
  let warmUp: Int

  private var phase: Phase

  private enum Phase: Sendable {
    /// `[time, channel]`: the rows there are, in the data's units, and how many of them have a value.
    case warmingUp([Double], measured: Int)
    case running(OnlineStream)
  }

  /// A scorer that has seen nothing.
  ///
  /// - Throws: `DetectorError` where a number makes no sense.
  init(
    channelCount: Int, samplingInterval: Int64?, configuration: OnlineConfiguration
  ) throws(DetectorError) {
    guard channelCount >= 1 else { throw .noChannels }
    try configuration.validate()
    self.configuration = configuration
    self.channelCount = channelCount
    self.samplingInterval = samplingInterval
    warmUp = configuration.warmUp(samplingInterval: samplingInterval)
    phase = .warmingUp([], measured: 0)
  }

  /// Rows in the season that is used now; `nil` while none is known.
  var season: Int? {
    switch phase {
    case .warmingUp: nil
    case .running(let stream): stream.season?.period
    }
  }

  /// Scores the next rows.
  ///
  /// - Parameters:
  ///   - values: `[row, channel]` in the data's units, `NaN` where missing.
  ///   - missing: `[row]`: rows that were due before each and never came; empty for none.
  ///   - scratch: memory to work in.
  /// - Throws: `DetectorError.architecture` where the window is too short for the network; on the row
  ///   that ends the warm-up, if at all.
  mutating func score(
    _ values: [Double], missing: [Int], with scratch: inout OnlineModel.Scratch?
  ) throws(DetectorError) -> ScoredRows {
    var rows = ScoredRows(channelCount: channelCount, hasFixedScale: false)
    for row in 0..<values.count / channelCount {
      let actual = Array(values[rows.entries(row)])
      let score = try take(
        actual, missingRows: missing.isEmpty ? 0 : missing[row], with: &scratch
      ) { warmUpScores in
        rows.warmUpScores = warmUpScores
        rows.warmUpRow = row
      }
      rows.scores.append(score.surprise)
      rows.expected += score.expected
      rows.residualScales += score.residualScale
      // The surprise is that of the channel where it is largest.
      rows.channelErrors += (0..<channelCount).map {
        $0 == score.channel ? max(0, score.surprise) : 0
      }
      rows.isImputed.append(!actual.allSatisfy(\.isFinite))
      rows.isMeasured.append(actual.contains(where: \.isFinite))
    }
    return rows
  }

  /// Scores the next row.
  ///
  /// - Parameters:
  ///   - missingRows: rows that were due before this one and never came.
  ///   - warmedUp: told once, by the row that ends the warm-up, the surprises of its rows.
  mutating func take(
    _ values: [Double], missingRows: Int = 0, with scratch: inout OnlineModel.Scratch?,
    warmedUp: ([Float]) -> Void = { _ in }
  ) throws(DetectorError) -> OnlineScore {
    precondition(
      values.count == channelCount, "\(values.count) values for \(channelCount) channels")
    precondition(missingRows >= 0, "\(missingRows) missing rows")
    let empty = [Double](repeating: .nan, count: channelCount)
    // More than all that is remembered would change nothing.
    for _ in 0..<min(missingRows, OnlineHistory.capacity) {
      _ = try take(row: empty, with: &scratch, warmedUp: warmedUp)
    }
    return try take(row: values, with: &scratch, warmedUp: warmedUp)
  }

  private mutating func take(
    row values: [Double], with scratch: inout OnlineModel.Scratch?, warmedUp: ([Float]) -> Void
  ) throws(DetectorError) -> OnlineScore {
    switch phase {
    case .running(var stream):
      // The stream is taken out, so that it is changed in place.
      phase = .warmingUp([], measured: 0)
      defer { phase = .running(stream) }
      return stream.take(values, with: &scratch)
    case .warmingUp(var rows, var measured):
      phase = .warmingUp([], measured: 0)
      rows += values
      // Counted and not looked for: the rows of a long hole would each look through all.
      measured += Self.measuredRows(values, channelCount)
      if rows.count > OnlineHistory.capacity * channelCount {
        measured -= Self.measuredRows(Array(rows[..<channelCount]), channelCount)
        rows.removeFirst(channelCount)
      }
      guard measured >= warmUp else {
        phase = .warmingUp(rows, measured: measured)
        return OnlineScore(channelCount: channelCount)
      }
      var stream = try OnlineStream(self, warmUp: rows)
      warmedUp(
        (0..<rows.count / channelCount).map { row in
          stream.take(
            Array(rows[row * channelCount..<(row + 1) * channelCount]), with: &scratch
          ).surprise
        })
      phase = .running(stream)
      return OnlineScore(channelCount: channelCount)
    }
  }

  /// Rows with at least one value.
  private static func measuredRows(_ rows: [Double], _ channels: Int) -> Int {
    stride(from: 0, to: rows.count, by: channels).count { start in
      rows[start..<start + channels].contains(where: \.isFinite)
    }
  }
}

extension OnlineScorer {
  /// Writes or reads all that changes as rows come.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    var isRunning = false
    if case .running = phase { isRunning = true }
    try archive.flag(&isRunning)
    switch phase {
    case .running(var stream):
      phase = .warmingUp([], measured: 0)
      try stream.archive(&archive)
      phase = .running(stream)
    case .warmingUp(var rows, _):
      guard isRunning else {
        try archive.part("warm_up") { (archive) throws(StateError) in
          try archive.doubles(&rows, in: 0...OnlineHistory.capacity * channelCount)
          guard rows.count % channelCount == 0 else { throw archive.damage }
        }
        phase = .warmingUp(rows, measured: Self.measuredRows(rows, channelCount))
        return
      }
      var stream: OnlineStream
      do throws(DetectorError) {
        stream = try OnlineStream(self, warmUp: [])
      } catch { throw archive.damage }
      try stream.archive(&archive)
      phase = .running(stream)
    }
  }
}
