internal import Studies
internal import TimeSeries

extension SchemaShape {
  static let alignment = section(
    defaults: Alignment(),
    .optional(
      "axis", .words(Alignment.Axis.self),
      "Which timestamps the table has: those of any series, or those of all."),
    .optional(
      "duplicates", .words(Aggregation.self), "What stands for several values at one timestamp."),
    .optional(
      "filling", .filling,
      "What stands in for missing values: none, forward, linear, or a section."))

  static let filling = either([
    .words(FillingRule.Kind.self),
    .section(
      .required(
        "kind", .words(FillingRule.Kind.self),
        "none leaves them; forward takes the last value; linear draws a line."),
      .optional("limit", .integer, "The most rows in a row that are filled.")),
  ])

  static let feature = section(
    .required("kind", .words(FeatureRule.Kind.self), "What is made."),
    .optional("channel", .text, "From which channel."),
    .optional(
      "clip_percentile", .number, "Cut the logarithm at this percentile of the training rows."))

  static let scaling = section(
    defaults: ScalingConfiguration(),
    .optional(
      "rule", .scalingRule,
      "What centre and scale are: a word, or a section for min_max to other ends."),
    .optional(
      "fit_on", .words(ScalingConfiguration.Rows.self),
      "The rows they are found from: all is a leak that some studies have."),
    .optional("exclude", .list(.text), "Channels left as they are."),
    .optional("exclude_binary", .bool, "Leave channels alone that are only ever 0 or 1."),
    .optional("clip", .number, "Cut scaled values to ± this."))

  private static let scalingRule = either([
    .words(ScalingRule.Kind.self),
    section(
      defaults: ScalingRule.minMax(low: 0, high: 1),
      .required("kind", .words(ScalingRule.Kind.self), "What centre and scale are."),
      .optional("low", .number, "What the least value becomes."),
      .optional("high", .number, "What the greatest value becomes.")),
  ])

  static let windows = section(
    defaults: WindowConfiguration(length: 1),
    .required("length", .integer, "Rows in a window."),
    .optional("stride", .integer, "Rows from one window's start to the next one's."),
    .optional(
      "omit_last", .bool,
      "Leave out the window that ends at the last row, as range(n - length) does."),
    .optional("flatten", .bool, "Give a window to the model as one sequence of one channel."),
    .optional("context", .context, "More rows around the window that the model sees."))

  private static let context = section(
    defaults: WindowConfiguration.Context(length: 1),
    .required("length", .integer, "Rows from the context's first to its last."),
    .optional("spacing", .integer, "Rows from one that the model sees to the next."),
    .optional(
      "position", .words(WindowConfiguration.Context.Position.self),
      "Where the window lies in its context."))

  static let split = section(
    defaults: SplitRule(),
    .optional("unit", .words(SplitRule.Unit.self), "Whether rows or windows are split."),
    .optional("order", .words(SplitRule.Order.self), "In time order, or at random."),
    .optional("test", .number, "The share of the test, above 0 and below 1."),
    .optional("validation", .number, "The share set apart for validation."),
    .optional(
      "validation_of", .words(SplitRule.ValidationOf.self),
      "What that is a share of: everything, or what the test leaves."),
    .optional(
      "anomalous", .words(SplitRule.Anomalous.self),
      "Where labelled anomalies go: wherever they fall, to the test, or nowhere."),
    .optional(
      "learn_rows", .integer,
      "Learn from no window that sees a row after this many from the start."))
}
