public import NeuralEngine
public import TimeSeries

/// Judges a stream as it comes, without a training beforehand: it learns on line from all that it has
/// seen, and a row is judged by the rows before it alone.
///
/// Three things make a row surprising, each simple to explain: it is not what an autoencoder expected
/// after the rows before it; it is not what is usual at this time of the season; it leaves the range of
/// all that came before. The errors of the first two are turned into surprise by the tail of recent
/// errors, so that one number means the same on every series.
///
/// ```swift
/// var detector = try OnlineDetector(channelCount: 1, samplingInterval: 300_000_000_000)
/// for value in values {
///   let verdict = try detector.update([value])
///   if verdict.alarmScore > 7 { print("row \(verdict.row) is odd") }
/// }
/// ```
public struct OnlineDetector: Sendable {
  /// What was asked for.
  public let configuration: OnlineConfiguration
  /// Values in a row.
  public let channelCount: Int
  /// Nanoseconds from row to row; `nil` without a clock.
  public let samplingInterval: Int64?
  /// Rows before the first score.
  public let warmUp: Int
  /// Rows for which an alarm keeps lower ones silent.
  public let quietPeriod: Int

  private var phase: Phase
  /// Rows given to `update`.
  private var rowCount = 0

  private enum Phase: Sendable {
    /// `[time, channel]`: the rows there are, in the data's units.
    case warmingUp([Double])
    case running(OnlineStream)
  }

  /// A detector that has seen nothing.
  ///
  /// - Parameters:
  ///   - channelCount: Values in a row; at least 1.
  ///   - samplingInterval: Nanoseconds from row to row, from which a day is known; `nil` without a
  ///     clock.
  ///   - configuration: What is asked for.
  /// - Throws: `DetectorError` where a number makes no sense.
  public init(
    channelCount: Int, samplingInterval: Int64? = nil,
    configuration: OnlineConfiguration = OnlineConfiguration()
  ) throws(DetectorError) {
    guard channelCount >= 1 else { throw .noChannels }
    try configuration.validate()
    self.configuration = configuration
    self.channelCount = channelCount
    self.samplingInterval = samplingInterval
    warmUp = configuration.warmUp(samplingInterval: samplingInterval)
    quietPeriod = configuration.quietPeriod ?? warmUp * 3 / 5
    phase = .warmingUp([])
  }

  /// A detector that has seen nothing, for the rows of a series.
  ///
  /// - Throws: `DetectorError` where a number makes no sense.
  public init(
    for series: Series, configuration: OnlineConfiguration = OnlineConfiguration()
  ) throws(DetectorError) {
    try self.init(
      channelCount: series.channelCount, samplingInterval: series.timeAxis.clockInterval,
      configuration: configuration)
  }

  /// Rows in the season that is used now; `nil` while none is known.
  public var season: Int? {
    switch phase {
    case .warmingUp: nil
    case .running(let stream): stream.season?.period
    }
  }

  /// The layers of one of its autoencoders; empty where it has none.
  public var layerTable: [LayerDescription] { network?.layerTable ?? [] }

  /// Numbers in a latent of its autoencoders; 0 where it has none.
  public var latentSize: Int { network?.latentSize ?? 0 }

  private var network: Autoencoder? {
    guard configuration.memberCount > 0 else { return nil }
    return try? OnlineModel.network(configuration.model, configuration.windowLength, channelCount)
  }

  /// Takes the next row.
  ///
  /// - Parameters:
  ///   - values: `[channel]` in the data's units, `NaN` where missing.
  ///   - missingRows: Rows that were due before this one and never came, as `Series.gaps` counts them.
  /// - Throws: `DetectorError.architecture` where the window is too short for the network; on the row
  ///   that ends the warm-up, if at all.
  /// - Precondition: there is one value a channel, and `missingRows` is at least 0.
  public mutating func update(
    _ values: [Double], missingRows: Int = 0
  ) throws(DetectorError) -> OnlineVerdict {
    precondition(
      values.count == channelCount, "\(values.count) values for \(channelCount) channels")
    precondition(missingRows >= 0, "\(missingRows) missing rows")
    let empty = [Double](repeating: .nan, count: channelCount)
    // More than all that is remembered would change nothing.
    for _ in 0..<min(missingRows, OnlineHistory.capacity) { _ = try take(empty) }
    let judgement = try take(values)
    defer { rowCount += 1 }
    return OnlineVerdict(
      row: rowCount, surprise: judgement?.surprise ?? .nan, alarmScore: judgement?.alarmScore ?? 0,
      parts: judgement?.parts ?? OnlineVerdict.Parts(model: 0, season: 0, range: 0),
      channel: judgement?.channel ?? 0, expected: judgement?.expected ?? empty)
  }

