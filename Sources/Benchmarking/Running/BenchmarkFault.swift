internal import Evaluation

/// Why a benchmark cannot be run.
package enum BenchmarkFault: Error, Sendable, Equatable {
  /// The folder is not there.
  case noFolder(String)
  /// The folder cannot be made.
  case cannotMakeFolder(String)
  /// The folder holds no series of the benchmark.
  case noSeries(folder: String, suite: BenchmarkSuite)
  /// Training and test files have different channels.
  case channels(file: String, found: Int, expected: Int)
  /// A folder of scores has none, or too few, for a series.
  case noScores(file: String)
  /// There are other numbers of scores than rows.
  case scoreCount(file: String, found: Int, expected: Int)
  /// No detector is known by the name.
  case unknownDetector(String, known: [String])
  /// A recipe's windows see later rows, or one number at a time, so that no row has a score.
  case noRowScores(recipe: String)
  /// No series could be done; the first one's fault.
  case allFailed(series: String, reason: String)
}

extension BenchmarkFault: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  package var description: String {
    switch self {
    case .noFolder(let folder): "\(folder): no such folder"
    case .cannotMakeFolder(let folder): "\(folder): the folder cannot be made"
    case .noSeries(let folder, let suite):
      "\(folder): no series of \(suite.rawValue); expected \(suite.files)"
    case .channels(let file, let found, let expected):
      "\(file): found \(found) channels, but the training file has \(expected)"
    case .noScores(let file): "\(file): no scores of this series"
    case .scoreCount(let file, let found, let expected):
      "\(file): found \(found) scores for \(expected) rows"
    case .unknownDetector(let name, let known):
      """
      no detector \"\(name)\"; expected one of \(known.joined(separator: ", ")), a model file that \
      ends in .martlet, a recipe, or a folder of scores
      """
    case .noRowScores(let recipe):
      """
      \(recipe): the recipe's windows see rows after them, or are flattened, so rows have no score; \
      expected windows without flatten and without a context around their centre
      """
    case .allFailed(let series, let reason): "no series could be done; \(series): \(reason)"
    }
  }
}

extension BenchmarkSuite {
  /// What a folder has to hold.
  fileprivate var files: String {
    switch self {
    case .nab: "data/CATEGORY/FILE.csv and labels/combined_windows.json"
    case .ucr: "files named …_UCR_Anomaly_…_trainingEnd_begin_end.txt"
    case .tsbAD: "files named …_tr_ROWS_1st_ROW.csv"
    case .smd, .asd: "train/NAME.txt, test/NAME.txt and test_label/NAME.txt"
    case .microsoft, .labelled: "csv files with a column of labels"
    }
  }
}
