import AnomalyDetection
import NeuralEngine

/// How a training went, in a line.
struct TrainingText {
  let history: TrainingHistory

  var line: String {
    guard let first = history.epochs.first,
      history.epochs.indices.contains(history.bestEpoch)
    else { return "training: no epochs" }
    let best = history.epochs[history.bestEpoch]
    var line =
      "training: \(history.epochs.count) epochs, the weights of epoch \(history.bestEpoch + 1) "
      + "kept; loss \(NumberText.value(first.trainingLoss)) → "
      + NumberText.value(best.trainingLoss)
    if let validation = best.validationLoss {
      line += ", \(NumberText.value(validation)) on validation rows"
    }
    return line + (history.stoppedEarly ? "; stopped early" : "")
  }
}
