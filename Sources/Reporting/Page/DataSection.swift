import AnomalyDetection
import TimeSeries

/// The data: how much, how often, how it is spread, and what is missing.
struct DataSection {
  let prepared: PreparedContent

  private static let maximumGaps = 200

  var html: String {
    """
    <section id="data"><h2>The data</h2>
    \(facts)\(channels)\(gaps)\(notes)
    </section>

    """
  }

  private var facts: String {
    let series = prepared.series
    let axis = series.timeAxis
    var facts = [
      ReportContent.Fact("Rows", NumberText.count(series.rowCount)),
      ReportContent.Fact("Channels", NumberText.count(series.channelCount)),
    ]
    if series.rowCount > 0 {
      facts.append(ReportContent.Fact("From", prepared.moment(0)))
      facts.append(ReportContent.Fact("To", prepared.moment(series.rowCount - 1)))
    }
    if let interval = axis.clockInterval {
      facts.append(
        ReportContent.Fact("Sampling interval", TimeText.duration(interval, style: axis.style)))
    }
    let imputed = prepared.result.isImputed.count { $0 }
    if imputed > 0 {
      facts.append(ReportContent.Fact("Rows with filled values", NumberText.count(imputed)))
    }
    let items = facts.map { fact in
      "<div><dt>\(Markup.escaped(fact.name))</dt><dd>\(Markup.escaped(fact.value))</dd></div>"
    }
    return "<dl class=\"facts\">\(items.joined())</dl>"
  }

  private var channels: String {
    let lines = prepared.series.channelNames.indices.map { channel in
      let values = prepared.series.channel(channel).filter(\.isFinite).sorted()
      let missing = prepared.series.rowCount - values.count
      let name = Markup.shortened(prepared.axisTitle(channel), to: 60)
      let numbers = [0, 0.25, 0.5, 0.75, 1].map { probability in
        "<td class=\"n\">\(NumberText.value(Self.quantile(values, probability)))</td>"
      }
      return "<tr><td>\(Markup.escaped(name))</td>\(numbers.joined())"
        + "<td class=\"n\">\(NumberText.count(missing))</td></tr>"
    }
    guard !lines.isEmpty else { return "" }
    let table =
      "<div class=\"scroll\"><table><thead><tr><th>Channel</th><th class=\"n\">Lowest</th>"
      + "<th class=\"n\">1st quartile</th><th class=\"n\">Median</th><th class=\"n\">3rd quartile</th>"
      + "<th class=\"n\">Highest</th><th class=\"n\">Missing</th></tr></thead>"
      + "<tbody>\(lines.joined())</tbody></table></div>"
    guard lines.count > 12 else { return table }
    return
      "<details class=\"more\"><summary>The spread of \(lines.count) channels</summary>\(table)"
      + "</details>"
  }

  private var gaps: String {
    let gaps = prepared.result.gaps
    guard !gaps.isEmpty else { return "" }
    let style = prepared.series.timeAxis.style
    let lines = gaps.prefix(Self.maximumGaps).map { gap in
      let what: String
      switch gap.kind {
      case .missingRows(let count):
        what = NumberText.count(count, "row", "rows") + " did not come"
      case .missingValues(let channel):
        what =
          NumberText.count(gap.rows.count, "value", "values") + " missing in "
          + Markup.shortened(channel, to: 40)
      }
      return
        "<tr><td>\(Markup.escaped(TimeText.span(from: gap.start, to: gap.end, style: style)))</td>"
        + "<td>\(Markup.escaped(what))</td></tr>"
    }
    let more = gaps.count - lines.count
    let note =
      more > 0 ? "<p class=\"small\">\(NumberText.count(more)) more are not listed.</p>" : ""
    let table =
      "<div class=\"scroll\"><table><thead><tr><th>Between</th><th>What is missing</th></tr></thead>"
      + "<tbody>\(lines.joined())</tbody></table></div>\(note)"
    guard gaps.count > 8 else { return "<h3>Gaps</h3>\(table)" }
    return "<details class=\"more\"><summary>\(NumberText.count(gaps.count)) gaps</summary>\(table)"
      + "</details>"
  }

  private var notes: String {
    guard !prepared.content.dataNotes.isEmpty else { return "" }
    let items = prepared.content.dataNotes.map { "<li>\(Markup.escaped($0))</li>" }
    return "<h3>Noticed while reading</h3><ul class=\"notes\">\(items.joined())</ul>"
  }

  /// A quantile of sorted values, interpolated linearly; `NaN` of none.
  private static func quantile(_ sorted: [Double], _ probability: Double) -> Double {
    guard let last = sorted.last else { return .nan }
    let place = probability * Double(sorted.count - 1)
    let below = Int(place.rounded(.down))
    guard below + 1 < sorted.count else { return last }
    let fraction = place - Double(below)
    return sorted[below] * (1 - fraction) + sorted[below + 1] * fraction
  }
}
