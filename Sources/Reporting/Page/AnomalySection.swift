import AnomalyDetection
import TimeSeries

/// The anomalies one by one: where, how bad, and why.
struct AnomalySection {
  let view: ReportView

  /// Anomalies that get a card of their own; more would be a wall.
  private static let maximumCards = 36
  /// Lines of the table of all anomalies.
  private static let maximumLines = 500

  /// The anomalies with a card: the worst, in time order.
  var shownAnomalies: [Int] {
    let anomalies = view.judged?.anomalies ?? []
    return anomalies.indices.sorted {
      anomalies[$0].score == anomalies[$1].score
        ? $0 < $1 : anomalies[$0].score > anomalies[$1].score
    }.prefix(Self.maximumCards).sorted()
  }

  var html: String {
    guard let drawn = view.drawn, let anomalies = drawn.judged?.anomalies else { return "" }
    guard !anomalies.isEmpty else {
      return "<section id=\"anomalies\"><h2>Anomalies</h2><p>Nothing rose above the threshold.</p>"
        + "</section>\n"
    }
    let shown = shownAnomalies
    let note =
      shown.count < anomalies.count
      ? "<p class=\"intro\">The \(shown.count) worst of \(NumberText.count(anomalies.count)); all are "
        + "in the table.</p>"
      : ""
    return """
      <section id="anomalies"><h2>Anomalies</h2>\(note)
      <div class="cards">\(shown.map { card($0, drawn) }.joined())</div>
      \(table(anomalies, drawn))
      </section>

      """
  }

  private func card(_ index: Int, _ drawn: DrawnSeries) -> String {
    let anomaly = drawn.anomalies[index]
    let chart = ReportCharts(view: view).anomaly(index)?.embedded() ?? ""
    let sentence = "\(anomaly.reason)."
    return """
      <article class="card" id="anomaly-\(index + 1)" data-score="\(plain(anomaly.score))">
      <header><span class="number">\(index + 1)</span>\
      <h3>\(Markup.escaped(drawn.span(anomaly.rows)))</h3>\(Self.badge(anomaly.severity))</header>
      <p class="reason">\(Markup.escaped(sentence))</p>
      \(chart)
      <p class="small">\(Markup.escaped(details(anomaly, drawn)))</p>
      \(drawn.series.channelCount > 1 ? shares(anomaly) : "")
      </article>

      """
  }

  /// `score 3.41 · 2.5 h (6 rows) · 7.4 times the usual deviation`.
  private func details(_ anomaly: Anomaly, _ drawn: DrawnSeries) -> String {
    var parts = ["score \(NumberText.value(anomaly.score))"]
    let rows = NumberText.count(anomaly.rows.count, "row", "rows")
    let axis = drawn.series.timeAxis
    if axis.style.isClock, anomaly.rows.count > 1 {
      let (length, overflow) = axis.tick(at: anomaly.rows.upperBound - 1)
        .subtractingReportingOverflow(axis.tick(at: anomaly.rows.lowerBound))
      parts.append(overflow ? rows : "\(TimeText.duration(length, style: axis.style)) (\(rows))")
    } else {
      parts.append(rows)
    }
    let channel = drawn.leadingChannel(of: anomaly)
    let scale = drawn.residualScale(anomaly.peak, channel)
    if channel < anomaly.actual.count, channel < anomaly.expected.count, scale > 0 {
      let ratio = (anomaly.actual[channel] - anomaly.expected[channel]).magnitude / scale
      if ratio.isFinite, ratio >= 1.5 {
        parts.append("\(NumberText.value((ratio * 10).rounded() / 10)) times the usual deviation")
      }
    }
    return parts.joined(separator: " · ")
  }

  /// Bars of the channels with the largest part.
  private func shares(_ anomaly: Anomaly) -> String {
    guard !anomaly.channelShares.isEmpty else { return "" }
    var lines = anomaly.channelShares.prefix(5).map { share in
      shareLine(Markup.shortened(share.name, to: 40), share.share)
    }
    let rest = anomaly.channelShares.dropFirst(5)
    if !rest.isEmpty {
      let sum = rest.reduce(0) { $0 + $1.share }
      lines.append(shareLine("\(NumberText.count(rest.count)) others", sum))
    }
    return "<ul class=\"shares\" aria-label=\"Part of each channel\">\(lines.joined())</ul>"
  }

  private func shareLine(_ name: String, _ share: Double) -> String {
    let width = Drawing.number(min(100, max(0, share * 100)))
    return "<li><span>\(Markup.escaped(name))</span><i><b style=\"width:\(width)%\"></b></i>"
      + "<em>\(NumberText.percent(share))</em></li>"
  }

  private func table(_ anomalies: [Anomaly], _ drawn: DrawnSeries) -> String {
    let lines = anomalies.prefix(Self.maximumLines).enumerated().map { index, anomaly in
      let leading = anomaly.channelShares.first?.name ?? ""
      return
        "<tr><td class=\"n\">\(index + 1)</td><td>\(Markup.escaped(drawn.span(anomaly.rows)))"
        + "</td><td class=\"n\">\(anomaly.rows.lowerBound)–\(anomaly.rows.upperBound - 1)</td>"
        + "<td class=\"n\">\(NumberText.value(anomaly.score))</td><td>\(Self.badge(anomaly.severity))"
        + "</td><td>\(Markup.escaped(Markup.shortened(leading, to: 40)))</td></tr>"
    }
    let more = anomalies.count - lines.count
    let note =
      more > 0 ? "<p class=\"small\">\(NumberText.count(more)) more are not listed.</p>" : ""
    return
      "<details class=\"more\"><summary>All anomalies as a table</summary><div class=\"scroll\">"
      + "<table><thead><tr><th class=\"n\">No.</th><th>When</th><th class=\"n\">Rows</th>"
      + "<th class=\"n\">Score</th><th>Anomaly.Severity</th><th>Most in</th></tr></thead><tbody>"
      + lines.joined() + "</tbody></table></div>\(note)</details>"
  }

  private static func badge(_ severity: Anomaly.Severity) -> String {
    "<span class=\"severity \(severity.rawValue)\">\(severity.rawValue)</span>"
  }

  private func plain(_ score: Double) -> String { score.isFinite ? "\(score)" : "1e9" }
}
