import AnomalyDetection
import TimeSeries

/// The data: how much, how often, how it is spread, whether it comes back, and what is missing.
struct DataSection {
  let view: ReportView

  private static let mostGaps = 200

  var html: String {
    let table = view.table
    let parts = [
      table.map(facts) ?? "", table.map { ChannelTable(view: view, series: $0).html } ?? "",
      heatMap, autocorrelations, table.map(gaps) ?? "", notes,
    ].joined()
    guard !parts.isEmpty else { return "" }
    return """
      <section id="data"><h2>The data</h2>
      \(parts)
      </section>

      """
  }

  private func facts(_ table: Series) -> String {
    // Where nothing was judged, the description is the headline.
    if view.threshold == nil, view.description != nil { return "" }
    return FactList(facts: DataFacts(view: view).plain(table)).html
  }

  private var heatMap: String {
    guard let table = view.table, table.channelCount > 1 else { return "" }
    let figure = Figure.html(ReportCharts(view: view).heatMap)
    return figure.isEmpty ? "" : "<div class=\"panels\">\(figure)</div>"
  }

  private var autocorrelations: String {
    let charts = ReportCharts(view: view).autocorrelations
    guard !charts.isEmpty else { return "" }
    return "<h3>Autocorrelation</h3><p class=\"intro\">How much each channel is like itself some "
      + "rows later. Independent rows would stay within the band 95 times of 100.</p>"
      + SmallMultiples.html(charts)
  }

  private func gaps(_ table: Series) -> String {
    guard let gaps = view.drawn?.gaps, !gaps.isEmpty else { return "" }
    let style = table.timeAxis.style
    let rows = gaps.prefix(Self.mostGaps).map { gap in
      let what =
        switch gap.kind {
        case .missingRows(let count):
          NumberText.count(count, "row", "rows") + " did not come"
        case .missingValues(let channel):
          NumberText.count(gap.rows.count, "value", "values") + " missing in "
            + Markup.shortened(channel, to: 40)
        }
      return [TimeText.span(from: gap.start, to: gap.end, style: style), what]
    }
    let more = gaps.count - rows.count
    let note =
      more > 0 ? "<p class=\"small\">\(NumberText.count(more)) more are not listed.</p>" : ""
    let list =
      Table(columns: [.text("Between"), .text("What is missing")], rows: rows).html + note
    guard gaps.count > 8 else { return "<h3>Gaps</h3>\(list)" }
    return "<details class=\"more\"><summary>\(NumberText.count(gaps.count)) gaps</summary>\(list)"
      + "</details>"
  }

  private var notes: String {
    let notes = view.report.dataNotes.map { "<li>\(Markup.escaped($0))</li>" }
    guard !notes.isEmpty else { return "" }
    return "<h3>Noticed while reading</h3><ul class=\"notes\">\(notes.joined())</ul>"
  }
}
