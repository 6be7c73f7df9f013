internal import AnomalyDetection
internal import Studies

extension SchemaShape {
  static let score = section(
    .optional(
      "measure", .words(ScoreConfiguration.Measure.self),
      "What is measured of the difference, or of the latent."),
    .optional(
      "sides", .words(ScoreRule.Sides.self), "Whether errors below the usual count as well."),
    .optional("smoothing", .integer, "Neighbours over which the score is averaged."))

  static let threshold = either([
    .text,
    section(
      defaults: ThresholdConfiguration(rule: .fixed(1)),
      .required(
        "rule", .text,
        """
        auto:K, percentile:P, iqr:K, sigma:K, mad:K, fixed:SCORE, contamination:SHARE, pot:RISK, \
        conformal:SIGNIFICANCE or budget:COUNT/PERIOD.
        """),
      .optional("from", .words(ThresholdConfiguration.Part.self), "Whose scores the rule reads.")),
  ])

  static let ensemble = section(
    defaults: RecipeEnsemble(members: []),
    .optional(
      "rule", .text,
      """
      How their scores become one: mean, max, or votes:COUNT, where so many have to flag a row.
      """),
    .required(
      "members", .list(.member),
      """
      Two or more; what a member leaves out of model, training, score, threshold and seed is the \
      recipe's.
      """))

  private static let member = section(.model, .training, .score, .threshold, .seed)

  static let abnormal = section(
    defaults: AbnormalData(),
    .optional("kinds", .list(.text), "How windows are changed."),
    .optional("kinds_per_window", .integer, "The most changes to one window."),
    .optional("share", .number, "Abnormal windows as a share of the test's normal ones."))

  static let outputs = section(
    defaults: RecipeOutputs.usual,
    .optional("report", .place, "The report: report.html in the folder of results, or a path."),
    .optional("scores", .place, "Every row or window with its score: scores.csv, or a path."),
    .optional("model", .place, "What was fitted: model.martlet, or a path."),
    .optional(
      "anomalies", .place, "The anomalies, a JSON object a series: anomalies.json, or a path."),
    .optional("pictures", .bool, "The report's pictures, each as an .svg file."),
    .optional("arrays", .bool, "Errors and scaler as .npy arrays."),
    .optional("windows", .bool, "The scaled windows and the test's labels as .npy arrays."))

  private static let place = either([.text, .bool])
}
