import AnomalyDetection
import NeuralEngine
import Testing
import Tuning

@testable import Recipes

@Suite struct RecipeSearchTests {
  static let yaml = """
    name: waves
    data: {synthetic: {row_count: 600, channel_count: 1, seed: 3}}
    windows: {length: 6}
    split: {test: 0.3, validation: 0.2}
    scaling: {rule: standard}
    model:
      dense: {encoder_sizes: {choice: [[4], [8, 2]]}, dropout: {range: [0, 0.5]}}
    training:
      epochs: 3
      learning_rate: {log: [1.0e-4, 1e-2]}
      batch_size: {range: [16, 64, 16]}
      shuffle: {choice: [true, false]}
    """

  static func search(
    _ yaml: String = yaml, _ objective: TuningObjective = .validation
  ) throws(RecipeFileError) -> RecipeSearch {
    try RecipeSearch(
      RecipeDocument(yaml: Array(yaml.utf8), file: "a.yaml"), objective: objective)
  }

  @Test func `ranges become parameters of the kind that stands there`() throws {
    let search = try Self.search()
    #expect(
      search.space.parameters == [
        try Parameter("model.dense.encoder_sizes", .choice(["[4]", "[8, 2]"])),
        try Parameter("model.dense.dropout", .float(low: 0, high: 0.5)),
        try Parameter(
          "training.learning_rate", .float(low: 1e-4, high: 1e-2, isLogarithmic: true)),
        try Parameter("training.batch_size", .integer(low: 16, high: 64, step: 16)),
        try Parameter("training.shuffle", .choice(["true", "false"])),
      ])
  }

  @Test func `values take the places of ranges`() throws {
    let recipe = try Self.search().recipe([
      "model.dense.encoder_sizes": .choice("[8, 2]"), "model.dense.dropout": .number(0.25),
      "training.learning_rate": .number(0.001), "training.batch_size": .integer(32),
      "training.shuffle": .choice("false"),
    ])
    #expect(recipe.training?.learningRate == 0.001)
    #expect(recipe.training?.batchSize == 32)
    #expect(recipe.training?.shuffles == false)
    guard case .fitted(.sized(.autoencoder(.dense(let dense))))? = recipe.model else {
      Issue.record("a dense model")
      return
    }
    #expect(dense.encoderSizes == [8, 2])
    #expect(dense.dropout == 0.25)
  }

  @Test(arguments: [
    (
      "data: {path: a}",
      """
      a.yaml:1:1: there is nothing to search: put a range in place of a value, as in learning_rate: \
      {log: [1.0e-5, 1.0e-2]}
      """
    ),
    (
      "learning_rate: {log: [0, 1]}",
      """
      a.yaml:1:16: learning_rate: takes no number, so log cannot be searched: use choice
      """
    ),
    (
      "training: {learning_rate: {log: [0, 1]}}",
      """
      a.yaml:1:27: training.learning_rate: the range of "training.learning_rate" is log from 0.0, \
      expected a start above 0
      """
    ),
    (
      "training: {epochs: {range: [1]}}",
      """
      a.yaml:1:20: training.epochs: range has 1 items, expected the lowest and the highest value
      """
    ),
    (
      "training: {epochs: {range: [1.5, 3]}}",
      """
      a.yaml:1:20: training.epochs: range holds the number 1.5, expected whole numbers
      """
    ),
    (
      "training: {epochs: {choice: 3}}",
      """
      a.yaml:1:20: training.epochs: choice is the number 3, expected a list
      """
    ),
    (
      "model: {choice: [dense, lstmm]}\ndata: {path: a}\nsplit: {validation: 0.1}",
      """
      a.yaml:1:25: model: found the text "lstmm": did you mean "lstm"?
      """
    ),
    (
      "training: {epochs: {range: [0, 3]}}\ndata: {path: a}\nsplit: {validation: 0.1}",
      """
      a.yaml:1:20: training.epochs is 0.0, expected from 1 to 1000000
      """
    ),
    (
      "training: {epochs: {range: [1, 3]}}\ndata: {path: a}\nsplit: {test: 0.1}",
      """
      a.yaml:3:1: split.validation is 0, expected a share above 0, since trials are compared on that \
      part and not on the test
      """
    ),
    (
      "scaling: {rule: {choice: [standard, robust]}}\ndata: {path: a}",
      """
      a.yaml:1:17: scaling.rule: changes what the validation error is measured in, so that trials \
      cannot be compared: use --objective injected or pr_auc
      """
    ),
  ])
  func `what cannot be searched is told with its place`(yaml: String, message: String) {
    #expect {
      try Self.search(yaml)
    } throws: { error in
      "\(error)" == message
    }
  }

  @Test func `a recipe with ranges is not run, but told of`() throws {
    let document = try RecipeDocument(yaml: Array(Self.yaml.utf8), file: "a.yaml")
    #expect {
      try document.recipe()
    } throws: { error in
      "\(error)".contains("a.yaml:10:18: training.learning_rate is a range to search")
    }
  }
}
