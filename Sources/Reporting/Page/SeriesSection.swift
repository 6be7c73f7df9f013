import AnomalyDetection
import TimeSeries

/// The series with its anomalies, and the slider that moves the threshold.
struct SeriesSection {
  let prepared: PreparedContent

  /// Channels drawn in the open; the others wait in a fold.
  static let openPanels = 6

  var html: String {
    guard prepared.series.rowCount > 0, prepared.series.channelCount > 0 else {
      return
        "<section id=\"series\"><h2>The series</h2><p>There is nothing to draw.</p></section>\n"
    }
    let charts = ReportCharts(prepared: prepared)
    let open = prepared.channelOrder.prefix(Self.openPanels).map { channel in
      Figure.html { charts.series(channel: channel, layout: $0) }
    }
    let channelCount = prepared.series.channelCount
    var intro =
      prepared.result.anomalies.isEmpty
      ? "Nothing is marked: no row rose above the threshold."
      : "Every anomaly has a number; its story is below."
    if channelCount > 1 {
      intro +=
        " Of \(NumberText.count(channelCount)) channels, those with the largest part in the"
        + " anomalies come first."
    }
    return """
      <section id="series"><h2>The series</h2><p class="intro">\(intro)</p>
      \(ThresholdSlider(prepared: prepared).html)
      <div class="panels">\(open.joined())</div>
      \(folded)
      </section>

      """
  }

  /// The other channels, small.
  private var folded: String {
    let rest = prepared.channelOrder.dropFirst(Self.openPanels)
    guard !rest.isEmpty else { return "" }
    let charts = rest.map { channel in
      ChannelChart(
        prepared: prepared, channel: channel, rows: 0..<prepared.series.rowCount, width: 360,
        height: 130, showsExpected: false, name: "small-\(channel + 1)",
        title: prepared.channelNames[channel], isOverview: false, hasLegend: false
      ).draw().embedded()
    }
    let summary = rest.count == 1 ? "One more channel" : "\(rest.count) more channels"
    return "<details class=\"more\"><summary>\(summary)</summary><div class=\"small-multiples\">"
      + charts.map { "<figure>\($0)</figure>" }.joined(separator: "\n") + "</div></details>"
  }
}
