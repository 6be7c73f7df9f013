internal import AnomalyDetection
import NeuralEngine

/// The model: what it is, how it learned, and its layers.
struct ModelSection {
  let prepared: PreparedContent

  var html: String {
    let content = prepared.content
    let losses = Figure.html(ReportCharts(prepared: prepared).losses)
    guard !content.model.isEmpty || !content.layers.isEmpty || !losses.isEmpty else { return "" }
    let intro =
      content.model.isEmpty ? "" : "<p class=\"intro\">\(Markup.escaped(content.model))</p>"
    return """
      <section id="model"><h2>The model</h2>\(intro)
      \(losses)\(training)\(content.layers.isEmpty ? "" : LayerTable(layers: content.layers).html)
      </section>

      """
  }

  private var training: String {
    guard let history = prepared.content.history, !history.epochs.isEmpty else { return "" }
    var text =
      "Trained for \(NumberText.count(history.epochs.count, "epoch", "epochs"))"
      + (history.stoppedEarly ? ", stopped early" : "")
    if history.epochs.indices.contains(history.bestEpoch) {
      let epoch = history.epochs[history.bestEpoch]
      text +=
        "; the weights of epoch \(history.bestEpoch + 1) were kept, with a training loss of "
        + NumberText.value(epoch.trainingLoss)
      if let loss = epoch.validationLoss {
        text += " and a validation loss of \(NumberText.value(loss))"
      }
    }
    return "<p class=\"small\">\(Markup.escaped(text)).</p>"
  }
}
