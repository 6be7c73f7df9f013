import AnomalyDetection
import Foundation
import Testing
import TimeSeries

@testable import Reporting

@Suite struct HTMLReportTests {
  @Test func `the page is well-formed and has every section`() {
    let page = ParsedMarkup(page: HTMLReport.render(SampleContent.make()))
    #expect(page.failure == nil)
    let sections = page.elements(named: "section").compactMap { $0.attributes["id"] }
    #expect(sections == ["series", "anomalies", "expected", "score", "model", "data"])
    let headings = page.elements(named: "h1").map(\.text)
    #expect(headings == ["sample"])
  }

  @Test func `nothing is loaded from anywhere`() {
    let html = HTMLReport.render(SampleContent.make())
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

  @Test func `the same content gives the same bytes`() {
    #expect(
      HTMLReport.render(SampleContent.make()) == HTMLReport.render(SampleContent.make()))
  }

  @Test func `several models are told one by one, with what each found by itself`() throws {
    var content = SampleContent.make()
    let model = content.models[0]
    content.models = ["model 1 (dense)", "model 2 (linear)"].enumerated().map { index, name in
      var member = model
      member.part = .init(
        name: name, threshold: "2.5: given", flaggedRows: 30 + index, anomalies: 4)
      return member
    }
    content.models[1].history = nil
    let page = ParsedMarkup(page: HTMLReport.render(content))
    #expect(page.failure == nil)
    let headings = page.elements(named: "h2").map(\.text)
    #expect(headings.contains("The models") && !headings.contains("The model"))
    let models = page.elements(named: "h3").map(\.text).filter { $0.hasPrefix("model") }
    #expect(models == ["model 1 (dense)", "model 2 (linear)"])
    let cells = page.elements(named: "td").map(\.text)
    let flagged = content.result.isAnomaly.count { $0 }
    for cell in ["30", "31", "together", "\(flagged)"] { #expect(cells.contains(cell), "\(cell)") }
    let names = HTMLReport.charts(content).map(\.name)
    #expect(names.filter { $0.hasPrefix("losses") } == ["losses-1"])
  }

  @Test func `every anomaly is marked in each chart and told once`() {
    let content = SampleContent.make()
    let page = ParsedMarkup(page: HTMLReport.render(content))
    let count = content.result.anomalies.count
    #expect(page.elements(named: "article").count == count)
    // Series, expectation and score in two widths each, and a card for each anomaly alone.
    #expect(page.elements(class: "badge-number").count == 6 * count + count)
    for index in 1...count {
      #expect(page.elements.count { $0.attributes["id"] == "anomaly-\(index)" } == 1)
    }
  }

  @Test func `an anomaly says what rose and by how much`() throws {
    let content = SampleContent.make()
    let anomaly = content.result.anomalies[0]
    let page = ParsedMarkup(page: HTMLReport.render(content))
    let reason = try #require(page.elements(class: "reason").first).text
    #expect(reason.hasPrefix("requests rose to \(NumberText.value(anomaly.actual[0])) where "))
    #expect(reason.contains("\(NumberText.value(anomaly.expected[0])) was expected (+"))
  }

  @Test func `labelled stretches are shaded and training's end is drawn`() {
    var recipe = SampleContent.Recipe()
    let labelled = ParsedMarkup(page: HTMLReport.render(SampleContent.make(recipe)))
    #expect(labelled.elements(class: "labelled").count >= 6 * recipe.anomalies.count)
    #expect(labelled.elements(class: "training").count >= 6)
    recipe.hasLabels = false
    let bare = ParsedMarkup(page: HTMLReport.render(SampleContent.make(recipe)))
    #expect(bare.elements(class: "labelled").isEmpty)
  }

  @Test func `labelled stretches that no anomaly meets are named`() {
    var content = SampleContent.make()
    content.labelledRanges = [99..<101, 200..<203]
    let page = ParsedMarkup(page: HTMLReport.render(content))
    let sentence =
      "1 of 2 labelled stretches are met by an anomaly. "
      + "Missed: Sat 9 Mar 2024, 08:00 – 10:00."
    #expect(page.elements(class: "small").contains { $0.text == sentence })
  }

  @Test func `gaps are hatched and listed`() {
    var recipe = SampleContent.Recipe()
    recipe.missing = 200..<230
    recipe.gaps = [
      DataGap(
        kind: .missingValues(channel: "requests"), rows: 200..<230,
        start: SampleContent.start + 199 * SampleContent.hour,
        end: SampleContent.start + 230 * SampleContent.hour)
    ]
    let page = ParsedMarkup(page: HTMLReport.render(SampleContent.make(recipe)))
    let hatched = page.elements.filter {
      $0.name == "rect" && $0.has(class: "gap") && $0.attributes["fill"]?.hasPrefix("url(#") == true
    }
    #expect(hatched.count >= 4)
    let patterns = Set(page.elements(named: "pattern").compactMap { $0.attributes["id"] })
    for rectangle in hatched {
      let fill = rectangle.attributes["fill"] ?? ""
      #expect(patterns.contains(String(fill.dropFirst(5).dropLast())))
    }
    #expect(page.elements(named: "td").contains { $0.text == "30 values missing in requests" })
  }

  @Test func `no identifier is used twice`() {
    var recipe = SampleContent.Recipe()
    recipe.channels = 9
    let page = ParsedMarkup(page: HTMLReport.render(SampleContent.make(recipe)))
    let identifiers = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test func `of many channels the most anomalous are open and the rest folded`() {
    var recipe = SampleContent.Recipe()
    recipe.channels = 38
    recipe.hitChannels = 2
    recipe.anomalies = [300..<320]
    recipe.names = (0..<38).map { "channel-\(37 - $0)" }
    let content = SampleContent.make(recipe)
    #expect(PreparedContent(content).channelOrder.prefix(3) == [0, 1, 2])
    let page = ParsedMarkup(page: HTMLReport.render(content))
    #expect(page.failure == nil)
    let open = page.elements.filter {
      $0.has(class: "wide") && $0.attributes["data-channel"] != nil
    }
    #expect(open.prefix(6).map { $0.attributes["data-channel"] } == ["0", "1", "2", "3", "4", "5"])
    let summaries = page.elements(named: "summary").map(\.text)
    #expect(summaries.contains("32 more channels"))
    #expect(page.elements(named: "li").contains { $0.text.contains("channel-37") })
  }

  @Test func `an anomaly is numbered in the channels that it shows in`() {
    var recipe = SampleContent.Recipe()
    recipe.channels = 3
    let charts = HTMLReport.charts(SampleContent.make(recipe))
    for index in 0..<3 {
      let chart = ParsedMarkup(xml: charts.first { $0.name == "series-\(index + 1)" }?.svg ?? "")
      #expect(chart.elements(class: "badge-number").map(\.text) == ["\(index + 1)"])
      #expect(chart.elements(class: "window").count == 3)
    }
  }

  @Test func `the size of a chart is bounded by its pixels, not by its anomalies`() {
    var recipe = SampleContent.Recipe()
    recipe.rows = 30_000
    recipe.anomalies = (0..<10_000).map { 3 * $0..<3 * $0 + 1 }
    let charts = ReportCharts(prepared: PreparedContent(SampleContent.make(recipe)))
    let drawing = charts.series(channel: 0, layout: .wide).svg
    #expect(drawing.utf8.count < 250_000)
    #expect(ParsedMarkup(xml: drawing).failure == nil)
  }

  @Test(arguments: [0, 1, 2, 3])
  func `a series of hardly any rows has a report`(rowCount: Int) {
    var recipe = SampleContent.Recipe()
    recipe.rows = rowCount
    recipe.anomalies = []
    let page = ParsedMarkup(page: HTMLReport.render(SampleContent.make(recipe)))
    #expect(page.failure == nil)
    #expect(page.elements(named: "section").contains { $0.text.contains("Nothing rose above") })
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
    let html = HTMLReport.render(
      ReportContent(title: "x", result: result, threshold: .init(rule: "")))
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
    let page = ParsedMarkup(
      page: HTMLReport.render(
        ReportContent(title: "x", result: result, threshold: .init(rule: "r"))))
    #expect(page.failure == nil)
    let line = page.elements.first {
      $0.has(class: "actual") && $0.attributes["d"]?.contains("L") == true
    }
    #expect(line != nil)
  }
}
