/// What scoring finds for each row of a series.
struct RowScores {
  /// `[time]`: the raw score, smoothed; `NaN` where there is none.
  var raw: [Float]
  /// `[time, channel]`: the reconstruction of each row, in scaled units; `NaN` where there is none.
  var reconstruction: [Float]
  /// `[time, channel]`: the error of each channel, in squared usual errors; 0 where there is none.
  var channelErrors: [Float]

  init(rows: Int, channels: Int) {
    raw = Array(repeating: .nan, count: rows)
    reconstruction = Array(repeating: .nan, count: rows * channels)
    channelErrors = Array(repeating: 0, count: rows * channels)
  }
}
