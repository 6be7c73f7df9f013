public import Files
internal import Studies
internal import TimeSeries

extension Report {
  /// The page as one HTML file that needs nothing else: no network, no fonts, and no script to be read
  /// in full.
  public var html: String {
    let view = ReportView(self)
    let sections = [
      HeadlineSection(view: view).html, SeriesSection(view: view).html,
      AnomalySection(view: view).html, LabelSection(view: view).html,
      ExpectationSection(view: view).html, ThresholdSection(view: view).html,
      WindowSection(view: view).html, ModelSection(view: view).html, DataSection(view: view).html,
    ]
    return Page(
      title: title, lead: summary ?? Summary.text(view), body: sections.joined(),
      provenance: view.provenance, data: ScriptData(view)?.json
    ).html
  }

  /// The page's charts, each for a file of its own: `series-1`, `expected-1`, `deviation-1`, `score`,
  /// `anomaly-chart-1`, `heat-map`, `autocorrelation-1`, `losses`, `r2`, `errors`, `errors-by-label`,
  /// `confusion`, `latents`, `review-1`; those for which there is something to draw.
  public var charts: [Chart] {
    let view = ReportView(self)
    let charts = ReportCharts(view: view)
    let layout = ChartLayout.wide
    var result = charts.open.compactMap { charts.series(channel: $0, layout: layout) }
    result += charts.open.compactMap { charts.expectation(channel: $0, layout: layout) }
    result += charts.open.compactMap { charts.deviation(channel: $0, layout: layout) }
    result += [charts.score(layout: layout)].compactMap(\.self)
    result += AnomalySection(view: view).shownAnomalies.compactMap(charts.anomaly)
    result += [charts.heatMap(layout: layout)].compactMap(\.self) + charts.autocorrelations
    for model in view.models.indices {
      result += [charts.losses(of: model, layout: layout), charts.r2(of: model, layout: layout)]
        .compactMap(\.self)
    }
    result += [
      charts.errors(layout: layout), charts.errorsByLabel(layout: layout),
      charts.confusion(layout: layout), charts.latents(layout: layout),
    ].compactMap(\.self)
    return result + (view.study?.review.indices ?? 0..<0).compactMap(charts.overlay)
  }

  /// Writes the page as one file: whole, or an error and no change.
  public func write(to path: String) throws(FileError) {
    try AtomicFile.write(html, to: path)
  }
}
