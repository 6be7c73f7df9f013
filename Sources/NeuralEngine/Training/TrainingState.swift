/// Everything that changes as training goes on. What is random follows from the seed and the numbers
/// of epoch and step, so no generator is part of it.
struct TrainingState: Sendable, Equatable {
  /// The best epoch so far.
  struct Best: Sendable, Equatable {
    var loss: Double
    var epoch: Int
    var parameters: [Float]
  }

  var parameters: [Float]
  var adam: Adam
  var learningRate: ScheduledLearningRate
  /// The epochs that are over.
  var epochs: [TrainingHistory.Epoch] = []
  /// Kept where there is early stopping.
  var best: Best?
  /// Epochs since the best one.
  var waited = 0
  /// Whether early stopping has ended the training.
  var stoppedEarly = false

  /// The state before the first step.
  init(parameters: [Float], configuration: TrainingConfiguration) {
    self.parameters = parameters
    adam = Adam(
      parameterCount: parameters.count, configuration: configuration.adam,
      weightDecay: configuration.weightDecay)
    learningRate = ScheduledLearningRate(
      schedule: configuration.schedule, rate: configuration.learningRate)
  }

  /// Takes note of the end of an epoch.
  mutating func finish(_ epoch: TrainingHistory.Epoch, earlyStopping: EarlyStopping?) {
    let watched = epoch.validationLoss ?? epoch.trainingLoss
    epochs.append(epoch)
    learningRate.update(loss: watched)
    guard let earlyStopping else { return }
    if let best, watched >= best.loss - earlyStopping.minimumImprovement {
      waited += 1
      stoppedEarly = waited >= earlyStopping.patience
    } else {
      best = Best(loss: watched, epoch: epochs.count - 1, parameters: parameters)
      waited = 0
    }
  }

  /// The parameters to keep and the history to tell.
  var result: (parameters: [Float], history: TrainingHistory) {
    (
      best?.parameters ?? parameters,
      TrainingHistory(
        epochs: epochs, bestEpoch: best?.epoch ?? max(0, epochs.count - 1),
        stoppedEarly: stoppedEarly)
    )
  }
}
