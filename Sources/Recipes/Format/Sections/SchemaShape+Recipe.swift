internal import AnomalyDetection

extension SchemaShape {
  /// A whole recipe: what is read, told of mistakes, completed by editors and searched by
  /// `martlet tune`.
  ///
  /// A new key is a row here or in the table of its section, beside the code that decodes it; then
  /// `martlet run --schema > recipes/recipe.schema.json`.
  static let recipe = section(
    defaults: Recipe(data: RecipeData(.file(FileData(path: "-")))),
    .optional("name", .text, "What the study is called; the file's name by default."),
    .optional("description", .text, "What the study is for, in a sentence or two."),
    .optional(
      "task", .words(Recipe.Task.self),
      "detect: find anomalies. fit: learn what is normal, and stop there."),
    .required(
      "data", .data, "Where the numbers come from: one of path, channels, table or synthetic."),
    .optional(
      "alignment", .alignment, "How several series become one table over common timestamps."),
    .optional(
      "filling", .filling,
      "What stands in for missing values: none, forward, linear, or a section."),
    .optional("features", .list(.feature), "Channels made from others, in order."),
    .optional("scaling", .scaling, "How channels are scaled."),
    .optional(
      "windows", .windows,
      """
      What the model sees at once, and what a verdict is about. Without it, Martlet's own detector \
      judges rows.
      """),
    .optional(
      "method", .words(DetectionMethod.self),
      """
      Without windows: fitted once, or online, learning as rows come; by default whichever suits the \
      data.
      """),
    .optional(
      "causal", .bool,
      "Without windows: judge each row by the rows before it alone, as martlet watch does."),
    .optional(
      "learning", .learning,
      "Without windows: how Martlet's own detector learns, where no section says more."),
    .optional("split", .split, "What is learned from and what tested on."),
    .optional("augmentation", .augmentation, "What is added to the training windows."),
    .model, .training, .score, .threshold,
    .optional("ensemble", .ensemble, "Without windows: several models that judge rows together."),
    .optional(
      "abnormal", .abnormal,
      "Abnormal windows made from normal ones, to test on where no labels exist."),
    .optional(
      "outputs", .outputs,
      "What is left in the folder of results, beside metrics and the resolved recipe."),
    .seed)
}

/// The keys that a recipe and each member of its ensemble have.
extension SchemaKey {
  static let model = optional(
    "model", .model,
    "The model: a kind, sized from the data, one of the kinds with its sizes, or a model file.")
  static let training = optional("training", .training, "How the model is trained.")
  static let score = optional("score", .score, "How a reconstruction becomes a score.")
  static let threshold = optional(
    "threshold", .threshold, "Where the line is drawn: a rule such as percentile:95, or a section.")
  static let seed = optional(
    "seed", .unsigned,
    "Where all randomness comes from: the same seed gives the same results, to the byte.")
}
