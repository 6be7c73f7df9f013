/// What happened in each epoch of a training.
///
/// ```swift
/// let history = trained.history
/// for epoch in history.epochs { print(epoch.trainingLoss, epoch.validationLoss ?? .nan) }
/// print(history.bestEpoch, history.stoppedEarly)
/// ```
public struct TrainingHistory: Sendable, Equatable, Codable {
  /// One pass over the training samples.
  public struct Epoch: Sendable, Equatable, Codable {
    /// The mean loss of the training samples, as they were met.
    public let trainingLoss: Double
    /// The loss of the validation samples after the epoch; `nil` without validation.
    public let validationLoss: Double?
    /// The learning rate that all steps of the epoch took.
    public let learningRate: Double

    package init(trainingLoss: Double, validationLoss: Double?, learningRate: Double) {
      self.trainingLoss = trainingLoss
      self.validationLoss = validationLoss
      self.learningRate = learningRate
    }

    private enum CodingKeys: String, CodingKey {
      case trainingLoss = "training_loss"
      case validationLoss = "validation_loss"
      case learningRate = "learning_rate"
    }
  }

  /// The epochs, in order.
  public var epochs: [Epoch]
  /// The epoch, from 0, whose weights were kept.
  public var bestEpoch: Int
  /// Whether early stopping ended the training before its full number of epochs.
  public var stoppedEarly: Bool

  package init(epochs: [Epoch], bestEpoch: Int, stoppedEarly: Bool) {
    self.epochs = epochs
    self.bestEpoch = bestEpoch
    self.stoppedEarly = stoppedEarly
  }

  private enum CodingKeys: String, CodingKey {
    case epochs
    case bestEpoch = "best_epoch"
    case stoppedEarly = "stopped_early"
  }
}
