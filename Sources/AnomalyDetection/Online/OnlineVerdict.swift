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
  /// `[channel]`: what the autoencoder expected, in the data's units; `NaN` where there is none yet.
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
    ///
    /// The season counts twice as much as the model: it is right from the second season on, while the
    /// model follows whatever goes on for long.
    public var sum: Float { (0.5 * model + season) / 1.5 + range }
  }
}
