import AnomalyDetection
import NeuralEngine
import TimeSeries

/// The data, the training, and how well windows are reconstructed.
struct StudySections {
  let study: PreparedStudy

  private var content: StudyContent { study.content }
  private var charts: StudyCharts { StudyCharts(study: study) }

  var html: String { data + training + reconstruction }

  private var data: String {
    guard let prepared = study.prepared else { return notes(alone: true) }
    let panels = charts.channels.map { channel in
      Figure.html { charts.series(channel: channel, layout: $0) }
    }
    let more = prepared.series.channelCount - panels.count
    let rest =
      more > 0
      ? "<p class=\"small\">\(NumberText.count(more, "more channel is", "more channels are")) not "
        + "drawn.</p>" : ""
    let heat = study.table.map(\.channelCount) ?? 1 > 1 ? Figure.html(charts.heatMap) : ""
    let small = charts.autocorrelations.map { "<figure>\($0.embedded())</figure>" }
    let correlations =
      small.isEmpty
      ? ""
      : "<h3>Autocorrelation</h3><p class=\"intro\">How much each channel is like itself some rows "
        + "later. Independent rows would stay within the band 95 times of 100.</p>"
        + "<div class=\"small-multiples\">\(small.joined(separator: "\n"))</div>"
    return """
      <section id="data"><h2>The data</h2>
      <div class="panels">\(panels.joined())\(heat)</div>\(rest)
      \(correlations)\(notes(alone: false))
      </section>

      """
  }

  private func notes(alone: Bool) -> String {
    guard !content.dataNotes.isEmpty else { return "" }
    let items = content.dataNotes.map { "<li>\(Markup.escaped($0))</li>" }.joined()
    let list = "<h3>Noticed while reading</h3><ul class=\"notes\">\(items)</ul>"
    return alone ? "<section id=\"data\"><h2>The data</h2>\(list)</section>\n" : list
  }

  private var training: String {
    let figures = Figure.html(charts.losses) + Figure.html(charts.r2)
    guard !figures.isEmpty || !content.layers.isEmpty || !content.model.isEmpty else { return "" }
    let intro =
      content.model.isEmpty ? "" : "<p class=\"intro\">\(Markup.escaped(content.model))</p>"
    return """
      <section id="model"><h2>\(content.members.isEmpty ? "The model" : "The models")</h2>\(intro)
      \(figures)\(content.layers.isEmpty ? "" : LayerTable(layers: content.layers).html)\(members)
      </section>

      """
  }

  /// What each of several models found by itself.
  private var members: String {
    func fixed(_ value: Double?) -> String {
      value.map { NumberText.fixed($0, decimals: 3) } ?? "–"
    }
    let found = content.detection?.lines.first { $0.name == "anomalous" }
    return Table(
      columns: [
        .text("Model"), .text("What it is"), .text("Threshold"), .number("Flagged"),
        .number("R², test"), .number("Precision"), .number("Recall"), .number("F1"),
        .number("PR-AUC"),
      ],
      rows: content.members.map {
        [
          $0.name, $0.sentence,
          "\(NumberText.value($0.threshold.value)): \($0.threshold.rule)",
          NumberText.count($0.flagged), fixed($0.r2), fixed($0.precision), fixed($0.recall),
          fixed($0.f1), fixed($0.prAUC),
        ]
      },
      footer: [
        "together", "", study.content.threshold?.rule ?? "",
        study.flaggedCount.map { NumberText.count($0) } ?? "", "–", fixed(found?.precision),
        fixed(found?.recall), fixed(found?.f1), fixed(content.detection?.prAUC),
      ]
    ).html
  }

  private var reconstruction: String {
    // Several models reconstruct each for itself.
    let parts = content.members.isEmpty ? content.parts : []
    let rows = parts.map { part in
      [
        part.name, NumberText.count(part.errors.count), Self.text(part.meanSquaredError),
        Self.text(part.meanAbsoluteError), Self.text(part.meanSquaredError?.squareRoot()),
        part.r2.map { NumberText.fixed($0, decimals: 4) } ?? "–",
      ]
    }
    let expected = charts.channels.map { channel in
      Figure.html { charts.expectation(channel: channel, layout: $0) }
    }.joined()
    guard !rows.isEmpty || !expected.isEmpty else { return "" }
    let table = Table(
      columns: [
        .text("Part"), .number(content.unit.prefix(1).uppercased() + content.unit.dropFirst()),
        .number("MSE"), .number("MAE"), .number("RMSE"), .number("R²"),
      ], rows: rows)
    let intro =
      content.members.isEmpty
      ? "Errors are in scaled units. R² is the share of the variance that the model gives back: 1 is "
        + "perfect, 0 is no better than the mean."
      : "At each row, what the model expected that is the most surprised by it."
    return """
      <section id="reconstruction"><h2>Reconstruction</h2>
      <p class="intro">\(intro)</p>
      \(table.html)<div class="panels">\(expected)</div>
      </section>

      """
  }

  private static func text(_ value: Double?) -> String { value.map(NumberText.value) ?? "–" }
}
