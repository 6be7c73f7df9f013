internal import AnomalyDetection
import NeuralEngine

/// The models: what they are, how they learned, and their layers; of several, what each found by
/// itself.
struct ModelSection {
  let prepared: PreparedContent

  var html: String {
    let models = prepared.content.models
    guard !models.isEmpty else { return "" }
    guard models.count > 1 else {
      return """
        <section id="model"><h2>The model</h2>\(html(of: 0))
        </section>

        """
    }
    let each = models.indices.map { index in
      "<h3>\(Markup.escaped(models[index].part?.name ?? "model \(index + 1)"))</h3>"
        + html(of: index)
    }
    return """
      <section id="model"><h2>The models</h2>
      <p class="intro">They judge together: \(rule). What each found by itself:</p>
      \(parts)\(each.joined(separator: "\n"))
      </section>

      """
  }

  private var rule: String { Markup.escaped(prepared.content.threshold.rule) }

  private var parts: String {
    Table(
      columns: [
        .text("Model"), .text("Threshold"), .number("Rows flagged"), .number("Anomalies"),
      ],
      rows: prepared.content.models.compactMap(\.part).map {
        [$0.name, $0.threshold, NumberText.count($0.flaggedRows), NumberText.count($0.anomalies)]
      },
      footer: [
        "together", "", NumberText.count(prepared.result.flaggedRowCount),
        NumberText.count(prepared.result.anomalies.count),
      ]
    ).html
  }

  private func html(of index: Int) -> String {
    let model = prepared.content.models[index]
    let charts = ReportCharts(prepared: prepared)
    let losses = Figure.html { charts.losses(of: index, layout: $0) }
    let intro =
      model.sentence.isEmpty ? "" : "<p class=\"intro\">\(Markup.escaped(model.sentence))</p>"
    return """
      \(intro)
      \(losses)\(training(model))\(model.layers.isEmpty ? "" : LayerTable(layers: model.layers).html)
      """
  }

  private func training(_ model: ReportContent.Model) -> String {
    guard let history = model.history, !history.epochs.isEmpty else { return "" }
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
