import AnomalyDetection

/// The score, the threshold, and what other thresholds would have given.
struct ThresholdSection {
  let prepared: PreparedContent

  private static let factors = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 5]

  var html: String {
    let charts = ReportCharts(prepared: prepared)
    let score = Figure.html(charts.score)
    let histogram = Figure.html(charts.histogram)
    guard !score.isEmpty || !histogram.isEmpty else { return "" }
    return """
      <section id="score"><h2>Score and threshold</h2>
      <p class="intro">\(story)</p>
      \(score)\(histogram)\(table)
      </section>

      """
  }

  private var story: String {
    let threshold = prepared.content.threshold
    var text =
      "The threshold is a \(prepared.content.scoreName) of "
      + NumberText.value(Double(prepared.result.threshold)) + ": \(threshold.rule)."
    if let promise = threshold.promise { text += " Asked for: \(promise)." }
    if let check = threshold.check { text += " Checked: \(check)." }
    text += " The anomaly score is the \(prepared.content.scoreName) over the threshold."
    return Markup.escaped(text)
  }

  private var table: String {
    guard prepared.sweep.scoredRows > 0 else { return "" }
    let lines = Self.factors.map { factor in
      let outcome = prepared.sweep.outcome(at: factor)
      // The detector's own rules may merge or drop more than the sweep knows of.
      let count = factor == 1 ? prepared.result.anomalies.count : outcome.anomalies.count
      let flagged = factor == 1 ? prepared.result.flaggedRowCount : outcome.flaggedRows
      let rate = prepared.sweep.rate(of: count) ?? "–"
      let share = Double(flagged) / Double(prepared.sweep.scoredRows)
      let style = factor == 1 ? " class=\"own\"" : ""
      return "<tr\(style)><td class=\"n\">\(NumberText.value(factor)) ×</td><td class=\"n\">"
        + "\(NumberText.value(factor * Double(prepared.result.threshold)))</td><td class=\"n\">"
        + "\(NumberText.count(count))</td><td class=\"n\">\(rate)</td><td class=\"n\">"
        + "\(NumberText.percent(share))</td></tr>"
    }
    return
      "<h3>What other thresholds would give</h3><div class=\"scroll\"><table class=\"what-if\">"
      + "<thead><tr><th class=\"n\">Threshold</th><th class=\"n\">Raw score above</th>"
      + "<th class=\"n\">Anomalies</th><th class=\"n\">Alarms</th><th class=\"n\">Rows flagged</th>"
      + "</tr></thead><tbody>\(lines.joined())</tbody></table></div>"
  }
}
