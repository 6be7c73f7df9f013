import AnomalyDetection
import NeuralEngine
import Studies

/// How a model learned, epoch by epoch.
struct TrainingCurve {
  /// A measure of the training windows and of the validation windows.
  struct Measure {
    /// `[epoch]`; `NaN` where unknown.
    let training: [Double]
    /// `[epoch]`; `NaN` where unknown.
    let validation: [Double]
  }

  let losses: Measure
  /// The share of the variance that was reconstructed; `NaN` where nobody measured it.
  let r2: Measure
  /// The epoch, from 0, whose weights were kept.
  let keptEpoch: Int?
  let stoppedEarly: Bool

  /// `nil` of a model that is not trained in epochs.
  init?(_ history: TrainingHistory?) {
    guard let history, !history.epochs.isEmpty else { return nil }
    losses = Measure(
      training: history.epochs.map(\.trainingLoss),
      validation: history.epochs.map { $0.validationLoss ?? .nan })
    r2 = Measure(training: [], validation: [])
    keptEpoch = history.bestEpoch
    stoppedEarly = history.stoppedEarly
  }

  /// `nil` of a model that is not trained in epochs.
  init?(_ study: Study) {
    guard !study.epochs.isEmpty else { return nil }
    losses = Measure(
      training: study.epochs.map(\.trainingLoss),
      validation: study.epochs.map { $0.validationLoss ?? .nan })
    r2 = Measure(
      training: study.epochs.map { $0.trainingR2 ?? .nan },
      validation: study.epochs.map { $0.validationR2 ?? .nan })
    keptEpoch = study.keptEpoch
    stoppedEarly = study.model?.history?.stoppedEarly ?? false
  }

  /// What came of it, in a sentence without a full stop.
  var words: String {
    var text =
      "Trained for \(NumberText.count(losses.training.count, "epoch", "epochs"))"
      + (stoppedEarly ? ", stopped early" : "")
    if let keptEpoch, losses.training.indices.contains(keptEpoch) {
      text +=
        "; the weights of epoch \(keptEpoch + 1) were kept, with a training loss of "
        + NumberText.value(losses.training[keptEpoch])
      let loss = losses.validation[keptEpoch]
      if loss.isFinite { text += " and a validation loss of \(NumberText.value(loss))" }
    }
    return text
  }
}
