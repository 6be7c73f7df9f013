import TimeSeries

/// The report as one HTML file that needs nothing else: no network, no fonts, and no script to be
/// read in full.
public enum HTMLReport {
  /// The file's text.
  public static func render(_ content: ReportContent) -> String {
    let prepared = PreparedContent(content)
    let sections = [
      HeadlineSection(prepared: prepared).html,
      SeriesSection(prepared: prepared).html,
      AnomalySection(prepared: prepared).html,
      ExpectationSection(prepared: prepared).html,
      ThresholdSection(prepared: prepared).html,
      ModelSection(prepared: prepared).html,
      DataSection(prepared: prepared).html,
    ]
    return Page(
      title: content.title, lead: content.summary ?? Summary.text(prepared),
      body: sections.joined(), provenance: content.provenance,
      data: ScriptData(prepared: prepared).json
    ).html
  }

  /// The report's main charts, each for a file of its own: the series, what was expected, the score,
  /// the anomalies one by one, the errors, the losses.
  public static func charts(_ content: ReportContent) -> [Chart] {
    let prepared = PreparedContent(content)
    let charts = ReportCharts(prepared: prepared)
    let channels = prepared.channelOrder.prefix(SeriesSection.openPanels)
    var result: [Chart] = []
    if prepared.series.rowCount > 0 {
      result += channels.map { charts.series(channel: $0, layout: .wide) }
      if prepared.hasExpectation {
        result += channels.map { charts.expectation(channel: $0, layout: .wide) }
        result += channels.compactMap { charts.deviation(channel: $0, layout: .wide) }
      }
      result += charts.score(layout: .wide).map { [$0] } ?? []
      result += AnomalySection(prepared: prepared).shownAnomalies.map(charts.anomaly)
    }
    result += charts.histogram(layout: .wide).map { [$0] } ?? []
    result += content.models.indices.compactMap { charts.losses(of: $0, layout: .wide) }
    return result
  }
}
