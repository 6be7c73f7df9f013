import AnomalyDetection
import Studies
import TimeSeries

/// The series with what was found in it, and the slider that moves the threshold.
struct SeriesSection {
  let view: ReportView

  private var charts: ReportCharts { ReportCharts(view: view) }

  var html: String {
    guard let drawn = view.drawn else { return "" }
    guard !drawn.isEmpty else {
      return
        "<section id=\"series\"><h2>The series</h2><p>There is nothing to draw.</p></section>\n"
    }
    let open = charts.open.map { channel in
      Figure.html { charts.series(channel: channel, layout: $0) }
    }
    let intro = intro(drawn)
    return """
      <section id="series"><h2>The series</h2>\
      \(intro.isEmpty ? "" : "<p class=\"intro\">\(Markup.escaped(intro))</p>")
      \(ThresholdSlider(view)?.html ?? "")
      <div class="panels">\(open.joined())</div>
      \(FoldedCharts(charts: charts, showsExpected: false).html)
      </section>

      """
  }

  private func intro(_ drawn: DrawnSeries) -> String {
    guard let judged = drawn.judged else {
      guard let study = view.study else { return "" }
      let unit = study.unit.rawValue
      return drawn.flagged.isEmpty
        ? "Nothing is marked: none of the \(unit) tested is flagged."
        : "What is marked is in the \(unit) of the test that are flagged."
    }
    guard !judged.anomalies.isEmpty else {
      return "Nothing is marked: no row rose above the threshold."
    }
    let count = drawn.series.channelCount
    return "Every anomaly has a number; its story is below."
      + (count > 1
        ? " Of \(NumberText.count(count)) channels, those with the largest part in the anomalies "
          + "come first." : "")
  }
}
