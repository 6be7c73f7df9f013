package import NeuralEngine

/// What a person asks of an on-line detector. What is `nil` follows from the data.
///
/// ```swift
/// var configuration = OnlineConfiguration(model: .conv1D, windowLength: 48)
/// configuration.season = 288
/// let found = try DetectionModel.online(configuration).detect(series)
/// print(found.warmUp, found.result.anomalies.count)
/// ```
public struct OnlineConfiguration: Sendable, Hashable, Codable {
  /// The kind of autoencoder.
  public enum Model: String, Sendable, Hashable, Codable, CaseIterable {
    /// Fully connected.
    case dense
    /// Convolutions along time.
    case conv1D = "conv1d"
    /// Long short-term memory.
    case lstm
  }

  /// The kind of autoencoder.
  public var model: Model
  /// Rows in a window; at least 4.
  public var windowLength: Int
  /// Autoencoders whose errors are averaged; with 0 the seasonal residual and the range rule stand
  /// alone, as in an ablation.
  public var memberCount: Int
  /// Rows in a season; `nil` takes a day, or a week, where the data has a clock, and whatever rhythm
  /// is found as the data comes.
  public var season: Int?
  /// Rows to learn from before the first score; `nil` takes one season, but 160 to 1,000 rows.
  public var warmUp: Int?
  /// Rows for which an alarm keeps lower ones silent; `nil` takes three fifths of the warm-up.
  public var quietPeriod: Int?
  /// Where all randomness comes from.
  public var seed: UInt64

  /// A configuration that leaves everything to the data.
  public init(
    model: Model = .dense, windowLength: Int = 32, memberCount: Int = 3, season: Int? = nil,
    warmUp: Int? = nil, quietPeriod: Int? = nil, seed: UInt64 = 1
  ) {
    self.model = model
    self.windowLength = windowLength
    self.memberCount = memberCount
    self.season = season
    self.warmUp = warmUp
    self.quietPeriod = quietPeriod
    self.seed = seed
  }

  /// Rows to learn from before the first score, of data with a row every so many nanoseconds; `nil`
  /// without a clock.
  package func warmUp(samplingInterval: Int64?) -> Int {
    if let warmUp { return warmUp }
    let season = season ?? ClockSeason.rows(samplingInterval: samplingInterval) ?? 0
    return max(3 * windowLength, min(max(season, 160), 1000))
  }

  /// The layers of one of its autoencoders, for rows of so many values; empty where it has none.
  package func layerTable(channelCount: Int) -> [LayerDescription] {
    network(channelCount)?.layerTable ?? []
  }

  /// Numbers in a latent of its autoencoders; 0 where it has none.
  package func latentSize(channelCount: Int) -> Int { network(channelCount)?.latentSize ?? 0 }

  private func network(_ channelCount: Int) -> Autoencoder? {
    guard memberCount > 0 else { return nil }
    return try? OnlineModel.network(model, windowLength, channelCount)
  }

  /// Throws `invalidConfiguration` where a number is out of its range.
  func validate() throws(DetectorError) {
    func check(_ key: String, _ number: Int?, _ range: ClosedRange<Int>) throws(DetectorError) {
      guard let number, !range.contains(number) else { return }
      throw .invalidConfiguration(
        key: key, found: "\(number)", expected: "\(range.lowerBound) to \(range.upperBound)")
    }
    try check("window_length", windowLength, 4...1024)
    try check("members", memberCount, 0...64)
    try check("season", season, 4...SeasonalMedian.longestPeriod)
    try check("warm_up", warmUp, 3 * windowLength...OnlineHistory.capacity)
    try check("quiet_period", quietPeriod, 0...1_000_000)
  }

  private enum CodingKeys: String, CodingKey {
    case model
    case windowLength = "window_length"
    case memberCount = "members"
    case season
    case warmUp = "warm_up"
    case quietPeriod = "quiet_period"
    case seed
  }
}
