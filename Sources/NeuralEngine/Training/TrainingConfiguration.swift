/// How an autoencoder is trained.
///
/// ```swift
/// let training = TrainingConfiguration(
///   epochs: 50, batchSize: 32, learningRate: 3e-3, loss: .huber(delta: 0.5),
///   earlyStopping: EarlyStopping(patience: 5), validation: .lastFraction(0.2))
/// try training.validate()
/// ```
///
/// In JSON and YAML an object of snake_case keys, each of which may be left out.
public struct TrainingConfiguration: Sendable, Hashable {
  /// Passes over the training samples, at most; at least 1.
  public var epochs: Int
  /// Samples in a step; at least 1. The last step of an epoch takes what is left.
  public var batchSize: Int
  /// The learning rate at the start; above 0.
  public var learningRate: Double
  /// What is made small.
  public var loss: Loss
  /// How weights are pulled toward 0.
  public var weightDecay: WeightDecay
  /// The largest Euclidean norm of a step's gradient; `nil` for any.
  public var gradientClipNorm: Float?
  /// How the learning rate changes.
  public var schedule: LearningRateSchedule
  /// When training ends early and restores its best weights; `nil` for never.
  public var earlyStopping: EarlyStopping?
  /// Which samples measure the loss instead of training.
  public var validation: ValidationSplit
  /// Whether every epoch meets its samples in a new random order.
  public var shuffles: Bool
  /// Adam's own numbers.
  public var adam: Adam.Configuration
  /// Noisy copies of training samples; `nil` for none.
  public var jitter: Jitter?

  /// A training; `validate` says whether its numbers can be used.
  public init(
    epochs: Int = 20, batchSize: Int = 64, learningRate: Double = 1e-3,
    loss: Loss = .meanSquaredError, weightDecay: WeightDecay = .none,
    gradientClipNorm: Float? = nil, schedule: LearningRateSchedule = .constant,
    earlyStopping: EarlyStopping? = nil, validation: ValidationSplit = .none,
    shuffles: Bool = true, adam: Adam.Configuration = Adam.Configuration(), jitter: Jitter? = nil
  ) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.learningRate = learningRate
    self.loss = loss
    self.weightDecay = weightDecay
    self.gradientClipNorm = gradientClipNorm
    self.schedule = schedule
    self.earlyStopping = earlyStopping
    self.validation = validation
    self.shuffles = shuffles
    self.adam = adam
    self.jitter = jitter
  }

  /// Throws `invalidSetting`, with the key and what was expected, where a number is out of its range.
  public func validate() throws(TrainingError) {
    try TrainingError.check("epochs", Double(epochs), "from 1 to 1000000") {
      $0 >= 1 && $0 <= 1e6
    }
    try TrainingError.check("batch_size", Double(batchSize), "from 1 to 1000000") {
      $0 >= 1 && $0 <= 1e6
    }
    try TrainingError.check("learning_rate", learningRate, "above 0") { $0 > 0 }
    if case .huber(let delta) = loss {
      try TrainingError.check("loss.delta", Double(delta), "above 0") { $0 > 0 }
    }
    try TrainingError.check("weight_decay.rate", Double(weightDecay.rate), "at least 0") {
      $0 >= 0
    }
    if let gradientClipNorm {
      try TrainingError.check("gradient_clip_norm", Double(gradientClipNorm), "above 0") { $0 > 0 }
    }
    try schedule.validate()
    try earlyStopping?.validate()
    try validation.validate()
    try adam.validate()
    try jitter?.validate()
  }
}

extension TrainingConfiguration: Codable {
  private enum CodingKeys: String, CodingKey {
    case epochs
    case batchSize = "batch_size"
    case learningRate = "learning_rate"
    case loss
    case weightDecay = "weight_decay"
    case gradientClipNorm = "gradient_clip_norm"
    case schedule
    case earlyStopping = "early_stopping"
    case validation
    case shuffles = "shuffle"
    case adam
    case jitter
  }

  /// Reads what is there; the rest is as by default. Throws `TrainingError` for a number out of its
  /// range.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func value<Value: Decodable>(_ key: CodingKeys, _ standard: Value) throws -> Value {
      try container.decodeIfPresent(Value.self, forKey: key) ?? standard
    }
    let standard = TrainingConfiguration()
    self.init(
      epochs: try value(.epochs, standard.epochs),
      batchSize: try value(.batchSize, standard.batchSize),
      learningRate: try value(.learningRate, standard.learningRate),
      loss: try value(.loss, standard.loss),
      weightDecay: try value(.weightDecay, standard.weightDecay),
      gradientClipNorm: try container.decodeIfPresent(Float.self, forKey: .gradientClipNorm),
      schedule: try value(.schedule, standard.schedule),
      earlyStopping: try container.decodeIfPresent(EarlyStopping.self, forKey: .earlyStopping),
      validation: try value(.validation, standard.validation),
      shuffles: try value(.shuffles, standard.shuffles), adam: try value(.adam, standard.adam),
      jitter: try container.decodeIfPresent(Jitter.self, forKey: .jitter))
    try validate()
  }
}
