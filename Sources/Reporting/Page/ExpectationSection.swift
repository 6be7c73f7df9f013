import TimeSeries

/// What was measured against what the model expected.
struct ExpectationSection {
  let prepared: PreparedContent

  /// Series of more channels are shown without the deviations, which would double the page.
  private static let maximumDeviations = 2

  var html: String {
    guard prepared.hasExpectation, prepared.series.rowCount > 0 else { return "" }
    let charts = ReportCharts(prepared: prepared)
    let open = prepared.channelOrder.prefix(SeriesSection.openPanels)
    let figures = open.map { channel in
      let expected = Figure.html { charts.expectation(channel: channel, layout: $0) }
      guard prepared.series.channelCount <= Self.maximumDeviations else { return expected }
      return expected + Figure.html { charts.deviation(channel: channel, layout: $0) }
    }
    let rest = prepared.channelOrder.dropFirst(SeriesSection.openPanels)
    let small = rest.map { channel in
      let chart = ChannelChart(
        prepared: prepared, channel: channel, rows: 0..<prepared.series.rowCount, width: 360,
        height: 130, showsExpected: true, name: "small-expected-\(channel + 1)",
        title: prepared.channelNames[channel], isOverview: false, hasLegend: false
      ).draw()
      return "<figure>\(chart.embedded())</figure>"
    }
    let fold =
      small.isEmpty
      ? ""
      : "<details class=\"more\"><summary>\(rest.count == 1 ? "One more channel" : "\(rest.count) more channels")"
        + "</summary><div class=\"small-multiples\">\(small.joined(separator: "\n"))</div></details>"
    return """
      <section id="expected"><h2>Expected against actual</h2>
      <p class="intro">The line the model would have drawn, with three times its usual error in \
      training on either side. What leaves the band is worth a look.</p>
      <div class="panels">\(figures.joined())</div>
      \(fold)
      </section>

      """
  }
}
