import AnomalyDetection
import Foundation
import Testing
import TimeSeries

@testable import Reporting

@Suite struct StudyReportTests {
  @Test func `the page is well-formed and has every section`() {
    let page = ParsedMarkup(page: StudyReport.render(SampleStudy.make()))
    #expect(page.failure == nil)
    let sections = page.elements(named: "section").compactMap { $0.attributes["id"] }
    #expect(
      sections == [
        "data", "model", "reconstruction", "threshold", "detection", "latents", "review",
      ])
  }

  @Test func `every chart stands alone as a well-formed drawing, and is described`() {
    let charts = StudyReport.charts(SampleStudy.make())
    #expect(
      charts.map(\.name) == [
        "series-1", "series-2", "series-3", "series-4", "heat-map", "autocorrelation-1",
        "autocorrelation-2", "autocorrelation-3", "autocorrelation-4", "losses", "r2", "errors",
        "errors-by-label", "confusion", "latents", "review-1", "review-2", "review-3",
      ])
    for chart in charts {
      let drawing = ParsedMarkup(xml: chart.svg)
      #expect(drawing.failure == nil, "\(chart.name)")
      #expect(drawing.elements(named: "title").map(\.text) == [chart.title])
      #expect(!chart.description.isEmpty)
    }
  }

  @Test func `what is not known has no section and no chart`() {
    let content = StudyContent(title: "nothing yet")
    let page = ParsedMarkup(page: StudyReport.render(content))
    #expect(page.failure == nil)
    #expect(page.elements(named: "section").isEmpty)
    #expect(StudyReport.charts(content).isEmpty)
  }

  @Test func `the same content gives the same bytes`() {
    #expect(StudyReport.render(SampleStudy.make()) == StudyReport.render(SampleStudy.make()))
  }

  @Test func `pseudo accuracy is counted at or under the threshold and named for what it is`() {
    var content = StudyContent(title: "s")
    content.parts = [.init(name: "test", errors: [0.1, 0.2, 0.3, 0.4])]
    content.threshold = .init(value: 0.3, rule: "given")
    // 0.3 as a Float is just above 0.3 as a Double.
    content.threshold?.value = Double(Float(0.3))
    let html = StudyReport.render(content)
    #expect(
      html.contains(
        "3 of 4 windows of the test part are at or under it: a pseudo accuracy of 75.00 %"))
    #expect(html.contains("It uses no labels"))
  }

  @Test func `the confusion matrix shows all four counts`() throws {
    let chart = try #require(
      StudyReport.charts(SampleStudy.make()).first { $0.name == "confusion" })
    let cells = ParsedMarkup(xml: chart.svg).elements(class: "cell-count").map(\.text)
    #expect(cells == ["541", "9", "14", "36"])
  }

  @Test func `several models stand in a table, and what they found together below it`() {
    var content = SampleStudy.make()
    var known = StudyContent.Member(
      name: "model 1 (linear)", sentence: "linear autoencoder",
      threshold: .init(value: 2.5, rule: "given"), flagged: 17)
    known.f1 = 0.125
    content.members = [
      known,
      .init(
        name: HostileNameTests.attack, sentence: HostileNameTests.attack,
        threshold: .init(value: 3, rule: HostileNameTests.attack), flagged: 18),
    ]
    let html = StudyReport.render(content)
    #expect(!html.contains("<script>alert"))
    let page = ParsedMarkup(page: html)
    #expect(page.failure == nil)
    #expect(page.elements(named: "h2").map(\.text).contains("The models"))
    let cells = page.elements(named: "td").map(\.text)
    for cell in ["17", "18", "0.125", "2.5: given", "together"] {
      #expect(cells.contains(cell), "\(cell)")
    }
    // No error of reconstruction is that of all.
    #expect(!page.elements(named: "th").map(\.text).contains("RMSE"))
  }

  @Test func `a wild start of R² does not flatten the rest`() throws {
    let chart = try #require(
      EpochChart(
        measure: "R²", title: "R²", training: [-400, 0.5, 0.9], validation: [.nan, .nan, .nan],
        bestEpoch: 2, lowest: -1, layout: .wide, name: "r2"
      ).draw())
    let title = try #require(ParsedMarkup(xml: chart.svg).elements(class: "axis-title").first)
    #expect(title.text == "R², cut at −1")
  }

  @Test func `an overlay shows the channel that differs most`() throws {
    let actual = (0..<20).flatMap { row in [Double(row % 5), Double(row % 3)] }
    var expected = actual
    for row in 0..<20 { expected[2 * row + 1] += 1 }
    let window = StudyContent.ReviewedWindow(
      reason: "worst", place: "window 1", anomalyScore: 2, channelNames: ["calm", "wild"],
      actual: actual, expected: expected)
    let chart = try #require(OverlayChart(window: window, name: "o").draw())
    #expect(chart.description.hasPrefix("wild "))
  }

  @Test func `without an anomaly in the test, precision and recall give way to a warning`() throws {
    var content = SampleStudy.make()
    content.detection = .init(
      trueNegatives: 90, falsePositives: 10, falseNegatives: 0, truePositives: 0,
      lines: [.init(name: "anomalous", precision: 0, recall: 0, f1: 0, support: 0)])
    let page = ParsedMarkup(page: StudyReport.render(content))
    let headline = page.elements(named: "dl").first { $0.has(class: "headline") }
    #expect(try !#require(headline).text.contains("Recall"))
    let warnings = page.elements(class: "warnings").map(\.text).joined()
    #expect(warnings.contains("None of the windows tested is labelled anomalous"))
  }

  @Test func `made windows count in no pseudo accuracy`() {
    var content = StudyContent(title: "s")
    content.parts = [.init(name: "test", errors: [0.1, 0.2, 0.9, 0.9])]
    content.madeCount = 2
    content.threshold = .init(value: 0.3, rule: "given")
    #expect(StudyReport.render(content).contains("2 of 2 windows of the test part"))
  }

  @Test func `hostile names cannot leave their place`() {
    var content = SampleStudy.make()
    let evil = "<script>alert(1)</script>\"'&"
    content.title = evil
    content.review[0].place = evil
    content.review[0].channelNames[0] = evil
    content.parts[2].name = evil
    content.provenance = [.init(evil, evil)]
    let html = StudyReport.render(content)
    #expect(!html.contains("<script>alert"))
    #expect(ParsedMarkup(page: html).failure == nil)
  }

  @Test func `the heat map marks a column for every few pixels and leaves holes open`() throws {
    var sample = SampleContent.Recipe(rows: 100, channels: 2, anomalies: [])
    sample.missing = 10..<60
    let series = SampleContent.make(sample).result.series
    let chart = try #require(
      HeatMapChart(series: series, rows: 0..<100, flagged: [3..<5], layout: .wide, name: "h").draw()
    )
    let cells = ParsedMarkup(xml: chart.svg).elements(named: "path").filter {
      $0.has(class: "heat")
    }
    .reduce(0) { $0 + ($1.attributes["d"] ?? "").split(separator: "M").count }
    #expect(cells == 150)
    #expect(ParsedMarkup(xml: chart.svg).elements(class: "alarm-bar").count == 1)
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["MARTLET_LOOK"] != nil))
  func `pages are written to be looked at`() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["MARTLET_LOOK"])
    try StudyReport.render(SampleStudy.make()).write(
      toFile: folder + "/study.html", atomically: true, encoding: .utf8)
    for chart in StudyReport.charts(SampleStudy.make()) {
      try chart.svg.write(
        toFile: "\(folder)/\(chart.name).svg", atomically: true, encoding: .utf8)
    }
  }
}
