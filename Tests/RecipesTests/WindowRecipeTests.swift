import AnomalyDetection
import Foundation
import Studies
import Testing

@testable import Recipes

@Suite struct WindowRecipeTests {
  private func outcome(_ json: String, threadCount: Int = 1) throws -> RecipeOutcome {
    let recipe = try JSONDecoder().decode(Recipe.self, from: Data(json.utf8))
    return try RecipeRunner(recipe, threadCount: threadCount).run()
  }

  private static let windows = """
    {"name": "small", "data": {"synthetic": {"row_count": 900, "channel_count": 3}},
     "scaling": {"rule": "min_max"}, "windows": {"length": 6, "omit_last": true},
     "split": {"test": 0.2, "validation": 0.1}, "model": {"dense": {"encoder_sizes": [8, 3]}},
     "training": {"epochs": 3}, "threshold": "percentile:90", "outputs": {"windows": true},
     "abnormal": {"share": 0.5}}
    """
  private static let rows = """
    {"name": "own", "data": {"synthetic": {"row_count": 900, "channel_count": 2}},
     "split": {"test": 0.4}, "model": "linear"}
    """

  @Test func `windows are counted, scored and held against the threshold`() throws {
    let finding = try #require(try outcome(Self.windows).findings.first)
    let study = try #require(finding.study)
    // 900 rows: 720 less 90 for training, each part with windows of its own.
    #expect(study.train.count == 624 && study.validation.count == 84)
    #expect(study.test.count == 174 + study.madeCount)
    let labels = try #require(study.test.isAnomalous)
    #expect(study.madeCount == (labels.prefix(174).count { !$0 } + 1) / 2)
    #expect(study.train.flaggedCount == 63)
    #expect(study.epochs.count == 3)
    for epoch in study.epochs {
      let r2 = try #require(epoch.validationR2)
      #expect(r2 < 1)
      #expect(try #require(epoch.validationLoss) > 0)
    }
    let quality = try #require(study.test.quality)
    #expect(
      quality.rootMeanSquaredError * quality.rootMeanSquaredError
        <= quality.meanSquaredError * 1.000001)
    #expect(finding.model?.detectors.count == 1)
  }

  @Test(arguments: [windows, rows])
  func `a second run, on other threads, leaves the same bytes`(json: String) throws {
    var contents: [[String: Data]] = []
    for threadCount in [1, 2] {
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "martlet-study-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      let names = try outcome(json, threadCount: threadCount).write(
        to: folder.appending(path: "a/b").path()
      ).names
      var files: [String: Data] = [:]
      for name in names where name != "timing.json" && !name.hasPrefix("pictures") {
        files[name] = try Data(contentsOf: folder.appending(path: "a/b/\(name)"))
      }
      contents.append(files)
      let names2 = Set(names)
      for name in ["recipe.yaml", "metrics.json", "timing.json", "model.martlet", "report.html"] {
        #expect(names2.contains(name), "\(name) is missing")
      }
    }
    #expect(contents[0] == contents[1])
    #expect(contents[0].count >= 8)
  }

  @Test func `metrics have the keys that are promised`() throws {
    let text = try outcome(Self.windows).metricsDocument.description
    let root = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    for key in [
      "counts", "reconstruction", "threshold", "flagged_test_windows", "pseudo_accuracy",
      "detection", "seed",
    ] { #expect(root[key] != nil, "\(key) is missing") }
    let counts = try #require(root["counts"] as? [String: Any])
    #expect(
      ["rows", "train_windows", "validation_windows", "test_windows", "anomalous_test_windows"]
        .allSatisfy { counts[$0] is Int })
    let detection = try #require(root["detection"] as? [String: Any])
    let confusion = try #require(detection["confusion"] as? [[Int]])
    #expect(confusion.joined().reduce(0, +) == counts["test_windows"] as? Int)
  }

  @Test func `windows that do not fit are refused with what to do`() throws {
    let long = Self.windows.replacing("\"length\": 6", with: "\"length\": 700")
    #expect(throws: RecipeError.self) { try outcome(long) }
  }

  @Test func `a pattern matches names with anything for a star`() {
    #expect(FilePattern("*cpu*").matches("ec2_cpu_1.csv"))
    #expect(!FilePattern("*cpu*").matches("ec2_disk.csv"))
    #expect(FilePattern("real_?.csv").matches("real_7.csv"))
    #expect(!FilePattern("real_?.csv").matches("real_17.csv"))
    #expect(FilePattern("a*b*c").matches("a1b2b3c") && !FilePattern("a*b*c").matches("acb"))
    #expect(
      ["real_10.csv", "real_2.csv", "real_1.csv"].sorted(by: FilePattern.naturalOrder) == [
        "real_1.csv", "real_2.csv", "real_10.csv",
      ])
  }
}
