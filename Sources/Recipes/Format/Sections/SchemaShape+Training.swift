internal import NeuralEngine

extension SchemaShape {
  static let learning = section(
    .optional(
      "window", either([.integer, .words(["auto"])]),
      "Rows in a window; auto takes the data's dominant period."),
    .optional("epochs", .integer, "Passes over the training windows."),
    .optional("rows", .integer, "Learn from this many rows from the start."),
    .optional("share", .number, "Learn from this share of the rows from the start, up to 1."))

  static let training = section(
    defaults: TrainingConfiguration(),
    .optional("epochs", .integer, "Passes over the training windows."),
    .optional("batch_size", .integer, "Windows a step."),
    .optional("learning_rate", .number, "Adam's learning rate."),
    .optional("loss", .loss, "What is made small."),
    .optional("weight_decay", .weightDecay, "Whether large weights cost."),
    .optional(
      "gradient_clip_norm", .number,
      "The greatest norm of the gradient; longer ones are shortened."),
    .optional("schedule", .schedule, "How the learning rate changes."),
    .optional(
      "early_stopping", .earlyStopping,
      "Stop when the validation loss no longer falls, and keep the best."),
    .optional(
      "validation", .validation, "Windows set apart, where there is no split that says it."),
    .optional("shuffle", .bool, "Take the windows in another order each epoch."),
    .optional("adam", .adam, "Adam's other numbers."),
    .optional("jitter", .jitter, jitterNote))

  static let augmentation = section(
    .optional("jitter", .jitter, jitterNote))

  private static let loss = either([
    .words(Loss.Kind.self),
    section(
      defaults: Loss.huber(delta: 1),
      .required(
        "kind", .words(Loss.Kind.self),
        "The mean of squares, of absolute values, their sum, or Huber's loss."),
      .optional("delta", .number, "Where Huber's loss goes from square to straight.")),
  ])

  private static let weightDecay = section(
    .required(
      "kind", .words(WeightDecay.Kind.self),
      "l2 adds to the gradient, as Adam in PyTorch; decoupled is AdamW."),
    .optional("rate", .number, "How much."))

  private static let schedule = section(
    defaults: LearningRateSchedule.reduceOnPlateau(),
    .required(
      "kind", .words(LearningRateSchedule.Kind.self),
      "Not at all, or less when the validation loss stops falling."),
    .optional("factor", .number, "What the learning rate is multiplied by."),
    .optional("patience", .integer, "Epochs without improvement before that."),
    .optional("minimum_learning_rate", .number, "It does not fall below this."),
    .optional("threshold", .number, "The relative improvement that counts."))

  private static let earlyStopping = section(
    defaults: EarlyStopping(),
    .optional("patience", .integer, "Epochs without improvement before that."),
    .optional("minimum_improvement", .number, "The improvement that counts."))

  private static let validation = section(
    .required("kind", .words(ValidationSplit.Kind.self), "The last ones, or some drawn at random."),
    .optional("fraction", .number, "The share of the windows."))

  private static let adam = section(
    defaults: Adam.Configuration(),
    .optional("beta1", .number, "The memory of the gradient's mean."),
    .optional("beta2", .number, "The memory of the gradient's square."),
    .optional("epsilon", .number, "What keeps the division from 0."))

  private static let jitterNote = "Noisy copies of a share of the training windows."

  private static let jitter = section(
    .required("share", .number, "Copies as a share of the windows."),
    .required("deviation", .number, "The standard deviation of the noise, in scaled units."))
}
