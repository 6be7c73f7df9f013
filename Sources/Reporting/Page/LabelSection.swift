import AnomalyDetection
import Evaluation
import Studies
import TimeSeries

/// What was found against what is known: labelled stretches met and missed, events, and the verdicts
/// on the test of a study.
struct LabelSection {
  let view: ReportView

  /// Missed stretches that are named.
  private static let mostNames = 12

  var html: String {
    let parts = [
      stretches.map { "<p class=\"intro\">\(Markup.escaped($0))</p>" } ?? "",
      FactList(facts: view.report.metrics?.facts ?? []).html, verdicts,
    ].joined()
    guard !parts.isEmpty else { return "" }
    return """
      <section id="labels"><h2>Against the labels</h2>
      \(parts)
      </section>

      """
  }

  /// Such as `4 of 5 labelled stretches are met by an anomaly. Missed: …`.
  private var stretches: String? {
    guard let drawn = view.drawn, let judged = drawn.judged, let labelled = drawn.labelledRanges,
      !labelled.isEmpty
    else { return nil }
    var isFlagged = [Bool](repeating: false, count: drawn.series.rowCount)
    for anomaly in judged.anomalies {
      for row in anomaly.rows.clamped(to: isFlagged.indices) { isFlagged[row] = true }
    }
    let missed = labelled.filter { range in !range.contains { isFlagged[$0] } }
    var text =
      "\(NumberText.count(labelled.count - missed.count)) of "
      + NumberText.count(labelled.count, "labelled stretch is", "labelled stretches are")
      + " met by an anomaly."
    if !missed.isEmpty {
      let names = missed.prefix(Self.mostNames).map(drawn.span)
      let rest = missed.count - names.count
      text += " Missed: " + names.joined(separator: "; ")
      text += rest > 0 ? "; and \(NumberText.count(rest)) more." : "."
    }
    return text
  }

  /// The verdicts on the test, each window or row by itself.
  private var verdicts: String {
    guard let study = view.study, let found = view.classification else { return "" }
    let unit = study.unit.rawValue
    let confusion = found.confusion
    let normal = confusion.trueNegatives + confusion.falsePositives
    var facts: [Report.Fact] = []
    if confusion.count > 0 {
      facts.append(
        .init(
          "Accuracy", NumberText.percent(confusion.accuracy),
          explanation: "flagging nothing would have "
            + NumberText.percent(Double(normal) / Double(confusion.count))))
    }
    if normal > 0 {
      facts.append(
        .init(
          "Specificity", NumberText.percent(confusion.specificity),
          explanation: "of the normal is left alone"))
    }
    // The class that is looked for comes first; means, after both.
    let lines = found.classes.reversed() + found.lines.dropFirst(found.classes.count)
    let table = Table(
      columns: [
        .text("Class"), .number("Precision"), .number("Recall"), .number("F1"),
        .number(study.unit.title),
      ],
      rows: lines.map { line in
        [
          line.kind.rawValue, NumberText.fixed(line.precision, decimals: 4),
          NumberText.fixed(line.recall, decimals: 4), NumberText.fixed(line.f1, decimals: 4),
          NumberText.count(line.support),
        ]
      })
    return """
      <h3>The \(unit) of the test</h3>
      \(FactList(facts: facts).html)\(Figure.html(ReportCharts(view: view).confusion))\(table.html)\
      <p class="small">With two classes the micro average is the accuracy: it is high where almost all \
      is normal, whatever is found.</p>
      """
  }
}
