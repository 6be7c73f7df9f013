import AnomalyDetection

/// Threshold, verdicts against labels, latent space, and windows one by one.
struct StudyVerdicts {
  let study: PreparedStudy

  private var content: StudyContent { study.content }
  private var charts: StudyCharts { StudyCharts(study: study) }
  private var unitTitle: String { content.unit.prefix(1).uppercased() + content.unit.dropFirst() }

  var html: String { threshold + detection + latents + review }

  private var threshold: String {
    guard let threshold = content.threshold else { return "" }
    return """
      <section id="threshold"><h2>Errors and threshold</h2>
      <p class="intro">The threshold is \(thresholdKind) of \(NumberText.value(threshold.value)): \
      \(Markup.escaped(threshold.rule)).\(pseudoAccuracy)</p>
      \(Figure.html(charts.errors))\(Figure.html(charts.errorsByLabel))\(bands)
      </section>

      """
  }

  private var thresholdKind: String {
    content.scoreName == "reconstruction error" ? "an error" : "a \(content.scoreName)"
  }

  /// What published work calls accuracy where there are no labels.
  private var pseudoAccuracy: String {
    guard let test = study.test, let flagged = study.flaggedCount, !study.realErrors.isEmpty else {
      return ""
    }
    let count = study.realErrors.count
    let kept = count - flagged
    let share = NumberText.fixed(100 * Double(kept) / Double(count), decimals: 2)
    return " \(NumberText.count(kept)) of \(NumberText.count(count)) \(content.unit) of "
      + "the \(Markup.escaped(test.name)) part are at or under it: a pseudo accuracy of \(share) %. "
      + "It uses no labels, so it says how many alarms there are, not how many are right."
  }

  private var bands: String {
    guard !content.bands.isEmpty else { return "" }
    let total = content.bands.reduce(0) { $0 + $1.count }
    let hasLabels = content.bands.contains { $0.anomalous != nil }
    let rows = content.bands.map { band in
      let range =
        band.to.map { "\(NumberText.value(band.from)) to \(NumberText.value($0))" }
        ?? "above \(NumberText.value(band.from))"
      let share = total > 0 ? Double(band.count) / Double(total) : 0
      let cells = [range, NumberText.count(band.count), NumberText.percent(share)]
      return hasLabels ? cells + [band.anomalous.map(NumberText.count) ?? "–"] : cells
    }
    let columns: [Table.Column] = [
      .text("Times the threshold"), .number(unitTitle), .number("Share"),
    ]
    return "<h3>Error bands</h3>"
      + Table(columns: hasLabels ? columns + [.number("Anomalous")] : columns, rows: rows).html
  }

  private var detection: String {
    guard let detection = content.detection else { return "" }
    let right = detection.trueNegatives + detection.truePositives
    let all = right + detection.falsePositives + detection.falseNegatives
    let normal = detection.trueNegatives + detection.falsePositives
    var facts: [ReportContent.Fact] = []
    if all > 0 {
      facts.append(
        .init(
          "Accuracy", NumberText.percent(Double(right) / Double(all)),
          explanation: "flagging nothing would have "
            + NumberText.percent(Double(normal) / Double(all))))
    }
    if normal > 0 {
      facts.append(
        .init(
          "Specificity", NumberText.percent(Double(detection.trueNegatives) / Double(normal)),
          explanation: "of the normal is left alone"))
    }
    let rows = detection.lines.map { line in
      [
        line.name, NumberText.fixed(line.precision, decimals: 4),
        NumberText.fixed(line.recall, decimals: 4), NumberText.fixed(line.f1, decimals: 4),
        NumberText.count(line.support),
      ]
    }
    let table = Table(
      columns: [
        .text("Class"), .number("Precision"), .number("Recall"), .number("F1"),
        .number(unitTitle),
      ], rows: rows)
    let note =
      detection.lines.contains { $0.name.hasPrefix("micro") }
      ? "<p class=\"small\">With two classes the micro average is the accuracy: it is high where "
        + "almost all is normal, whatever is found.</p>" : ""
    return """
      <section id="detection"><h2>Against the labels</h2>
      \(FactList(facts: facts).html)\(Figure.html(charts.confusion))\(table.html)\(note)
      </section>

      """
  }

  private var latents: String {
    let figure = Figure.html(charts.latents)
    guard !figure.isEmpty else { return "" }
    return """
      <section id="latents"><h2>The latent space</h2>
      <p class="intro">What the model makes of each window in its narrowest layer, seen from the side \
      where the windows differ most.</p>
      \(figure)
      </section>

      """
  }

  private var review: String {
    guard !content.review.isEmpty else { return "" }
    let cards = content.review.indices.map { index in
      let window = content.review[index]
      let truth =
        window.isAnomalous.map { $0 ? " · labelled anomalous" : " · labelled normal" } ?? ""
      let verdict = window.anomalyScore > 1 ? "flagged" : "not flagged"
      return """
        <article class="card"><header><h3>\(Markup.escaped(window.reason)): \
        \(Markup.escaped(window.place))</h3></header>
        \(charts.overlay(index)?.embedded() ?? "")
        <p class="small">score \(NumberText.value(window.anomalyScore)) · \(verdict)\(truth)</p>
        </article>

        """
    }
    return """
      <section id="review"><h2>Window by window</h2>
      <p class="intro">Dark is what was measured, blue what the model made of it. A score above 1 is \
      above the threshold.</p>
      <div class="cards">\(cards.joined())</div>
      </section>

      """
  }
}
