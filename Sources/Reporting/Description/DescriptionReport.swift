import AnomalyDetection
public import TimeSeries

/// The description of a series as one HTML file that needs nothing else.
public enum DescriptionReport {
  /// The file's text.
  ///
  /// - Parameters:
  ///   - series: What is described.
  ///   - description: Its description.
  ///   - notes: What was noticed while reading, a sentence each.
  public static func render(
    _ series: Series, _ description: SeriesDescription, notes: [String] = []
  ) -> String {
    var content = StudyContent(title: description.name)
    content.series = series
    content.dataNotes = notes
    let study = PreparedStudy(content, description: description)
    let body =
      FactList(facts: facts(description), style: "headline").html
      + "<section id=\"channels\"><h2>The channels</h2>\(table(description.channels).html)</section>\n"
      + StudySections(study: study).html
    let rows = NumberText.count(description.rowCount, "row", "rows")
    let channels = NumberText.count(description.channels.count, "channel", "channels")
    return Page(
      title: description.name, lead: "\(rows) of \(channels).", body: body, provenance: []
    ).html
  }

  /// The page's charts, each for a file of its own.
  public static func charts(_ series: Series, _ description: SeriesDescription) -> [Chart] {
    var content = StudyContent(title: description.name)
    content.series = series
    let charts = StudyCharts(study: PreparedStudy(content, description: description))
    return charts.channels.compactMap { charts.series(channel: $0, layout: .wide) }
      + [charts.heatMap(layout: .wide)].compactMap(\.self) + charts.autocorrelations
  }

  /// The autocorrelations of the channels that have one, in column order; the first of many.
  static func autocorrelations(_ channels: [ChannelDescription]) -> [Chart] {
    channels.prefix(48).enumerated().compactMap { index, channel in
      AutocorrelationChart(
        channel: channel, width: 360, height: 170, name: "autocorrelation-\(index + 1)"
      ).draw()
    }
  }

  private static func facts(_ description: SeriesDescription) -> [ReportContent.Fact] {
    let style = description.timestampStyle
    var facts: [ReportContent.Fact] = [
      .init(
        "Rows", NumberText.count(description.rowCount),
        explanation: description.start.flatMap { start in
          description.end.map { "\(start) to \($0)" }
        }),
      .init("Channels", NumberText.count(description.channels.count)),
    ]
    if let interval = description.samplingInterval {
      facts.append(
        .init(
          "Every", TimeText.duration(interval, style: style),
          explanation: description.regularity.map { "\(NumberText.percent($0)) of the steps" }))
    }
    facts.append(.init("Gaps", NumberText.count(description.gaps.count)))
    if let season = description.season {
      facts.append(
        .init(
          "Period", NumberText.count(season.period, "row", "rows"),
          explanation: description.samplingInterval.flatMap { interval in
            let (length, overflow) = interval.multipliedReportingOverflow(by: Int64(season.period))
            return overflow || !style.isClock ? nil : TimeText.duration(length, style: style)
          }))
    }
    if let labelled = description.labelledCount {
      facts.append(
        .init(
          "Labelled", NumberText.count(labelled), explanation: "rows marked as anomalous"))
    }
    return facts
  }

  private static func table(_ channels: [ChannelDescription]) -> Table {
    Table(
      columns: [
        .text("Channel"), .text("Values"), .number("Count"), .number("Missing"), .number("Mean"),
        .number("Deviation"), .number("Lowest"), .number("1st quartile"), .number("Median"),
        .number("3rd quartile"), .number("Highest"), .number("Period"),
      ],
      rows: channels.map { channel in
        let quartiles = (0..<5).map { index in
          index < channel.quartiles.count ? NumberText.value(channel.quartiles[index]) : "–"
        }
        let kind = channel.duplicateOf.map { "same as \($0)" } ?? channel.kind.rawValue
        return [Markup.shortened(channel.name, to: 60), kind, NumberText.count(channel.count)]
          + [NumberText.count(channel.missingCount)]
          + [channel.mean, channel.standardDeviation].map { $0.map(NumberText.value) ?? "–" }
          + quartiles + [channel.season.map { NumberText.count($0.period) } ?? "–"]
      })
  }
}
