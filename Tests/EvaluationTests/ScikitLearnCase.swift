import Evaluation
import Foundation
import TestSupport
import Testing

/// A case whose metrics scikit-learn computed; see `Golden/scikit_learn.py`.
struct ScikitLearnCase: Decodable, CustomTestStringConvertible {
  let name: String
  let scores: [Double]
  let labels: [Int]
  let threshold: Double
  let truePositives: Int
  let falsePositives: Int
  let trueNegatives: Int
  let falseNegatives: Int
  let accuracy: Double
  let balancedAccuracy: Double
  let precision: Double
  let recall: Double
  let specificity: Double
  let f1: Double
  let f2: Double
  let matthewsCorrelation: Double
  let rocAUC: Double
  let averagePrecision: Double
  let bestF1: Double

  var testDescription: String { name }
  var isLabelled: [Bool] { labels.map { $0 == 1 } }
  var flags: [Bool] { scores.map { $0 >= threshold } }
  var ranked: RankedScores { RankedScores(scores: scores, labels: isLabelled) }

  private enum CodingKeys: String, CodingKey {
    case name, scores, labels, threshold, accuracy, precision, recall, specificity, f1, f2
    case truePositives = "true_positives"
    case falsePositives = "false_positives"
    case trueNegatives = "true_negatives"
    case falseNegatives = "false_negatives"
    case balancedAccuracy = "balanced_accuracy"
    case matthewsCorrelation = "matthews_correlation"
    case rocAUC = "roc_auc"
    case averagePrecision = "average_precision"
    case bestF1 = "best_f1"
  }

  /// All cases; none if the file cannot be read, which a test of its own would notice.
  static let all =
    (try? GoldenFile.read("scikit_learn.json", as: [ScikitLearnCase].self)) ?? []
}
