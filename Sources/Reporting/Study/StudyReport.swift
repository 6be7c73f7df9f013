/// The page of a study as one HTML file that needs nothing else.
public enum StudyReport {
  /// The file's text.
  public static func render(_ content: StudyContent) -> String {
    let study = PreparedStudy(content)
    let body =
      StudyHeadline(study: study).html
      + (study.judgedRows.map { AnomalySection(prepared: $0).html } ?? "")
      + StudySections(study: study).html + StudyVerdicts(study: study).html
    return Page(
      title: content.title, lead: content.summary ?? "", body: body, provenance: content.provenance
    ).html
  }

  /// The page's charts, each for a file of its own: `series-1`, `expected-1`, `heat-map`,
  /// `autocorrelation-1`, `losses`, `r2`, `errors`, `errors-by-label`, `confusion`, `latents`,
  /// `review-1`, `anomaly-chart-1`; those for which there is something to draw.
  public static func charts(_ content: StudyContent) -> [Chart] {
    let study = PreparedStudy(content)
    let charts = StudyCharts(study: study)
    let layout = ChartLayout.wide
    var result = charts.channels.compactMap { charts.series(channel: $0, layout: layout) }
    result += charts.channels.compactMap { charts.expectation(channel: $0, layout: layout) }
    result += [charts.heatMap(layout: layout)].compactMap(\.self)
    result += charts.autocorrelations
    let single = [
      charts.losses(layout: layout), charts.r2(layout: layout), charts.errors(layout: layout),
      charts.errorsByLabel(layout: layout), charts.confusion(layout: layout),
      charts.latents(layout: layout),
    ]
    result += single.compactMap(\.self) + content.review.indices.compactMap(charts.overlay)
    guard let prepared = study.judgedRows else { return result }
    return result
      + AnomalySection(prepared: prepared).shownAnomalies.map(
        ReportCharts(prepared: prepared).anomaly)
  }
}