  /// Judges all rows of a series, as `update` would one after another.
  ///
  /// - Parameter progress: told the rows done, now and then; `false` stops it.
  /// - Throws: as `update`, and `DetectorError.cancelled`.
  public mutating func update(
    _ series: Series, progress: (Int) -> Bool = { _ in true }
  ) throws(DetectorError) -> [OnlineVerdict] {
    var missing: [Int: Int] = [:]
    for gap in series.gaps() {
      if case .missingRows(let count) = gap.kind { missing[gap.rows.lowerBound] = count }
    }
    var verdicts: [OnlineVerdict] = []
    verdicts.reserveCapacity(series.rowCount)
    for row in 0..<series.rowCount {
      if row % 256 == 0, !progress(row) { throw .cancelled }
      verdicts.append(
        try update(Array(series.row(row)), missingRows: missing[row] ?? 0))
    }
    return verdicts
  }

  private mutating func take(_ values: [Double]) throws(DetectorError) -> OnlineStream.Judgement? {
    switch phase {
    case .running(var stream):
      // The stream is taken out, so that it is changed in place.
      phase = .warmingUp([])
      defer { phase = .running(stream) }
      return stream.take(values)
    case .warmingUp(var rows):
      phase = .warmingUp([])
      rows += values
      if rows.count > OnlineHistory.capacity * channelCount { rows.removeFirst(channelCount) }
      guard rows.count >= warmUp * channelCount, Self.measuredRows(rows, channelCount) >= warmUp
      else {
        phase = .warmingUp(rows)
        return nil
      }
      var stream = try OnlineStream(self, warmUp: rows)
      for row in 0..<rows.count / channelCount {
        _ = stream.take(Array(rows[row * channelCount..<(row + 1) * channelCount]))
      }
      phase = .running(stream)
      return nil
    }
  }

  /// Rows with at least one value.
  private static func measuredRows(_ rows: [Double], _ channels: Int) -> Int {
    stride(from: 0, to: rows.count, by: channels).count { start in
      rows[start..<start + channels].contains(where: \.isFinite)
    }
  }

  /// The error of a state that was saved by another detector, or altered.
  static var foreignState: DetectorError {
    .invalidConfiguration(
      key: "stream state", found: "that of another detector",
      expected: "one saved with this configuration")
  }
}

extension OnlineDetector {
  /// Everything that has changed since the stream began; saved as JSON and resumed to the bit.
  public struct State: Sendable, Equatable, Codable {
    fileprivate let configuration: OnlineConfiguration
    fileprivate let channelCount: Int
    fileprivate let samplingInterval: Int64?
    fileprivate let rowCount: Int
    /// `[time, channel]`: the rows of the warm-up, an optional as JSON has no `NaN`.
    fileprivate let warmUpRows: [Double?]?
    fileprivate let stream: OnlineStream.State?

    private enum CodingKeys: String, CodingKey {
      case configuration
      case channelCount = "channels"
      case samplingInterval = "sampling_interval"
      case rowCount = "rows"
      case warmUpRows = "warm_up_rows"
      case stream
    }
  }

  /// Everything that has changed, to be saved.
  public var savedState: State {
    var warmUpRows: [Double?]?
    var running: OnlineStream.State?
    switch phase {
    case .warmingUp(let rows): warmUpRows = rows.map { $0.isFinite ? $0 : nil }
    case .running(let stream): running = stream.state
    }
    return State(
      configuration: configuration, channelCount: channelCount, samplingInterval: samplingInterval,
      rowCount: rowCount, warmUpRows: warmUpRows, stream: running)
  }

  /// A detector that goes on where another stopped, with the same verdicts to the bit.
  ///
  /// - Throws: `DetectorError` where the state cannot be one that was saved.
  public init(resuming state: State) throws(DetectorError) {
    try self.init(
      channelCount: state.channelCount, samplingInterval: state.samplingInterval,
      configuration: state.configuration)
    guard state.rowCount >= 0, state.rowCount < Int.max / 2 else { throw Self.foreignState }
    rowCount = state.rowCount
    if let saved = state.stream {
      phase = .running(try OnlineStream(self, resuming: saved))
    } else if let rows = state.warmUpRows, rows.count % channelCount == 0 {
      phase = .warmingUp(rows.map { $0 ?? .nan })
    } else {
      throw Self.foreignState
    }
  }
}
