import AnomalyDetection
import Files
import Foundation
import NeuralEngine
import Studies
import Testing
import TimeSeries

@testable import Recipes

@Suite struct RecipeDocumentTests {
  private let yaml = """
    name: study
    data: {path: cpu.csv}
    features:
      - {kind: log1p, channel: Disk}
      - {kind: hour_of_day}
    windows:
      length: 10
    split: {test: 0.15}
    model:
      dense: {encoder_sizes: [64, 48]}
    training:
      epochs: 30
    threshold: percentile:85
    """

  private func document(_ yaml: String) throws(RecipeFileError) -> RecipeDocument {
    try RecipeDocument(yaml: Array(yaml.utf8), file: "a.yaml")
  }

  private func message(_ yaml: String, set options: [String] = []) -> String {
    do {
      var document = try document(yaml)
      for option in options { try document.set(option) }
      _ = try document.recipe()
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func `a recipe is read`() throws {
    let recipe = try document(yaml).recipe()
    #expect(recipe.training?.epochs == 30)
    #expect(recipe.threshold?.rule == .percentile(85))
    #expect(recipe.features == [.log1p(channel: "Disk"), .hourOfDay])
  }

  @Test func `the resolved recipe has every default and reads back equal`() throws {
    let recipe = try document(yaml).recipe()
    let resolved = try recipe.yaml
    #expect(resolved.contains("batch_size: "))
    #expect(try document(resolved).recipe() == recipe)
    #expect(try document(resolved).recipe().yaml == resolved)
  }

  @Test func `options change values, go into lists, and make sections`() throws {
    var document = try document(yaml)
    try document.set("training.epochs=5")
    try document.set("training.learning_rate=1e-5")
    try document.set("features.0.channel=CPU")
    try document.set("features[2]={kind: day_of_week}")
    try document.set("score.smoothing=3")
    try document.set("threshold={rule: 'sigma:2', from: test}")
    try document.set("split.test=")
    let recipe = try document.recipe()
    #expect(recipe.training?.epochs == 5)
    #expect(recipe.training?.learningRate == 1e-5)
    #expect(recipe.features == [.log1p(channel: "CPU"), .hourOfDay, .dayOfWeek])
    #expect(recipe.score.smoothing == 3)
    #expect(recipe.threshold == ThresholdConfiguration(rule: .sigma(deviations: 2), from: .test))
    #expect(recipe.split?.test == 0.2)
  }

  @Test(arguments: [
    (
      "training.epohcs=5", #"--set training.epohcs=5: unknown key "epohcs": did you mean "epochs"?"#
    ),
    (
      "trainig.epochs=5",
      #"--set trainig.epochs=5: unknown key "trainig": did you mean "training"?"#
    ),
    (
      "training.epochs=many",
      """
      --set training.epochs=many: training.epochs: found the text "many", expected a whole number
      """
    ),
    (
      "features.5.kind=x",
      """
      --set features.5.kind=x: features is a list of 2: expected 0 to 2 in place of 5
      """
    ),
    (
      "threshold.from=test",
      """
      --set threshold.from=test: threshold is the text "percentile:85" and has no keys below it: \
      set threshold as a whole
      """
    ),
    (
      "training",
      """
      --set training: expected a key, "=" and a value, as in training.epochs=5
      """
    ),
    (
      "training..epochs=5",
      """
      --set training..epochs=5: the key has an empty part: write training.epochs=5
      """
    ),
    (
      "data.path=*a*",
      """
      --set data.path=*a*: not YAML: text that begins with * or & has to stand in quotes, as "*cpu*"
      """
    ),
    ("split.test=2", "--set split.test=2: split.test is 2.0, expected above 0 and below 1"),
  ])
  func `an option that cannot be is told as it was given`(option: String, message: String) {
    #expect(self.message(yaml, set: [option]) == message)
  }

  @Test(arguments: [
    (
      "",
      """
      a.yaml:1:1: the recipe is empty: it says at least where the data is, `data: {path: cpu.csv}`
      """
    ),
    (
      "# nothing\n",
      """
      a.yaml:1:1: the recipe is empty: it says at least where the data is, `data: {path: cpu.csv}`
      """
    ),
    ("name: a", "a.yaml:1:1: data is missing, and has to be given"),
    ("dta: {path: a}", #"a.yaml:1:1: unknown key "dta": did you mean "data"?"#),
    ("data: {pth: a}", #"a.yaml:1:8: unknown key "pth": did you mean "path"?"#),
    (
      "data:\n  path: a\nmodel:\n  lstmm: {encoder_sizes: [3]}",
      """
      a.yaml:4:3: unknown key "lstmm": did you mean "lstm"?
      """
    ),
    (
      "data: {path: a}\nmodel: lstmm",
      """
      a.yaml:2:8: model: found the text "lstmm": did you mean "lstm"?
      """
    ),
    (
      "data: {path: a}\ntraining: {epochs: 0}",
      """
      a.yaml:2:20: training.epochs is 0.0, expected from 1 to 1000000
      """
    ),
    (
      "data: {path: a}\ntraining:\n  loss: {kind: msse}",
      """
      a.yaml:3:16: training.loss.kind: found the text "msse": did you mean "mse"?
      """
    ),
    (
      "data: {path: a}\ntraining:\n  loss: {kind: mse, delta: 3}",
      """
      a.yaml:3:21: delta does nothing beside the other keys here: remove it, or change what it \
      belongs to
      """
    ),
    (
      "data: {path: a}\nthreshold: percentle:95",
      """
      a.yaml:2:12: threshold rule "percentle:95"; expected \
      auto:K, percentile:P (0 to 100), iqr:K, sigma:K, mad:K, fixed:SCORE, contamination:SHARE, \
      pot:RISK, conformal:SIGNIFICANCE or budget:COUNT/PERIOD (hour, day, week, month, NUMBERrows)
      """
    ),
    (
      "data: {path: a}\nwindows: {length: 5}",
      """
      a.yaml:2:1: windows is given without split, expected a split beside it: what is for training \
      and what for the test
      """
    ),
    (
      "data: {path: a}\nsplit:\n  test: 0.2\ntraining:\n  validation: {kind: last, fraction: 0.1}",
      """
      a.yaml:5:3: training.validation is given, expected nothing beside split, which says what is \
      for validation
      """
    ),
    (
      "data:\n  path: a\n  table: {folder: b}",
      """
      a.yaml:2:3: path does nothing beside the other keys here: remove it, or change what it belongs \
      to
      """
    ),
  ])
  func `what a recipe cannot be is told with line and key`(yaml: String, message: String) {
    #expect(self.message(yaml) == message)
  }

  @Test func `a file that is not there, a folder and a huge file are told`() throws {
    let folder = NSTemporaryDirectory()
    let huge = folder + "martlet-" + UUID().uuidString + ".yaml"
    try Data(repeating: UInt8(ascii: "#"), count: 1 << 20 + 1).write(to: URL(fileURLWithPath: huge))
    defer { try? FileManager.default.removeItem(atPath: huge) }
    #expect(throws: RecipeFileError.unreadable(.notFound(file: "no.yaml"))) {
      try RecipeDocument(path: "no.yaml")
    }
    #expect(throws: RecipeFileError.unreadable(.isDirectory(file: folder))) {
      try RecipeDocument(path: folder)
    }
    #expect(throws: RecipeFileError.tooLong(file: huge, limit: 1 << 20)) {
      try RecipeDocument(path: huge)
    }
  }
}
