internal import Evaluation
internal import TimeSeries

/// What one detector's scores of one series are worth.
package struct SeriesFigures: Sendable {
  /// The detector, by its name.
  package let detector: String
  /// The series, by its id.
  package let series: String
  /// Its category.
  package let group: String
  /// Its twins.
  package let family: String
  /// Rows that were measured.
  package let rowCount: Int
  /// Labelled ones among them.
  package let labelledCount: Int
  /// The figures by their keys; one that cannot be measured is left out.
  package let values: [(key: Key, value: Double)]
  /// What NAB's score is made of, where the benchmark is scored so.
  let nab: NABSeries?
  /// What the detector took, in seconds of one thread.
  package let seconds: Double

  /// A figure of one series.
  package enum Key: String, Sendable, CaseIterable {
    case vusPR = "vus_pr"
    case vusROC = "vus_roc"
    case prAUC = "pr_auc"
    case rocAUC = "roc_auc"
    case bestF1 = "best_f1"
    case precisionAtK = "precision_at_k"
    case bestAffiliationF1 = "affiliation_f1_at_best_f1"
    case found

    /// What it is called in a table.
    package var title: String {
      switch self {
      case .vusPR: "VUS-PR"
      case .vusROC: "VUS-ROC"
      case .prAUC: "PR-AUC"
      case .rocAUC: "ROC-AUC"
      case .bestF1: "best F1"
      case .precisionAtK: "precision@k"
      case .bestAffiliationF1: "affiliation F1"
      case .found: "found"
      }
    }
  }

  /// Measures.
  ///
  /// - Parameter scores: `[time]`: of all rows.
  init(
    of series: BenchmarkSeries, scores: [Double], detector: String, suite: BenchmarkSuite,
    seconds: Double
  ) {
    self.detector = detector
    self.series = series.id
    group = series.group
    family = series.family
    self.seconds = seconds
    let counted = Array(scores[series.firstRow...])
    let labels = Array(series.labels[series.firstRow...])
    rowCount = counted.count
    let ranked = RankedScores(scores: counted, labels: labels)
    labelledCount = labels.count { $0 }
    nab =
      suite.isScoredAsNAB ? NABSeries(scores: scores, windows: series.windows) : nil
    var values: [(key: Key, value: Double)] = []
    func add(_ key: Key, _ value: Double?) {
      if let value { values.append((key, value)) }
    }
    let window = VolumeUnderSurface.window(of: series.series.channel(0))
    let volume = VolumeUnderSurface(scores: counted, labels: labels, window: window)
    add(.vusPR, volume?.precisionRecall)
    add(.vusROC, volume?.roc)
    add(.prAUC, ranked.averagePrecision)
    add(.rocAUC, ranked.rocAUC)
    if let best = ranked.bestF1 {
      add(.bestF1, best.f1)
      add(.precisionAtK, ranked.precision(atTop: ranked.labelledCount))
      let flags = counted.map { $0 >= best.score }
      add(
        .bestAffiliationF1,
        Affiliation(
          predicted: Events(flags: flags), labelled: Events(flags: labels),
          rowCount: labels.count
        ).f1)
    }
    if suite.hasLocations, let anomaly = Events(flags: series.labels).ranges.first {
      let location = UCRLocation(
        scores: scores, trainingEnd: series.trainingEnd, anomaly: anomaly)
      add(.found, location.isFound ? 1 : 0)
    }
    self.values = values
  }

  /// A figure; `nil` where it could not be measured.
  package func value(_ key: Key) -> Double? { values.first { $0.key == key }?.value }
}
