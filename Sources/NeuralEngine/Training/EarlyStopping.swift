/// When training ends before its last epoch; the weights of the best epoch are then restored, and so
/// they are when it runs to the end.
///
/// ```swift
/// var training = TrainingConfiguration(epochs: 200)
/// training.validation = .lastFraction(0.2)
/// training.earlyStopping = EarlyStopping(patience: 10)
/// try training.validate()
/// ```
///
/// It watches the validation loss, or the training loss without one.
public struct EarlyStopping: Sendable, Hashable, Codable {
  /// Epochs without improvement after which training ends; at least 1.
  public var patience: Int
  /// How far the loss must fall below the best so far to count as an improvement; at least 0.
  public var minimumImprovement: Double

  /// A rule to stop early.
  public init(patience: Int = 5, minimumImprovement: Double = 0) {
    self.patience = patience
    self.minimumImprovement = minimumImprovement
  }

  /// Reads what is there; the rest is as by default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    patience = try container.decodeIfPresent(Int.self, forKey: .patience) ?? patience
    minimumImprovement =
      try container.decodeIfPresent(Double.self, forKey: .minimumImprovement) ?? minimumImprovement
  }

  /// Throws `invalidSetting` where a number is out of its range.
  public func validate() throws(TrainingError) {
    try TrainingError.check("early_stopping.patience", Double(patience), "at least 1") { $0 >= 1 }
    try TrainingError.check(
      "early_stopping.minimum_improvement", minimumImprovement, "at least 0"
    ) { $0 >= 0 }
  }

  private enum CodingKeys: String, CodingKey {
    case patience
    case minimumImprovement = "minimum_improvement"
  }
}
