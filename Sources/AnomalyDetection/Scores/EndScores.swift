/// The scores of some windows, each of its last row.
struct EndScores: Sendable {
  /// The windows, by their place in `ArrangedWindows.order`.
  let range: Range<Int>
  let channels: Int
  /// `[window]`: the energies; `NaN` where a window cannot be scored.
  var energies: [Float]
  /// `[window, channel]`: the reconstruction of the last row, in scaled units; `NaN` where there is none.
  var expected: [Float]
  /// `[window, channel]`: its error, in squared usual errors; 0 where there is none.
  var errors: [Float]

  init(_ range: Range<Int>, channels: Int) {
    self.range = range
    self.channels = channels
    energies = Array(repeating: .nan, count: range.count)
    expected = Array(repeating: .nan, count: range.count * channels)
    errors = Array(repeating: 0, count: range.count * channels)
  }

  /// Writes each score to the row that its window ends at.
  func write(to rows: inout RowScores, windows: ArrangedWindows) {
    for (place, index) in range.enumerated() {
      let row = windows.grid.lastRow(of: windows.order[index])
      rows.raw[row] = energies[place]
      for channel in 0..<channels {
        rows.reconstruction[row * channels + channel] = expected[place * channels + channel]
        rows.channelErrors[row * channels + channel] = errors[place * channels + channel]
      }
    }
  }
}
