/// Where a training stands: after a step, and once more at the end of each epoch.
///
/// ```swift
/// let trained = try trainer.train(on: samples) { progress in
///   print("epoch \(progress.epoch + 1)/\(progress.epochCount)", progress.trainingLoss)
///   return .continue
/// }
/// print(trained.parameters.count)
/// ```
public struct TrainingProgress: Sendable {
  /// The epoch, from 0.
  public let epoch: Int
  /// Epochs at most.
  public let epochCount: Int
  /// Steps done in this epoch.
  public let batch: Int
  /// Steps of an epoch.
  public let batchCount: Int
  /// The mean loss of the training samples of this epoch so far.
  public let trainingLoss: Double
  /// The loss of the validation samples; `nil` inside an epoch and without validation.
  public let validationLoss: Double?
  /// The learning rate of this epoch.
  public let learningRate: Double
  /// What the training can be resumed from; `nil` inside an epoch.
  public let checkpoint: TrainingCheckpoint?

  /// Whether the epoch is over.
  public var isEpochEnd: Bool { checkpoint != nil }
}

extension TrainingProgress {
  /// What to do after a step or an epoch.
  public enum Decision: Sendable, Hashable {
    /// Go on.
    case `continue`
    /// End now, with the weights of the best epoch where there is early stopping, else those of now.
    case stop
  }
}
