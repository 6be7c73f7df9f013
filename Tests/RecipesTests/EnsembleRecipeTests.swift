import AnomalyDetection
import Foundation
import NeuralEngine
import Studies
import Testing
import TimeSeries

@testable import Recipes

/// Recipes with several models.
@Suite struct EnsembleRecipeTests {
  private static let yaml = """
    data:
      synthetic: {row_count: 700, channel_count: 2, anomaly_count: 4, clean_fraction: 0.5}
    training: {epochs: 2}
    ensemble:
      rule: votes:2
      members:
        - {model: linear}
        - {model: dense, threshold: percentile:95}
        - {model: dense, seed: 5, training: {epochs: 1}}
    """

  private func recipe(_ changes: String...) throws -> Recipe {
    var document = try RecipeDocument(yaml: Array(Self.yaml.utf8), file: "ensemble.yaml")
    for change in changes { try document.set(change) }
    return try document.recipe()
  }

  private func outcome(_ recipe: Recipe, threadCount: Int = 1) throws -> RecipeOutcome {
    try RecipeRunner(recipe, threadCount: threadCount).run()
  }

  @Test func `a member overrides what it names, and leaves the rest to the recipe`() throws {
    let members = try recipe("threshold=sigma:4").members
    #expect(members.map(\.seed) == [1, 1, 5])
    #expect(members.map(\.model) == [.linear, .dense, .dense].map { .fitted(.kind($0)) })
    #expect(
      members.map(\.threshold?.rule) == [
        .sigma(deviations: 4), .percentile(95), .sigma(deviations: 4),
      ])
    #expect(members.map(\.training?.epochs) == [2, 2, 1])
    #expect(members.allSatisfy { $0.ensemble == nil })
  }

  @Test func `each model finds together what it finds as a recipe of its own`() throws {
    let recipe = try recipe()
    let together = try outcome(recipe)
    let finding = together.findings[0]
    let study = try #require(finding.study)
    #expect(study.threshold.value == 1)
    let alone = try recipe.members.map { try outcome($0) }
    let studies = try alone.map { try #require($0.findings[0].study) }
    #expect(finding.memberStudies.map(\.test) == studies.map(\.test))
    #expect(finding.memberStudies.map(\.threshold) == studies.map(\.threshold))
    for alone in alone {
      let members = "\(alone.metricsDocument)".dropFirst().dropLast()
      #expect("\(together.metricsDocument)".contains(members))
    }
    // Two of three, counted by hand where all have a score.
    let scored = study.test.scores.indices.filter { !study.test.scores[$0].isNaN }
    #expect(!scored.isEmpty && study.test.flaggedCount > 0)
    for row in scored {
      let votes = studies.count { $0.test.isFlagged[row] }
      #expect(study.test.isFlagged[row] == (votes >= 2), "row \(row)")
    }
  }

  @Test func `the folder has each model, and the figures of all`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "martlet-ensemble-\(UUID().uuidString)"
    ).path()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let recipe = try recipe()
    let outcome = try outcome(recipe)
    let names = try outcome.write(to: folder).names
    let files = ["model-1.martlet", "model-2.martlet", "model-3.martlet"]
    #expect(names.filter { $0.hasSuffix(".martlet") } == files)
    let metrics = try #require(
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: "\(folder)/metrics.json"))) as? [String: Any])
    #expect(metrics["combination"] as? String == "votes:2")
    let models = try #require(metrics["models"] as? [[String: Any]])
    #expect(models.map { $0["file"] as? String } == files)
    for key in ["reconstruction", "threshold", "flagged_test_windows", "detection", "epochs"] {
      #expect(models.allSatisfy { $0[key] != nil }, "\(key)")
    }
    #expect(models.map { $0["seed"] as? Int } == [1, 1, 5])
    let header = try String(contentsOfFile: "\(folder)/scores.csv", encoding: .utf8).prefix {
      $0 != "\n"
    }
    #expect(header.hasSuffix(",is_anomaly,imputed,anomaly_score_1,anomaly_score_2,anomaly_score_3"))
    let page = try String(contentsOfFile: "\(folder)/report.html", encoding: .utf8)
    #expect(page.contains("<h2>The models</h2>") && page.contains("model 3 (dense)"))
    // What the folder says of itself gives the same again, on more threads too.
    let again = try RecipeDocument(path: "\(folder)/recipe.yaml").recipe()
    #expect(again == recipe)
    #expect(try self.outcome(again, threadCount: 3).metricsDocument == outcome.metricsDocument)
  }

  @Test(arguments: [
    (["ensemble.rule=votes:4"], 0, "ensemble.rule", "votes:1 to votes:3 of 3 members"),
    (["ensemble.members=[]"], 0, "ensemble.members", "2 or more"),
    (["ensemble.members=[{model: linear}]"], 0, "ensemble.members", "2 or more"),
    (["ensemble.members.2={model: linear}"], 0, "ensemble.members.2", "another model"),
    (
      ["ensemble.members.2={model: dense, threshold: percentile:95, seed: 1}"], 0,
      "ensemble.members.2", "another model"
    ),
    (["ensemble.members.1.score.smoothing=0"], 0, "ensemble.members.1.score.smoothing", "1 to"),
    (["ensemble.members.2.training.epochs=0"], 0, "ensemble.members.2.training.epochs", "1"),
    (
      ["ensemble.members.0.threshold={rule: sigma:3, from: test}"], 0,
      "ensemble.members.0.threshold.from", "train"
    ),
    (
      ["windows={length: 4}", "split={test: 0.2}", "model={dense: {encoder_sizes: [4]}}"], 4,
      "ensemble", "nothing beside windows"
    ),
    (["method=online", "training="], 4, "ensemble", "nothing beside method: online"),
  ])
  func `what cannot be is told with its key, and its line where it stands in the file`(
    changes: [String], line: Int, key: String, expected: String
  ) throws {
    var document = try RecipeDocument(yaml: Array(Self.yaml.utf8), file: "ensemble.yaml")
    for change in changes { try document.set(change) }
    #expect {
      try document.recipe()
    } throws: { error in
      guard case .mistakes(_, let mistakes)? = error as? RecipeFileError,
        let mistake = mistakes.first
      else { return false }
      let text = "\(mistake)"
      let isPlaced =
        if case .position(line, _) = mistake.place { true } else { line == 0 }
      return mistakes.count == 1 && isPlaced && text.contains(key) && text.contains(expected)
    }
  }

  @Test func `more votes than members are told with line and column`() throws {
    let yaml = Self.yaml.replacingOccurrences(of: "votes:2", with: "votes:4")
    #expect {
      try RecipeDocument(yaml: Array(yaml.utf8), file: "a.yaml").recipe()
    } throws: { error in
      "\(error)".contains("a.yaml:5:9: ensemble.rule is votes:4, expected mean, max")
    }
  }
}
