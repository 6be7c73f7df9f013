import AnomalyDetection
import Evaluation
import NeuralEngine
import Studies

/// The models: what they are, how they learned, and their layers; of several, what each found by
/// itself.
struct ModelSection {
  let view: ReportView

  private var models: [ReportedModel] { view.models }

  var html: String {
    guard !models.isEmpty else { return "" }
    guard models.count > 1 else {
      return """
        <section id="model"><h2>The model</h2>\(html(of: 0))
        </section>

        """
    }
    let each = models.indices.map { index in
      "<h3>\(Markup.escaped(models[index].name))</h3>" + html(of: index)
    }
    return """
      <section id="model"><h2>The models</h2>
      <p class="intro">They judge together: \(Markup.escaped(view.threshold?.rule ?? "")). \
      What each found by itself:</p>
      \(members)\(each.joined(separator: "\n"))
      </section>

      """
  }

  private func html(of index: Int) -> String {
    let model = models[index]
    let charts = ReportCharts(view: view)
    let losses = Figure.html { charts.losses(of: index, layout: $0) }
    let r2 = Figure.html { charts.r2(of: index, layout: $0) }
    let training =
      model.training.map { "<p class=\"small\">\(Markup.escaped($0.words)).</p>" } ?? ""
    return """
      <p class="intro">\(Markup.escaped(model.facts.sentence))</p>
      \(losses)\(r2)\(training)\
      \(model.facts.layers.isEmpty ? "" : LayerTable(layers: model.facts.layers).html)
      """
  }

  /// What each of several models found by itself, and all together below it.
  private var members: String {
    let columns: [Table.Column] = [
      .text("Model"), .text("Threshold"), .number("Rows flagged"), .number("Anomalies"),
    ]
    let rows = models.map { model in
      [
        model.name, model.member.map(Self.threshold) ?? "–",
        model.member.map { NumberText.count($0.result.flaggedRowCount) } ?? "–",
        model.member.map { NumberText.count($0.result.anomalies.count) } ?? "–",
      ]
    }
    let together = [
      "together", "", NumberText.count(view.judged?.flaggedRowCount ?? 0),
      NumberText.count(view.judged?.anomalies.count ?? 0),
    ]
    guard let study = view.study, models.allSatisfy({ $0.memberStudy != nil }) else {
      return Table(columns: columns, rows: rows, footer: together).html
    }
    return Table(
      columns: columns + [
        .number("Flagged, test"), .number("R², test"), .number("Precision"), .number("Recall"),
        .number("F1"), .number("PR-AUC"),
      ],
      rows: zip(rows, models).map { row, model in
        row + (model.memberStudy.map { Self.test($0) } ?? [])
      }, footer: together + Self.test(study)
    ).html
  }

  private static func threshold(_ detection: Detection) -> String {
    "\(NumberText.value(Double(detection.alarms.threshold))): \(detection.alarms.rule.words)"
  }

  /// What is flagged of the test, and how right that is.
  private static func test(_ study: Study) -> [String] {
    func fixed(_ value: Double?) -> String {
      value.map { NumberText.fixed($0, decimals: 3) } ?? "–"
    }
    let found = study.classification
    return [
      NumberText.count(study.test.flaggedCount), fixed(study.test.quality?.r2),
      fixed(found?.confusion.precision), fixed(found?.confusion.recall),
      fixed(found?.confusion.f1), fixed(found?.prAUC),
    ]
  }
}
