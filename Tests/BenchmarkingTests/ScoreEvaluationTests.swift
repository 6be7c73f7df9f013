import Benchmarking
import Evaluation
import Foundation
import Recipes
import SeriesFiles
import TestSupport
import Testing
import TimeSeries

@Suite struct ScoreEvaluationTests {
  private let folder: TestFolder
  private let scores: String

  /// Ten minutes, of which the sixth to the eighth are an anomaly; the seventh scores highest.
  init() throws {
    folder = try TestFolder()
    let rows = (0..<10).map { row in
      "2024-01-01 00:0\(row):00,\(row),\(row == 6 ? 9 : row),\(5...7 ~= row ? 1 : 0)"
    }
    scores = try folder.write(
      (["timestamp,value,anomaly_score,label"] + rows).joined(separator: "\n"), to: "scores.csv")
  }

  private func evaluation(_ change: (inout ScoreEvaluation.Options) -> Void = { _ in })
    throws -> ScoreEvaluation
  {
    var options = ScoreEvaluation.Options()
    change(&options)
    return try ScoreEvaluation(path: scores, options: options)
  }

  @Test func `scores and labels are found by their names`() throws {
    let evaluation = try evaluation()
    #expect(evaluation.file.column == "anomaly_score")
    #expect(evaluation.card.labelled == Events(ranges: [5..<8]))
    #expect(evaluation.card.ranked.rocAUC == 16.5 / 21)
    #expect(evaluation.card.atThreshold?.isOracle == true)
  }

  @Test(arguments: [
    ("a.json", #"{"x/scores.csv": [["2024-01-01 00:05:00", "2024-01-01 00:07:00"]]}"#),
    ("b.json", "[[5, 7]]"),
    ("c.json", #"[["2024-01-01 00:05:00", "2024-01-01 00:07:59"]]"#),
    ("d.csv", "start,end\n5,7\n"),
    ("e.csv", "2024-01-01 00:05:00,2024-01-01 00:07:00\n"),
    ("f.txt", "0\n0\n0\n0\n0\n1\n1\n1\n0\n0\n"),
    ("g.csv", "value,label\n1,0\n1,0\n1,0\n1,0\n1,0\n1,1\n1,1\n1,1\n1,0\n1,0\n"),
  ])
  func `labels are read however they are written`(name: String, text: String) throws {
    let path = try folder.write(text, to: name)
    let evaluation = try evaluation { $0.labels = path }
    #expect(evaluation.card.labelled == Events(ranges: [5..<8]))
  }

  @Test func `the name of a UCR file says the labels and where training ends`() throws {
    let evaluation = try evaluation { $0.labels = "001_UCR_Anomaly_made_2_6_8.txt" }
    #expect(evaluation.rows == 2..<10)
    #expect(evaluation.card.labelled == Events(ranges: [3..<6]))
    #expect(
      evaluation.location
        == UCRLocation(scores: evaluation.file.series.values, trainingEnd: 2, anomaly: 5..<8))
    #expect(evaluation.location?.isFound == true)
  }

  @Test func `NAB's results are known by the names of their data`() throws {
    let path = try folder.write(
      try String(contentsOfFile: scores, encoding: .utf8), to: "mine/real/mine_taxi.csv")
    let labels = try folder.write(
      #"{"real/taxi.csv": [["2024-01-01 00:05:00", "2024-01-01 00:07:00"]]}"#, to: "windows.json")
    var options = ScoreEvaluation.Options()
    options.labels = labels
    #expect(try ScoreEvaluation(path: path, options: options).card.labelled.count == 1)
  }

  @Test func `a threshold given is no oracle`() throws {
    let point = try #require(try evaluation { $0.threshold = 8 }.card.atThreshold)
    #expect(!point.isOracle)
    #expect(
      point.points
        == ConfusionMatrix(
          truePositives: 1, falsePositives: 2, trueNegatives: 5, falseNegatives: 2))
    #expect(point.events.detectedCount == 1)
  }

  @Test func `the verdicts of a detector are no labels`() throws {
    let path = try folder.write(
      "value,reconstruction_error,anomaly_score,is_anomaly,imputed\n1,1,1,0,0\n1,2,2,1,0\n",
      to: "ours.csv")
    #expect(throws: EvaluationFault.labelsAreVerdicts(file: path)) {
      try ScoreEvaluation(path: path, options: ScoreEvaluation.Options())
    }
  }

  @Test func `what cannot be measured is told`() throws {
    let two = try folder.write("a,b\n1,2\n3,4\n", to: "two.csv")
    #expect(throws: EvaluationFault.noScoreColumn(file: two, columns: ["a", "b"])) {
      try ScoreEvaluation(path: two, options: ScoreEvaluation.Options())
    }
    let plain = try folder.write("1\n2\n3\n", to: "plain.txt")
    #expect(throws: EvaluationFault.noLabels(file: plain)) {
      try ScoreEvaluation(path: plain, options: ScoreEvaluation.Options())
    }
    #expect(throws: EvaluationFault.oneKind(file: scores, isLabelled: false, rows: 2)) {
      try evaluation { $0.trainingRows = 8 }
    }
    #expect(throws: EvaluationFault.trainingRows(file: scores, asked: 10, found: 10)) {
      try evaluation { $0.trainingRows = 10 }
    }
    let beyond = try folder.write("[[5, 70]]", to: "beyond.json")
    #expect(throws: DataError.self) { try evaluation { $0.labels = beyond } }
    let broken = try folder.write("[[5, 7], [8]]", to: "broken.json")
    #expect(throws: DataError.self) { try evaluation { $0.labels = broken } }
  }

  @Test func `the JSON names every figure`() throws {
    let text = try evaluation().json.description
    for name in ["vus_pr", "roc_auc", "range_f1", "affiliation_f1", "random_best_f1", "nab_score"] {
      #expect(text.contains("\"\(name)\": "))
    }
    #expect(!text.contains("null"))
  }
}
