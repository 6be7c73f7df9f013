/// Peaks over threshold on a stream: SPOT, and DSPOT where the usual level drifts (Siffer, Fouque,
/// Termier & Largouët, "Anomaly detection in streams with extreme value theory", KDD 2017, algorithms 2
/// and 3).
///
/// The first scores set a level, their 98 % quantile. What passes it is a peak, from which a generalised
/// Pareto tail is fitted again each time; what passes the threshold of that tail, met by a normal row
/// with probability `risk`, is flagged and not learned from.
struct StreamingPeaks: Sendable, Equatable {
  /// Scores that set the level.
  static let calibrationRows = 500
  private static let levelShare = 0.98
  /// Peaks that the tail is fitted to: the last ones, so that a stream may run for ever.
  private static let peaksKept = 1000

  /// The probability that a normal row is flagged.
  let risk: Double
  /// Normal rows whose mean is the usual level; 0 for SPOT, which has a fixed one.
  let depth: Int
  /// The scores before the level was set, or else nothing.
  private var calibration: [Double] = []
  /// The last normal scores, oldest first; at most `depth`.
  private var recent: [Double] = []
  private var peaks: [Double] = []
  /// Normal rows, and peaks, since the stream began.
  private var rowCount = 0
  private var peakCount = 0
  private var level = 0.0
  /// Above the usual level; `nil` while the level is not set.
  private var threshold: Double?

  init(risk: Double, depth: Int) {
    self.risk = risk
    self.depth = depth
  }

  /// Takes scores of rows that are not judged, as those of the training.
  mutating func prime(_ scores: some Sequence<Float>) {
    for score in scores where score.isFinite {
      if threshold == nil { _ = take(score) } else { learn(Double(score)) }
    }
  }

  /// Judges a finite score by those before it.
  mutating func take(_ score: Float) -> RollingThreshold.Judgement {
    let score = Double(score)
    guard let threshold else {
      calibrate(score)
      return .none
    }
    let limit = usual + threshold
    let isFlagged = score > limit
    if !isFlagged { learn(score) }
    return RollingThreshold.Judgement(
      threshold: Float(limit), isFlagged: isFlagged, isAlarm: isFlagged)
  }

  /// The mean of the last normal scores; 0 for SPOT.
  private var usual: Double {
    recent.isEmpty ? 0 : recent.reduce(0, +) / Double(recent.count)
  }

  private mutating func remember(_ score: Double) {
    guard depth > 0 else { return }
    recent.append(score)
    if recent.count > depth { recent.removeFirst() }
  }

  private mutating func calibrate(_ score: Double) {
    if recent.count >= depth { calibration.append(score - usual) }
    remember(score)
    guard calibration.count >= Self.calibrationRows else { return }
    level = ScoreQuantiles(calibration).quantile(Self.levelShare)
    peaks = calibration.map { $0 - level }.filter { $0 > 0 }
    rowCount = calibration.count
    peakCount = peaks.count
    calibration = []
    findThreshold()
  }

  private mutating func learn(_ score: Double) {
    let excess = score - usual - level
    rowCount += 1
    if excess > 0 {
      peaks.append(excess)
      if peaks.count > Self.peaksKept { peaks.removeFirst() }
      peakCount += 1
      findThreshold()
    }
    remember(score)
  }

  /// `z = level + excess`, passed with probability `risk`: the tail is passed with `risk · n / peaks`.
  private mutating func findThreshold() {
    let share = risk * Double(rowCount) / Double(max(peakCount, 1))
    let tail =
      ParetoTail(fitting: peaks)
      ?? ParetoTail(moments: peaks.sorted(), scaleFloor: max(1e-3 * abs(level), 1e-12))
    threshold = level + tail.excess(passedWithProbability: min(share, 1))
  }
}

extension StreamingPeaks {
  /// Writes or reads the peaks, and what the threshold is measured from.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.doubles(&calibration, in: 0...Self.calibrationRows - 1)
    try archive.doubles(&recent, in: 0...depth)
    try archive.doubles(&peaks, in: 0...Self.peaksKept)
    try archive.integer(&rowCount, in: 0...StateArchive.largestCount)
    try archive.integer(&peakCount, in: 0...rowCount)
    try archive.double(&level)
    try archive.optional(&threshold, 0) { (archive, threshold) throws(StateError) in
      try archive.double(&threshold)
    }
    guard peaks.allSatisfy({ $0 > 0 }) else { throw archive.damage }
  }
}
