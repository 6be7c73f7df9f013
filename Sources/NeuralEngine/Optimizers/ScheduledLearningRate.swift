/// A learning rate as its schedule moves it, with what the schedule remembers.
struct ScheduledLearningRate: Sendable, Equatable {
  let schedule: LearningRateSchedule
  /// The rate of the next epoch.
  var rate: Double
  /// The smallest loss so far; infinite before the first.
  var best = Double.infinity
  /// Epochs since the loss last fell.
  var badEpochs = 0

  init(schedule: LearningRateSchedule, rate: Double) {
    self.schedule = schedule
    self.rate = rate
  }

  /// Takes note of an epoch's loss.
  mutating func update(loss: Double) {
    switch schedule {
    case .constant: break
    case .reduceOnPlateau(let factor, let patience, let minimumLearningRate, let threshold):
      if loss < best * (1 - threshold) {
        best = loss
        badEpochs = 0
      } else {
        badEpochs += 1
      }
      guard badEpochs > patience else { return }
      badEpochs = 0
      let reduced = max(rate * factor, minimumLearningRate)
      // PyTorch's `eps`: a smaller change is not made.
      if rate - reduced > 1e-8 { rate = reduced }
    }
  }
}
