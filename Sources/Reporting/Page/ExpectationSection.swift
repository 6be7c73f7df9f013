import AnomalyDetection
import Studies

/// What was measured against what the model expected, and how well it gave back each part of a split.
struct ExpectationSection {
  let view: ReportView

  private var charts: ReportCharts { ReportCharts(view: view) }

  var html: String { expectation + reconstruction }

  private var expectation: String {
    let figures = charts.open.map { channel in
      Figure.html { charts.expectation(channel: channel, layout: $0) }
        + Figure.html { charts.deviation(channel: channel, layout: $0) }
    }.joined()
    guard !figures.isEmpty else { return "" }
    let line =
      view.models.count > 1
      ? "At each row, the line that the most surprised of the models would have drawn"
      : "The line the model would have drawn"
    return """
      <section id="expected"><h2>Expected against actual</h2>
      <p class="intro">\(line), with three times its usual error in \
      training on either side. What leaves the band is worth a look.</p>
      <div class="panels">\(figures)</div>
      \(FoldedCharts(charts: charts, showsExpected: true).html)
      </section>

      """
  }

  private var reconstruction: String {
    // Several models reconstruct each for itself.
    guard let study = view.study, view.models.count <= 1 else { return "" }
    func text(_ value: Double?) -> String { value.map(NumberText.value) ?? "–" }
    let rows = study.parts.filter { $0.part.count > 0 }.map { name, part in
      [
        name, NumberText.count(part.count), text(part.quality?.meanSquaredError),
        text(part.quality?.meanAbsoluteError), text(part.quality?.rootMeanSquaredError),
        part.quality?.r2.map { NumberText.fixed($0, decimals: 4) } ?? "–",
      ]
    }
    let table = Table(
      columns: [
        .text("Part"), .number(study.unit.title), .number("MSE"), .number("MAE"),
        .number("RMSE"), .number("R²"),
      ], rows: rows)
    return """
      <section id="reconstruction"><h2>Reconstruction</h2>
      <p class="intro">Errors are in scaled units. R² is the share of the variance that the model \
      gives back: 1 is perfect, 0 is no better than the mean.</p>
      \(table.html)
      </section>

      """
  }
}
