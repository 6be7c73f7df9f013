/// How the learning rate changes from epoch to epoch.
///
/// ```swift
/// var training = TrainingConfiguration(epochs: 50)
/// training.schedule = .reduceOnPlateau(factor: 0.5, patience: 4)
/// try training.validate()
/// ```
public enum LearningRateSchedule: Sendable, Hashable {
  /// Not at all.
  case constant
  /// Multiplied with `factor` when the loss has not fallen by a share of `threshold` for more than
  /// `patience` epochs, but never below `minimumLearningRate`: PyTorch's `ReduceLROnPlateau` with its
  /// relative threshold. It watches the validation loss, or the training loss without one.
  case reduceOnPlateau(
    factor: Double = 0.1, patience: Int = 10, minimumLearningRate: Double = 0,
    threshold: Double = 1e-4)

  /// Throws `invalidSetting` where a number is out of its range.
  public func validate() throws(TrainingError) {
    switch self {
    case .constant: break
    case .reduceOnPlateau(let factor, let patience, let minimum, let threshold):
      try TrainingError.check("schedule.factor", factor, "above 0 and below 1") {
        $0 > 0 && $0 < 1
      }
      try TrainingError.check("schedule.patience", Double(patience), "at least 0") { $0 >= 0 }
      try TrainingError.check("schedule.minimum_learning_rate", minimum, "at least 0") { $0 >= 0 }
      try TrainingError.check("schedule.threshold", threshold, "at least 0 and below 1") {
        $0 >= 0 && $0 < 1
      }
    }
  }
}

extension LearningRateSchedule: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind
    case factor
    case patience
    case minimumLearningRate = "minimum_learning_rate"
    case threshold
  }

  /// The words of `kind`.
  package enum Kind: String, Codable, CaseIterable {
    case constant
    case reduceOnPlateau = "reduce_on_plateau"
  }

  /// Reads `{"kind": "reduce_on_plateau", "factor": 0.5}`; what is not there is as by default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .constant: self = .constant
    case .reduceOnPlateau:
      self = .reduceOnPlateau(
        factor: try container.decodeIfPresent(Double.self, forKey: .factor) ?? 0.1,
        patience: try container.decodeIfPresent(Int.self, forKey: .patience) ?? 10,
        minimumLearningRate: try container.decodeIfPresent(
          Double.self, forKey: .minimumLearningRate) ?? 0,
        threshold: try container.decodeIfPresent(Double.self, forKey: .threshold) ?? 1e-4)
    }
  }

  /// Writes `{"kind": …}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .constant: try container.encode(Kind.constant, forKey: .kind)
    case .reduceOnPlateau(let factor, let patience, let minimumLearningRate, let threshold):
      try container.encode(Kind.reduceOnPlateau, forKey: .kind)
      try container.encode(factor, forKey: .factor)
      try container.encode(patience, forKey: .patience)
      try container.encode(minimumLearningRate, forKey: .minimumLearningRate)
      try container.encode(threshold, forKey: .threshold)
    }
  }
}
