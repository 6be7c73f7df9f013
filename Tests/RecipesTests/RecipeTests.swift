import AnomalyDetection
import Foundation
import NeuralEngine
import Testing
import TimeSeries

@testable import Recipes

@Suite struct RecipeTests {
  private func recipe(_ json: String) throws -> Recipe {
    try JSONDecoder().decode(Recipe.self, from: Data(json.utf8))
  }

  @Test func `data is all that a recipe must say`() throws {
    let recipe = try recipe(#"{"data": {"path": "cpu.csv"}}"#)
    #expect(recipe == Recipe(data: RecipeData(.file(FileData(path: "cpu.csv")))))
    try recipe.validate()
  }

  @Test func `a score that says one thing leaves the rest of the rule to the detector`() throws {
    let recipe = try recipe(#"{"data": {"path": "cpu.csv"}, "score": {"smoothing": 3}}"#)
    let configuration = recipe.detectorConfiguration
    #expect(configuration.score == .changing(ScoreRule.Changes(smoothing: 3)))
  }

  @Test(arguments: [
    #"{"data": {"path": "a.csv", "first_number_is_header": true, "labels": {"ranges": [[3, 5]]}}}"#,
    """
    {"data": {"channels": {"folder": "f", "of": [{"name": "CPU", "files": "*cpu*"}]}}, "seed": 7,
     "features": [{"kind": "log1p", "channel": "Disk"}], "scaling": {"rule": "robust"}}
    """,
    """
    {"data": {"table": {"folder": "f", "stand_in": "yahoo_a1"}}, "windows": {"length": 1},
     "split": {"order": "random", "test": 0.2}, "threshold": {"rule": "sigma:2", "from": "test"},
     "model": {"dense": {"encoder_sizes": [8, 2]}}, "training": {"loss": "mse"}}
    """,
    """
    {"data": {"synthetic": {"channel_count": 11}}, "windows": {"length": 3, "flatten": true},
     "split": {"unit": "windows", "anomalous": "drop"}, "abnormal": {"kinds": ["rotation"]},
     "score": {"measure": "l1_sum"}, "outputs": {"windows": true},
     "augmentation": {"jitter": {"share": 0.5, "deviation": 0.03}},
     "model": {"lstm": {"encoder_sizes": [128, 64]}}}
    """,
  ])
  func `a recipe comes back from JSON as it was`(json: String) throws {
    let recipe = try recipe(json)
    try recipe.validate()
    let again = try JSONDecoder().decode(Recipe.self, from: JSONEncoder().encode(recipe))
    #expect(again == recipe)
  }

  @Test(arguments: [
    (#"{"data": {"path": ""}}"#, "data.path"),
    (#"{"data": {"path": "a", "labels": {"ranges": [[5, 5]]}}}"#, "data.labels.ranges.0"),
    (#"{"data": {"channels": {"folder": "f", "of": []}}}"#, "data.channels.of"),
    (#"{"data": {"path": "a"}, "windows": {"length": 0}}"#, "windows.length"),
    (
      """
      {"data": {"path": "a"}, "windows": {"length": 4}, "split": {"test": 0.2}, "method": "fitted",
       "model": {"dense": {"encoder_sizes": [4]}}}
      """, "method"
    ),
    (#"{"data": {"path": "a"}, "method": "online", "training": {"epochs": 3}}"#, "training"),
    (#"{"data": {"path": "a"}, "method": "online", "scaling": {"rule": "robust"}}"#, "scaling"),
    (#"{"data": {"path": "a"}, "method": "online", "score": {"measure": "mse"}}"#, "score"),
    (#"{"data": {"path": "a"}, "method": "online", "model": "linear"}"#, "model"),
    (
      #"{"data": {"path": "a"}, "method": "online", "model": {"dense": {"encoder_sizes": [4]}}}"#,
      "model"
    ),
    (#"{"data": {"path": "a"}, "method": "online", "threshold": "percentile:99"}"#, "threshold"),
    (
      #"{"data": {"path": "a"}, "augmentation": {"jitter": {"share": 0.5, "deviation": 0.1}}}"#,
      "augmentation.jitter"
    ),
    (#"{"data": {"path": "a"}, "windows": {"length": 5}}"#, "windows"),
    (#"{"data": {"path": "a"}, "split": {"test": 1}}"#, "split.test"),
    (#"{"data": {"path": "a"}, "split": {"order": "random"}}"#, "split.order"),
    (#"{"data": {"path": "a"}, "threshold": {"rule": "iqr:1", "from": "test"}}"#, "threshold.from"),
    (#"{"data": {"path": "a"}, "score": {"smoothing": 0}}"#, "score.smoothing"),
    (#"{"data": {"path": "a"}, "scaling": {"fit_on": "all"}}"#, "scaling"),
    (
      #"{"data": {"path": "a"}, "split": {}, "training": {"validation": {"kind": "last", "fraction": 0.1}}}"#,
      "training.validation"
    ),
  ])
  func `what cannot be is refused with its key`(json: String, key: String) throws {
    let recipe = try recipe(json)
    #expect {
      try recipe.validate()
    } throws: { error in
      (error as? RecipeFault)?.path.joined(separator: ".") == key
    }
  }
}
