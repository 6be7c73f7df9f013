/// Why scores cannot be measured.
package enum EvaluationFault: Error, Sendable, Equatable {
  /// No column is known as scores, and several hold numbers.
  case noScoreColumn(file: String, columns: [String])
  /// The scores of several series stand in one file.
  case severalSeries(file: String, count: Int)
  /// There are no labels in the file and none beside it.
  case noLabels(file: String)
  /// The labels in the file are the detector's own verdict.
  case labelsAreVerdicts(file: String)
  /// No row to be measured is labelled, or all are.
  case oneKind(file: String, isLabelled: Bool, rows: Int)
  /// More rows are for training than there are.
  case trainingRows(file: String, asked: Int, found: Int)
}

extension EvaluationFault: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  package var description: String {
    switch self {
    case .noScoreColumn(let file, let columns):
      """
      \(file): no column of scores is known among \(columns.joined(separator: ", ")); expected a \
      name such as anomaly_score or score: say which with --score-column
      """
    case .severalSeries(let file, let count):
      "\(file): holds \(count) series; expected the scores of one: make a file of each"
    case .noLabels(let file):
      """
      \(file): no labels: name their column with --label-column, or a file of them with --labels
      """
    case .labelsAreVerdicts(let file):
      """
      \(file): is_anomaly is what the detector found, not what was there: give the labels with \
      --labels, or another column with --label-column
      """
    case .oneKind(let file, let isLabelled, let rows):
      """
      \(file): \(isLabelled ? "all" : "none") of \(rows) rows to measure \
      \(isLabelled ? "are" : "is") labelled as anomalous; expected some: check that the labels \
      belong to these scores
      """
    case .trainingRows(let file, let asked, let found):
      "\(file): found \(found) rows, but the first \(asked) are not to be counted: give fewer"
    }
  }
}
