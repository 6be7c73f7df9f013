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
      \(losses)\(training)\(layers)
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

  private var layers: String {
    let layers = prepared.content.layers
    guard !layers.isEmpty else { return "" }
    let lines = layers.map { layer in
      let shape = layer.outputShape.map { NumberText.count($0) }.joined(separator: " × ")
      return "<tr><td>\(Markup.escaped(layer.name))</td><td class=\"n\">\(shape)</td>"
        + "<td class=\"n\">\(NumberText.count(layer.parameterCount))</td></tr>"
    }
    let sum = layers.reduce(0) { $0 + $1.parameterCount }
    return "<div class=\"scroll\"><table><thead><tr><th>Layer</th><th class=\"n\">Output</th>"
      + "<th class=\"n\">Parameters</th></tr></thead><tbody>\(lines.joined())</tbody><tfoot><tr>"
      + "<td>All</td><td></td><td class=\"n\">\(NumberText.count(sum))</td></tr></tfoot></table></div>"
  }
}
