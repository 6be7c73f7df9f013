/// What an on-line scorer says of one row.
struct OnlineScore: Sendable, Equatable {
  /// How surprising the row is, about −ln of the probability of one like it: 3 is one row in 20, and 7
  /// one in a thousand. `NaN` while the scorer warms up, and where nothing was measured.
  var surprise: Float
  /// What the surprise is the sum of, of the channel where it is largest.
  var terms: Terms
  /// The channel where the surprise is largest.
  var channel: Int
  /// `[channel]`: what was expected, in the data's units: by the autoencoder and by the season, weighed
  /// as their surprises are; `NaN` where there is neither yet.
  var expected: [Double]
  /// `[channel]`: how far rows usually are from what is expected, in the data's units: 1.4826 times the
  /// median, which anomalies do not move; 0 where it is not known yet.
  var residualScale: [Double]

  /// Where a surprise comes from.
  struct Terms: Sendable, Equatable {
    /// From what the autoencoder expected after the rows before.
    var model: Float = 0
    /// From what is usual at this time of the season.
    var season: Float = 0
    /// From the range of all that came before.
    var range: Float = 0

    /// The whole: 0 for nothing odd.
    var sum: Float { Self.weighed(model: model, season: season) + range }

    /// The mean of what the model and the season say.
    static func weighed(model: Float, season: Float) -> Float { (model + season) / 2 }
  }

  /// Nothing can be said of a row.
  init(channelCount: Int) {
    surprise = .nan
    terms = Terms()
    channel = 0
    expected = Array(repeating: .nan, count: channelCount)
    residualScale = Array(repeating: 0, count: channelCount)
  }
}
