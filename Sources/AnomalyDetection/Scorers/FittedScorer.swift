internal import TimeSeries

/// Scores rows as they come with a fitted detector, those that wait together: to the bit the scores of
/// the whole series.
///
/// It owns everything that changes as rows come; the detector never does.
struct FittedScorer: Sendable {
  private let shared: Shared
  private var filler: ForwardFiller
  /// The energies that smoothing still needs, oldest first.
  private var recentEnergies: [Float] = []
  /// `[time, channel]`: the last rows, scaled, as many as a window that ends at the next row needs.
  private var rows: [Float] = []
  private var rowsAreImputed: [Bool] = []

  /// A scorer before its first row.
  ///
  /// - Throws: `DetectorError.centredScoreIsNotLive` where the score needs later rows.
  init(_ detector: Detector) throws(DetectorError) {
    guard detector.plan.score.timing == .causal else { throw .centredScoreIsNotLive }
    shared = Shared(detector)
    filler = ForwardFiller(initialValues: detector.scaler.center)
  }

  /// What never changes: one piece of memory for all copies of a scorer, of which there may be one for
  /// each of many thousand series.
  private final class Shared: Sendable {
    let detector: Detector
    let scorer: SeriesScorer

    init(_ detector: Detector) {
      self.detector = detector
      scorer = SeriesScorer(detector, threadCount: 1)
    }
  }

  /// Memory to work in.
  func makeReconstructor() -> WindowReconstructor {
    shared.scorer.makeReconstructor(count: SeriesScorer.chunk)
  }

  /// Scores the next rows.
  ///
  /// - Parameters:
  ///   - values: `[row, channel]` in the detector's order and units, `NaN` where missing.
  ///   - missing: `[row]`: rows that were due before each and never came; empty for none.
  mutating func score(
    _ values: [Double], missing: [Int], with reconstructor: inout WindowReconstructor
  ) -> ScoredRows {
    let detector = shared.detector
    let channels = detector.channelNames.count
    var filled: [Double] = []
    filled.reserveCapacity(values.count)
    var isImputed: [Bool] = []
    isImputed.reserveCapacity(values.count)
    /// Which of the rows to be scored did come.
    var measured: [Int] = []
    func take(_ row: [Double], _ filler: inout ForwardFiller) {
      var row = row
      isImputed += filler.fill(&row)
      filled += row
    }
    let empty = [Double](repeating: .nan, count: channels)
    let count = values.count / channels
    for row in 0..<count {
      if !missing.isEmpty {
        for _ in 0..<min(missing[row], detector.plan.windowSpan) { take(empty, &filler) }
      }
      measured.append(filled.count / channels)
      take(Array(values[row * channels..<(row + 1) * channels]), &filler)
    }
    rows += detector.scaler.transform(rows: filled)
    rowsAreImputed += isImputed
    let scores = shared.scorer.scoreLast(
      filled.count / channels, of: rows, isImputed: rowsAreImputed, recent: &recentEnergies,
      with: &reconstructor)
    let kept = (detector.plan.windowSpan - 1) * channels
    if rows.count > kept {
      rows.removeFirst(rows.count - kept)
      rowsAreImputed.removeFirst(rowsAreImputed.count - kept)
    }
    return detector.scoredRows(scores, isImputed: isImputed, at: measured)
  }
}

extension SeriesScorer {
  /// The scorer of a detector.
  init(_ detector: Detector, threadCount: Int) {
    self.init(
      model: detector.model, rule: detector.plan.score, spacing: detector.plan.windowSpacing,
      calibration: detector.scoreCalibration, features: detector.features,
      threadCount: threadCount)
  }
}

extension Detector {
  /// What scores say of the rows that did come.
  ///
  /// - Parameters:
  ///   - isImputed: `[time, channel]` of all rows that were scored.
  ///   - measured: which of them did come.
  func scoredRows(_ scores: RowScores, isImputed: [Bool], at measured: [Int]) -> ScoredRows {
    let channels = channelNames.count
    var rows = ScoredRows(channelCount: channels, hasFixedScale: true)
    rows.residualScales = residualScale
    if measured.count == scores.raw.count {
      rows.scores = scores.raw
      rows.channelErrors = scores.channelErrors
      rows.expected = scaler.inverse(scores.reconstruction)
    } else {
      rows.scores = measured.map { scores.raw[$0] }
      rows.channelErrors = measured.flatMap {
        scores.channelErrors[$0 * channels..<($0 + 1) * channels]
      }
      rows.expected = scaler.inverse(
        measured.flatMap { scores.reconstruction[$0 * channels..<($0 + 1) * channels] })
    }
    let measuredChannels = MeasuredChannels(features, count: channels)
    for row in measured {
      rows.isImputed.append(isImputed[row * channels..<(row + 1) * channels].contains(true))
      rows.isMeasured.append(measuredChannels.areThere(inRow: row, isImputed))
    }
    return rows
  }
}

extension FittedScorer {
  /// Writes or reads what is remembered of the rows before.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    let detector = shared.detector
    let channels = detector.channelNames.count
    try archive.part("filling") { (archive) throws(StateError) in
      try filler.archive(&archive)
    }
    try archive.part("smoothing") { (archive) throws(StateError) in
      try archive.floats(&recentEnergies, in: 0...max(0, detector.plan.score.smoothingReach - 1))
    }
    try archive.part("window") { (archive) throws(StateError) in
      let most = (detector.plan.windowSpan - 1) * channels
      try archive.floats(&rows, in: 0...most)
      try archive.flags(&rowsAreImputed, in: rows.count...rows.count)
      // Without a clip a value may lie beyond what a scaled number can hold.
      guard rows.count % channels == 0 else { throw archive.damage }
    }
  }
}

extension ForwardFiller {
  /// Writes or reads the last values.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    var values = knownValues
    try archive.doubles(&values, count: channelCount)
    self = ForwardFiller(initialValues: values)
  }
}
