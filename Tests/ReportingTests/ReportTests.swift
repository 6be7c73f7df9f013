import Foundation
import Testing
import TimeSeries

@testable import AnomalyDetection
@testable import Reporting

@Suite struct ReportTests {
  @Test func `the page is well-formed and has every section`() throws {
    let page = ParsedMarkup(page: try SampleReport.make().html)
    #expect(page.failure == nil)
    let sections = page.elements(named: "section").compactMap { $0.attributes["id"] }
    #expect(
      sections == ["series", "anomalies", "labels", "expected", "score", "model", "data"])
    let headings = page.elements(named: "h1").map(\.text)
    #expect(headings == ["sample"])
  }

  @Test func `what is not known has no section and no chart`() {
    let report = Report(title: "nothing yet")
    let page = ParsedMarkup(page: report.html)
    #expect(page.failure == nil)
    #expect(page.elements(named: "section").isEmpty)
    #expect(report.charts.isEmpty)
  }

  @Test func `a table alone is described and drawn`() {
    let series = SampleReport.waves(rows: 400, channels: 2)
    let report = Report(describing: series)
    let page = ParsedMarkup(page: report.html)
    #expect(page.failure == nil)
    let sections = page.elements(named: "section").compactMap { $0.attributes["id"] }
    #expect(sections == ["series", "data"])
    #expect(page.elements(class: "lead").map(\.text) == ["400 rows of 2 channels."])
    let headline = page.elements(named: "dl").first { $0.has(class: "headline") }
    #expect(headline?.text.contains("Period") == true)
    #expect(
      report.charts.map(\.name) == [
        "series-1", "series-2", "heat-map", "autocorrelation-1", "autocorrelation-2",
      ])
  }

  @Test func `nothing is loaded from anywhere`() throws {
    let html = try SampleReport.make().html
    let page = ParsedMarkup(page: html)
    for element in page.elements {
      #expect(element.attributes["src"] == nil)
      if let target = element.attributes["href"] { #expect(target.hasPrefix("#")) }
    }
    #expect(page.elements(named: "link").isEmpty)
    #expect(!html.contains("@import"))
    let addresses = html.components(separatedBy: "http").dropFirst().map { $0.prefix(22) }
    #expect(addresses.allSatisfy { $0 == "://www.w3.org/2000/svg" || $0.hasPrefix("-equiv") })
  }

  @Test func `the same report gives the same bytes`() throws {
    #expect(try SampleReport.make().html == SampleReport.make().html)
    #expect(try SampleStudy.windows().html == SampleStudy.windows().html)
    #expect(try SampleStudy.rows(by: 2).html == SampleStudy.rows(by: 2).html)
  }

  @Test func `the page is written as one file`() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("martlet-\(UUID().uuidString).html").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let report = try SampleReport.make()
    try report.write(to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == report.html)
    #expect(throws: (any Error).self) { try report.write(to: "/no/such/folder/page.html") }
  }

  @Test func `every anomaly is marked in each chart and told once`() throws {
    let report = try SampleReport.make()
    let page = ParsedMarkup(page: report.html)
    let count = try #require(report.detection).result.anomalies.count
    #expect(page.elements(named: "article").count == count)
    // Series, expectation and score in two widths each, and a card for each anomaly alone.
    #expect(page.elements(class: "badge-number").count == 6 * count + count)
    for index in 1...count {
      #expect(page.elements.count { $0.attributes["id"] == "anomaly-\(index)" } == 1)
    }
  }

  @Test func `an anomaly says what rose and by how much`() throws {
    let report = try SampleReport.make()
    let anomaly = try #require(report.detection).result.anomalies[0]
    let page = ParsedMarkup(page: report.html)
    let reason = try #require(page.elements(class: "reason").first).text
    #expect(reason.hasPrefix("requests rose to \(NumberText.value(anomaly.actual[0])) where "))
    #expect(reason.contains("\(NumberText.value(anomaly.expected[0])) was expected (+"))
  }

  @Test func `labelled stretches are shaded and training's end is drawn`() throws {
    var recipe = SampleReport.Recipe()
    let labelled = ParsedMarkup(page: try SampleReport.make(recipe).html)
    #expect(labelled.elements(class: "labelled").count >= 6 * recipe.anomalies.count)
    #expect(labelled.elements(class: "training").count >= 6)
    recipe.hasLabels = false
    let bare = ParsedMarkup(page: try SampleReport.make(recipe).html)
    #expect(bare.elements(class: "labelled").isEmpty)
    #expect(!bare.elements(named: "section").contains { $0.attributes["id"] == "labels" })
  }

  @Test func `labelled stretches that no anomaly meets are named`() throws {
    var report = try SampleReport.make()
    report.labelledRanges = [99..<101, 200..<203]
    let page = ParsedMarkup(page: report.html)
    let sentence =
      "1 of 2 labelled stretches are met by an anomaly. "
      + "Missed: Sat 9 Mar 2024, 08:00 – 10:00."
    #expect(page.elements(class: "intro").contains { $0.text == sentence })
  }

  @Test func `gaps are hatched and listed`() throws {
    var recipe = SampleReport.Recipe()
    recipe.missing = 200..<230
    recipe.gaps = [
      DataGap(
        kind: .missingValues(channel: "requests"), rows: 200..<230,
        start: SampleReport.start + 200 * SampleReport.hour,
        end: SampleReport.start + 230 * SampleReport.hour)
    ]
    let page = ParsedMarkup(page: try SampleReport.make(recipe).html)
    let hatched = page.elements(named: "rect").filter {
      $0.has(class: "gap") && $0.attributes["fill"]?.hasPrefix("url(#") == true
    }
    #expect(hatched.count >= 4)
    let patterns = Set(page.elements(named: "pattern").compactMap { $0.attributes["id"] })
    for rectangle in hatched {
      let fill = rectangle.attributes["fill"] ?? ""
      #expect(patterns.contains(String(fill.dropFirst(5).dropLast())))
    }
    #expect(page.elements(named: "td").contains { $0.text == "30 values missing in requests" })
  }

  @Test func `no identifier is used twice`() throws {
    var recipe = SampleReport.Recipe()
    recipe.channels = 9
    let page = ParsedMarkup(page: try SampleReport.make(recipe).html)
    let identifiers = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test func `of many channels the most anomalous are open and the rest folded`() throws {
    var recipe = SampleReport.Recipe()
    recipe.channels = 38
    recipe.hitChannels = 2
    recipe.anomalies = [300..<320]
    recipe.names = (0..<38).map { "channel-\(37 - $0)" }
    let report = try SampleReport.make(recipe)
    #expect(ReportView(report).drawn?.channelOrder.prefix(3) == [0, 1, 2])
    let page = ParsedMarkup(page: report.html)
    #expect(page.failure == nil)
    let open = page.elements.filter {
      $0.has(class: "wide") && $0.attributes["data-channel"] != nil
    }
    #expect(open.prefix(6).map { $0.attributes["data-channel"] } == ["0", "1", "2", "3", "4", "5"])
    let summaries = page.elements(named: "summary").map(\.text)
    #expect(summaries.contains("32 more channels"))
    #expect(page.elements(named: "li").contains { $0.text.contains("channel-37") })
  }

  @Test func `an anomaly is numbered in the channels that it shows in`() throws {
    var recipe = SampleReport.Recipe()
    recipe.channels = 3
    let charts = try SampleReport.make(recipe).charts
    for index in 0..<3 {
      let chart = ParsedMarkup(xml: charts.first { $0.name == "series-\(index + 1)" }?.svg ?? "")
      #expect(chart.elements(class: "badge-number").map(\.text) == ["\(index + 1)"])
      #expect(chart.elements(class: "window").count == 3)
    }
  }

  @Test func `units go with their channels, also where a model sees others`() throws {
    var recipe = SampleReport.Recipe()
    recipe.channels = 2
    var report = try SampleReport.make(recipe)
    let found = try #require(report.detection).result.series
    report.series = Series(
      name: "sample", channelNames: ["ignored", "metric 1"], timeAxis: found.timeAxis,
      values: [Double](repeating: 1, count: 2 * found.rowCount))
    report.units = ["s", "ms"]
    let drawn = try #require(ReportView(report).drawn)
    #expect(drawn.axisTitle(0) == "requests" && drawn.axisTitle(1) == "metric 1 (ms)")
  }

  @Test func `the size of a chart is bounded by its pixels, not by its anomalies`() throws {
    var recipe = SampleReport.Recipe()
    recipe.rows = 30_000
    recipe.anomalies = (0..<10_000).map { 3 * $0..<3 * $0 + 1 }
    let charts = ReportCharts(view: ReportView(try SampleReport.make(recipe)))
    let drawing = try #require(charts.series(channel: 0, layout: .wide)).svg
    #expect(drawing.utf8.count < 250_000)
    #expect(ParsedMarkup(xml: drawing).failure == nil)
  }

  @Test(arguments: [0, 1, 2, 3])
  func `a series of hardly any rows has a report`(rowCount: Int) throws {
    var recipe = SampleReport.Recipe()
    recipe.rows = rowCount
    recipe.anomalies = []
    let page = ParsedMarkup(page: try SampleReport.make(recipe).html)
    #expect(page.failure == nil)
    #expect(page.elements(named: "section").contains { $0.text.contains("Nothing rose above") })
    let alone = Report(describing: SampleReport.result(recipe).series)
    #expect(ParsedMarkup(page: alone.html).failure == nil)
  }

  @Test func `a constant series has a page`() {
    let series = Series(
      name: "flat", channelNames: ["x"], timeAxis: TimeAxis(rowCount: 50),
      values: [Double](repeating: 3, count: 50))
    let report = Report(describing: series)
    #expect(ParsedMarkup(page: report.html).failure == nil)
    #expect(report.charts.map(\.name) == ["series-1", "heat-map"])
  }

  @Test func `values that are not numbers or hardly representable leave the page whole`() {
    let rows = 40
    let extremes = [
      Double.nan, .infinity, -.infinity, 1.7e308, -1.7e308, Double.leastNonzeroMagnitude, 0,
    ]
    let values = (0..<rows).map { extremes[$0 % extremes.count] }
    let result = DetectionResult(
      series: Series(
        name: "extremes", channelNames: ["x"], timeAxis: TimeAxis(rowCount: rows), values: values),
      rawScores: (0..<rows).map { $0 % 3 == 0 ? .nan : .infinity },
      anomalyScores: (0..<rows).map { $0 % 2 == 0 ? .infinity : 1e-38 },
      isAnomaly: [Bool](repeating: false, count: rows),
      isImputed: [Bool](repeating: true, count: rows), expected: [], residualScales: [],
      threshold: .nan,
      anomalies: [
        Anomaly(
          rows: 3..<5, peak: 4, score: .infinity, severity: .critical, expected: [.nan],
          actual: [.infinity], channelShares: [])
      ], gaps: [])
    let html = SampleReport.detection(of: result).report(title: "x").html
    #expect(ParsedMarkup(page: html).failure == nil)
    #expect(!html.contains("NaN,") && !html.contains("inf,"))
  }

  @Test func `all rows of one timestamp are drawn in their order`() {
    let result = DetectionResult(
      series: Series(
        name: "same", channelNames: ["x"],
        timeAxis: TimeAxis(ticks: [5, 5, 5], style: .integer), values: [1, 2, 3]),
      rawScores: [1, 1, 1], anomalyScores: [0.5, 0.5, 0.5],
      isAnomaly: [false, false, false], isImputed: [false, false, false], expected: [1, 2, 3],
      residualScales: [1], threshold: 1, anomalies: [], gaps: [])
    let page = ParsedMarkup(page: SampleReport.detection(of: result).report().html)
    #expect(page.failure == nil)
    let line = page.elements.first {
      $0.has(class: "actual") && $0.attributes["d"]?.contains("L") == true
    }
    #expect(line != nil)
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["MARTLET_LOOK"] != nil))
  func `pages are written to be looked at`() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["MARTLET_LOOK"])
    var many = SampleReport.Recipe(rows: 900)
    many.channels = 9
    many.hitChannels = 2
    for (name, report) in [
      ("job", try SampleReport.make()), ("channels", try SampleReport.make(many)),
      ("windows", try SampleStudy.windows()), ("rows", try SampleStudy.rows()),
      ("ensemble", try SampleStudy.rows(by: 3)),
      ("table", Report(describing: SampleStudy.series)),
    ] {
      try report.write(to: "\(folder)/\(name).html")
    }
    for chart in try SampleStudy.windows().charts {
      try chart.svg.write(
        toFile: "\(folder)/\(chart.name).svg", atomically: true, encoding: .utf8)
    }
  }
}
