/// What a scorer says of rows, one after another.
struct ScoredRows: Sendable {
  let channelCount: Int
  /// Whether the usual size of errors is the same at all rows.
  let hasFixedScale: Bool
  /// `[row]`: the raw score; `NaN` where there is none.
  var scores: [Float] = []
  /// `[row, channel]`: what was expected, in the data's units; `NaN` where nothing was.
  var expected: [Double] = []
  /// `[row, channel]`: the error of each channel, at least 0; 0 where there is none.
  var channelErrors: [Float] = []
  /// `[row, channel]`, or `[channel]` where it never changes: the usual size of `actual − expected`, in
  /// the data's units.
  var residualScales: [Double] = []
  /// `[row]`: whether a value was filled in.
  var isImputed: [Bool] = []
  /// `[row]`: whether a value was measured.
  var isMeasured: [Bool] = []
  /// The raw scores of rows that the scorer warmed up with, the last of them that of `warmUpRow`; they
  /// raise no alarm, and are told once.
  var warmUpScores: [Float] = []
  var warmUpRow = 0

  init(channelCount: Int, hasFixedScale: Bool) {
    self.channelCount = channelCount
    self.hasFixedScale = hasFixedScale
  }

  /// Rows.
  var count: Int { scores.count }

  /// Where a row's numbers are.
  func entries(_ row: Int) -> Range<Int> { row * channelCount..<(row + 1) * channelCount }

  /// `[channel]`: the usual size of `actual − expected` at a row.
  func residualScale(_ row: Int) -> ArraySlice<Double> {
    hasFixedScale ? residualScales[...] : residualScales[entries(row)]
  }

  /// Adds the rows that follow.
  mutating func append(_ next: ScoredRows) {
    if !next.warmUpScores.isEmpty {
      warmUpScores = next.warmUpScores
      warmUpRow = count + next.warmUpRow
    }
    scores += next.scores
    expected += next.expected
    channelErrors += next.channelErrors
    residualScales = hasFixedScale ? next.residualScales : residualScales + next.residualScales
    isImputed += next.isImputed
    isMeasured += next.isMeasured
  }
}
