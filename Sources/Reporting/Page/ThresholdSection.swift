import AnomalyDetection
import Studies

/// The score, the threshold, how scores lie around it, and what other thresholds would have given.
struct ThresholdSection {
  let view: ReportView

  private static let factors = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 5]

  var html: String {
    guard let threshold = view.threshold else { return "" }
    let charts = ReportCharts(view: view)
    let figures =
      Figure.html(charts.score) + Figure.html(charts.errors) + Figure.html(charts.errorsByLabel)
    guard !figures.isEmpty else { return "" }
    return """
      <section id="score"><h2>Score and threshold</h2>
      <p class="intro">\(Markup.escaped(story(threshold)))</p>
      \(figures)\(bands)\(otherThresholds(threshold))
      </section>

      """
  }

  private func story(_ threshold: ThresholdStory) -> String {
    var text =
      "The threshold is \(threshold.scoreKind.withArticle) of "
      + NumberText.value(threshold.value) + ": \(threshold.rule)."
    if let promise = threshold.promise { text += " Asked for: \(promise)." }
    if let check = threshold.check { text += " Checked: \(check)." }
    return text + " The anomaly score is the \(threshold.scoreKind.words) over the threshold."
      + pseudoAccuracy
  }

  /// What published work calls accuracy where there are no labels.
  private var pseudoAccuracy: String {
    guard let study = view.study, !study.realFlags.isEmpty else { return "" }
    let kept = study.realFlags.count { !$0 }
    return " \(NumberText.count(kept)) of \(NumberText.count(study.realFlags.count)) "
      + "\(study.unit.rawValue) of the test part are at or under it: a pseudo accuracy of "
      + "\(NumberText.fixed(100 * study.pseudoAccuracy, decimals: 2)) %. "
      + "It uses no labels, so it says how many alarms there are, not how many are right."
  }

  private var bands: String {
    guard let study = view.study else { return "" }
    let bands = study.errorBands.bands
    let total = bands.reduce(0) { $0 + $1.count }
    let hasLabels = bands.contains { $0.anomalous != nil }
    let rows = bands.map { band in
      let range =
        band.to.map { "\(NumberText.value(band.from)) to \(NumberText.value($0))" }
        ?? "above \(NumberText.value(band.from))"
      let share = total > 0 ? Double(band.count) / Double(total) : 0
      let cells = [range, NumberText.count(band.count), NumberText.percent(share)]
      return hasLabels ? cells + [band.anomalous.map(NumberText.count) ?? "–"] : cells
    }
    let columns: [Table.Column] = [
      .text("Times the threshold"), .number(study.unit.title), .number("Share"),
    ]
    return "<h3>Where the scores of the test lie</h3>"
      + Table(columns: hasLabels ? columns + [.number("Anomalous")] : columns, rows: rows).html
  }

  private func otherThresholds(_ threshold: ThresholdStory) -> String {
    guard let judged = view.judged, let sweep = view.sweep, sweep.scoredRows > 0 else { return "" }
    let rows = Self.factors.map { factor in
      let outcome = sweep.outcome(at: factor)
      // The detector's own rules may merge or drop more than the sweep knows of.
      let count = factor == 1 ? judged.anomalies.count : outcome.anomalies.count
      let flagged = factor == 1 ? judged.flaggedRowCount : outcome.flaggedRows
      return [
        "\(NumberText.value(factor)) ×", NumberText.value(factor * threshold.value),
        NumberText.count(count), sweep.rate(of: count) ?? "–",
        NumberText.percent(Double(flagged) / Double(sweep.scoredRows)),
      ]
    }
    return "<h3>What other thresholds would give</h3>"
      + Table(
        columns: [
          .number("Threshold"), .number("Raw score above"), .number("Anomalies"),
          .number("Alarms"), .number("Rows flagged"),
        ], rows: rows, highlighted: Self.factors.firstIndex(of: 1)
      ).html
  }
}
