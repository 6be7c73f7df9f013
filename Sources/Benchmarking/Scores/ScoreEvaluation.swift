package import Evaluation
internal import RandomNumbers
internal import SeriesFiles
internal import TimeSeries

/// One file of scores held against its labels.
package struct ScoreEvaluation: Sendable {
  /// What is asked for.
  package struct Options: Sendable {
    package var scoreColumn: String?
    package var labelColumn: String?
    /// Where labels are, if not in the file of scores.
    package var labels: String?
    /// The name by which the labels know the series; `nil` takes the file's.
    package var seriesName: String?
    /// Rows at the start that are not counted.
    package var trainingRows: Int?
    /// Rows with at least this score are flagged; `nil` takes 1 for Martlet's own scores, else the
    /// best F1's.
    package var threshold: Double?
    /// The window of the volumes under surfaces.
    package var volumeWindow: Int
    /// How range precision and recall are set.
    package var ranges: RangeAgreement.Options
    /// Where the random scores beside point adjustment come from.
    package var seed: UInt64

    package init() {
      volumeWindow = 100
      ranges = RangeAgreement.Options()
      seed = 1
    }
  }

  package let file: ScoreFile
  /// What was measured.
  package let card: ScoreCard
  /// The rows that were counted.
  package let rows: Range<Int>
  /// Whether the highest score lies at the anomaly, where labels are of the UCR archive.
  package let location: UCRLocation?

  /// Reads and measures.
  ///
  /// - Throws: `DataError` or `EvaluationFault`.
  package init(path: String, options: Options) throws {
    file = try ScoreFile(
      path: path, column: options.scoreColumn, labelColumn: options.labelColumn)
    let scores = file.series.values
    let labels: [Bool]
    var separate: SeparateLabels?
    if let labelPath = options.labels {
      let read = try SeparateLabels(path: labelPath)
      separate = read
      labels = try Self.labels(read, of: file, name: options.seriesName)
    } else {
      guard let own = file.series.labels else { throw EvaluationFault.noLabels(file: path) }
      if file.isMartlets, options.labelColumn == nil {
        throw EvaluationFault.labelsAreVerdicts(file: path)
      }
      labels = own
    }
    let start = options.trainingRows ?? separate?.trainingEnd ?? 0
    guard start < scores.count else {
      throw EvaluationFault.trainingRows(file: path, asked: start, found: scores.count)
    }
    rows = start..<scores.count
    let counted = Array(labels[rows])
    let labelled = counted.count { $0 }
    guard labelled > 0, labelled < counted.count else {
      throw EvaluationFault.oneKind(file: path, isLabelled: labelled > 0, rows: counted.count)
    }
    var random = RandomGenerator(seed: options.seed)
    card = ScoreCard(
      scores: Array(scores[rows]), labels: counted,
      options: ScoreCard.Options(
        threshold: options.threshold ?? (file.isMartlets ? 1 : nil),
        volumeWindow: options.volumeWindow, ranges: options.ranges),
      using: &random)
    if case .archiveName(_, let trainingEnd, let begin, let end) = separate {
      location = UCRLocation(scores: scores, trainingEnd: trainingEnd, anomaly: begin - 1..<end)
    } else {
      location = nil
    }
  }

  /// NAB writes `results/DETECTOR/CATEGORY/DETECTOR_FILE.csv` of `CATEGORY/FILE.csv`.
  private static func labels(
    _ labels: SeparateLabels, of file: ScoreFile, name: String?
  ) throws(DataError) -> [Bool] {
    if let name { return try labels.labels(of: file.series, file: name) }
    do {
      return try labels.labels(of: file.series, file: file.path)
    } catch .noLabels(let path, let series) {
      let parts = file.path.split(separator: "/")
      guard let last = parts.last, let mark = last.firstIndex(of: "_") else {
        throw .noLabels(file: path, series: series)
      }
      let stripped = last[last.index(after: mark)...]
      let category = parts.dropLast().last.map { "\($0)/" } ?? ""
      do {
        return try labels.labels(of: file.series, file: "\(category)\(stripped)")
      } catch .noLabels {
        throw .noLabels(file: path, series: series)
      }
    }
  }
}
