/// What an on-line detector says of one row.
public struct OnlineVerdict: Sendable, Equatable {
  /// The row, counted from 0 since the stream began.
  public let row: Int
  /// How surprising the row is, about −ln of the probability of one like it: 3 is one row in 20, and 7
  /// one in a thousand. `NaN` while the detector warms up, and where nothing was measured.
  public let surprise: Float
  /// The surprise as it is told: 0 where a higher one was told a short while ago.
  public let alarmScore: Float
  /// The parts of the surprise, of the channel where it is largest.
  public let parts: Parts
  /// The channel where the surprise is largest.
  public let channel: Int
  /// `[channel]`: what was expected, in the data's units: by the autoencoder and by the season, weighed
  /// as their surprises are; `NaN` where there is neither yet.
  public let expected: [Double]

  /// Where a surprise comes from.
  public struct Parts: Sendable, Equatable {
    /// From what the autoencoder expected after the rows before.
    public let model: Float
    /// From what is usual at this time of the season.
    public let season: Float
    /// From the range of all that came before.
    public let range: Float

    /// The whole: 0 for nothing odd.
    public var sum: Float { Self.weighed(model: model, season: season) + range }

    /// The mean of what the model and the season say.
    static func weighed(model: Float, season: Float) -> Float { (model + season) / 2 }
  }
}
