public import RandomNumbers

/// Everything that can be said of one series' scores against its labels: what needs no threshold,
/// and what is left of it at one.
///
/// ```swift
/// var random = RandomGenerator(seed: 1)
/// let card = ScoreCard(scores: scores, labels: labels, using: &random)
/// print(card.bestF1?.f1 ?? .nan, card.labelled.count)
/// ```
public struct ScoreCard: Sendable {
  /// What the card is made with.
  public struct Options: Sendable, Hashable {
    /// Rows with at least this score are flagged; `nil` takes the one with the best F1, which nobody
    /// who has to choose beforehand gets.
    public var threshold: Double?
    /// The largest window of the volumes under surfaces, in rows.
    public var volumeWindow: Int
    /// How range precision and recall are set.
    public var ranges: RangeAgreement.Options

    /// Options.
    ///
    /// - Precondition: the window has at least 0 rows.
    public init(
      threshold: Double? = nil, volumeWindow: Int = 100,
      ranges: RangeAgreement.Options = RangeAgreement.Options()
    ) {
      precondition(volumeWindow >= 0, "a window of \(volumeWindow) rows")
      self.threshold = threshold
      self.volumeWindow = volumeWindow
      self.ranges = ranges
    }
  }

  /// What the card was made with.
  public let options: Options
  /// The runs of labelled rows.
  public let labelled: Events
  /// Scores and labels, sorted.
  public let ranked: RankedScores
  /// The volumes under surfaces; `nil` without both kinds of rows.
  public let volume: VolumeUnderSurface?
  /// Point-adjusted F1, with that of random scores; `nil` without labels.
  public let pointAdjustment: PointAdjustment?
  /// The NAB score of the best threshold for this series, its events taken as windows.
  public let bestNAB: NABScore
  /// The best F1; `nil` without labels.
  public let bestF1: RankedScores.BestF1?
  /// What holds at the threshold; `nil` where none is given and none can be found.
  public let atThreshold: AtThreshold?

  /// What holds at one threshold.
  public struct AtThreshold: Sendable {
    /// Rows with at least this score are flagged.
    public let threshold: Double
    /// Whether it was chosen with the labels in hand.
    public let isOracle: Bool
    /// Rows judged rightly and wrongly.
    public let points: ConfusionMatrix
    /// Events found, missed and made up, and how late they were found.
    public let events: EventMatching
    /// Range precision and recall.
    public let ranges: RangeAgreement
    /// Affiliation precision and recall.
    public let affiliation: Affiliation
    /// The NAB score, the labelled events taken as windows.
    public let nab: NABScore
    /// The F1 after point adjustment.
    public let pointAdjustedF1: Double
  }

  /// Measures.
  ///
  /// - Parameters:
  ///   - scores: `[time]`: higher is more anomalous; `NaN` where a row has none.
  ///   - labels: `[time]`: whether the row is anomalous.
  ///   - random: Where the random scores beside point adjustment come from.
  /// - Precondition: as many scores as labels.
  public init(
    scores: [Double], labels: [Bool], options: Options = Options(),
    using random: inout RandomGenerator
  ) {
    self.options = options
    labelled = Events(flags: labels)
    ranked = RankedScores(scores: scores, labels: labels)
    volume = VolumeUnderSurface(scores: scores, labels: labels, window: options.volumeWindow)
    pointAdjustment = PointAdjustment(scores: scores, labels: labels, using: &random)
    bestF1 = ranked.bestF1
    let sweep = NABSweep([
      NABSeries(
        scores: scores, windows: labelled.ranges.map { $0.lowerBound...$0.upperBound - 1 })
    ])
    bestNAB = sweep.best()
    guard let threshold = options.threshold ?? bestF1?.score else {
      atThreshold = nil
      return
    }
    let flags = scores.map { $0 >= threshold }
    let predicted = Events(flags: flags)
    atThreshold = AtThreshold(
      threshold: threshold, isOracle: options.threshold == nil,
      points: ConfusionMatrix(flags: flags, labels: labels),
      events: EventMatching(predicted: predicted, labelled: labelled),
      ranges: RangeAgreement(predicted: predicted, labelled: labelled, options: options.ranges),
      affiliation: Affiliation(predicted: predicted, labelled: labelled, rowCount: scores.count),
      nab: sweep.score(at: threshold),
      pointAdjustedF1: ConfusionMatrix(
        flags: PointAdjustment.adjusted(flags: flags, labels: labels), labels: labels
      ).f1)
  }
}
