import AnomalyDetection
import TimeSeries

/// How the anomalies agree with what is known: which labelled stretches were met, and the metrics.
struct LabelComparison {
  let prepared: PreparedContent

  /// Missed stretches that are named.
  private static let maximumNames = 12

  var html: String {
    let metrics = prepared.content.metrics.map { metric in
      let note = metric.explanation.map { "<small>\(Markup.escaped($0))</small>" } ?? ""
      return "<div><dt>\(Markup.escaped(metric.name))</dt>"
        + "<dd>\(Markup.escaped(metric.value))</dd>\(note)</div>"
    }
    let list = metrics.isEmpty ? "" : "<dl class=\"facts\">\(metrics.joined())</dl>"
    guard !sentence.isEmpty || !list.isEmpty else { return "" }
    return "<h3>Against the labels</h3><p class=\"small\">\(Markup.escaped(sentence))</p>\(list)"
  }

  /// Such as `4 of 5 labelled stretches are met by an anomaly. Missed: …`.
  private var sentence: String {
    guard let labelled = prepared.labelledRanges, !labelled.isEmpty else { return "" }
    var isFlagged = [Bool](repeating: false, count: prepared.series.rowCount)
    for anomaly in prepared.result.anomalies {
      for row in anomaly.rows.clamped(to: isFlagged.indices) { isFlagged[row] = true }
    }
    let missed = labelled.filter { range in !range.contains { isFlagged[$0] } }
    let met = labelled.count - missed.count
    var text =
      "\(NumberText.count(met)) of "
      + NumberText.count(labelled.count, "labelled stretch is", "labelled stretches are")
      + " met by an anomaly."
    if !missed.isEmpty {
      let names = missed.prefix(Self.maximumNames).map(prepared.span)
      let rest = missed.count - names.count
      text += " Missed: " + names.joined(separator: "; ")
      text += rest > 0 ? "; and \(NumberText.count(rest)) more." : "."
    }
    return text
  }
}
