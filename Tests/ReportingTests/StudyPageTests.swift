import AnomalyDetection
import Evaluation
import Testing
import TimeSeries

@testable import Reporting
@testable import Studies

@Suite struct StudyPageTests {
  @Test func `the page of windows is well-formed and has every section`() throws {
    let page = ParsedMarkup(page: try SampleStudy.windows().html)
    #expect(page.failure == nil)
    let sections = page.elements(named: "section").compactMap { $0.attributes["id"] }
    #expect(
      sections == [
        "series", "labels", "expected", "reconstruction", "score", "review", "latents", "model",
        "data",
      ])
    let identifiers = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test func `verdicts on windows are marked, and tell of no anomaly`() throws {
    let report = try SampleStudy.windows()
    let study = try #require(report.study)
    let view = ReportView(report)
    #expect(view.drawn?.flagged == study.flaggedRows && !study.flaggedRows.isEmpty)
    #expect(view.judged == nil && view.drawn?.hasExpectation == true)
    let page = ParsedMarkup(page: report.html)
    #expect(page.elements(class: "badge-number").isEmpty)
    #expect(page.elements.allSatisfy { $0.attributes["id"] != "slider" })
    let legend = page.elements(class: "legend").map(\.text)
    #expect(legend.contains("flagged") && !legend.contains("anomaly"))
  }

  @Test func `every chart of windows stands alone as a well-formed drawing, and is described`()
    throws
  {
    let report = try SampleStudy.windows()
    let review = try #require(report.study?.review)
    let charts = report.charts
    #expect(
      charts.map(\.name) == [
        "series-1", "series-2", "series-3", "expected-1", "expected-2", "expected-3", "heat-map",
        "autocorrelation-1", "autocorrelation-2", "autocorrelation-3", "losses", "r2", "errors",
        "errors-by-label", "confusion", "latents",
      ] + review.indices.map { "review-\($0 + 1)" })
    for chart in charts {
      let drawing = ParsedMarkup(xml: chart.svg)
      #expect(drawing.failure == nil, "\(chart.name)")
      #expect(drawing.elements(named: "title").map(\.text) == [chart.title])
      #expect(!chart.description.isEmpty)
    }
  }

  @Test func `a study of rows has the slider and the anomalies beside its parts`() throws {
    let report = try SampleStudy.rows()
    let page = ParsedMarkup(page: report.html)
    #expect(page.failure == nil)
    let sections = page.elements(named: "section").compactMap { $0.attributes["id"] }
    #expect(
      sections == [
        "series", "anomalies", "labels", "expected", "reconstruction", "score", "model", "data",
      ])
    #expect(page.elements.contains { $0.attributes["id"] == "slider" })
    let names = report.charts.map(\.name)
    for name in ["score", "anomaly-chart-1", "errors", "errors-by-label", "confusion"] {
      #expect(names.contains(name), "\(name)")
    }
  }

  @Test func `several models stand in a table, and what they found together below it`() throws {
    let report = try SampleStudy.rows(by: 3)
    let detection = try #require(report.detection)
    let page = ParsedMarkup(page: report.html)
    #expect(page.failure == nil)
    #expect(page.elements(named: "h2").map(\.text).contains("The models"))
    let models = page.elements(named: "h3").map(\.text).filter { $0.hasPrefix("model") }
    #expect(models == ["model 1 (linear)", "model 2 (dense)", "model 3 (linear)"])
    let cells = page.elements(named: "td").map(\.text)
    for (member, study) in zip(detection.members, report.memberStudies) {
      let f1 = try #require(study.classification).confusion.f1
      for cell in [
        "\(member.result.flaggedRowCount)", "\(study.test.flaggedCount)",
        NumberText.fixed(f1, decimals: 3),
      ] {
        #expect(cells.contains(cell), "\(cell)")
      }
    }
    #expect(cells.contains("together"))
    // No error of reconstruction is that of all.
    #expect(!page.elements(named: "th").map(\.text).contains("RMSE"))
    let names = report.charts.map(\.name)
    #expect(names.filter { $0.hasPrefix("losses") } == ["losses-2"])
  }

  @Test func `pseudo accuracy is counted at or under the threshold and named for what it is`() {
    var report = Report(title: "s")
    report.study = SampleStudy.test([0.1, 0.2, 0.3, 0.4], threshold: 0.3)
    #expect(
      report.html.contains(
        "3 of 4 windows of the test part are at or under it: a pseudo accuracy of 75.00 %"))
    #expect(report.html.contains("It uses no labels"))
  }

  @Test func `made windows count in no pseudo accuracy`() {
    var report = Report(title: "s")
    report.study = SampleStudy.test([0.1, 0.2, 0.9, 0.9], threshold: 0.3, madeCount: 2)
    #expect(report.html.contains("2 of 2 windows of the test part"))
  }

  @Test(arguments: [
    (ThresholdConfiguration.Part.train, "95 % of the training scores lie below it"),
    (.validation, "95 % of the validation scores lie below it"),
    (.test, "95 % of the test scores lie below it"),
  ])
  func `a rule says whose scores it read`(part: ThresholdConfiguration.Part, words: String) throws {
    let known = SampleStudy.test([0.1], threshold: 0.3)
    var report = Report(title: "s")
    report.study = Study(
      unit: .windows, unitLength: 4, table: known.table, scaler: known.scaler, model: nil,
      train: known.train, validation: known.validation, test: known.test, madeCount: 0,
      threshold: Threshold(rule: .percentile(95), value: 0.3, check: nil), thresholdFrom: part,
      epochs: [], review: [], latents: nil)
    #expect(ReportView(report).threshold?.rule == words)
  }

  @Test func `the confusion matrix shows all four counts`() throws {
    let report = try SampleStudy.windows()
    let confusion = try #require(report.study?.classification).confusion
    let chart = try #require(report.charts.first { $0.name == "confusion" })
    let cells = ParsedMarkup(xml: chart.svg).elements(class: "cell-count").map(\.text)
    let counts = [
      confusion.trueNegatives, confusion.falsePositives, confusion.falseNegatives,
      confusion.truePositives,
    ]
    #expect(cells == counts.map { NumberText.count($0) })
  }

  @Test func `labels of one class have no spread by label, and give way to a warning`() throws {
    var report = Report(title: "s")
    report.study = SampleStudy.test(
      [0.1, 0.2, 0.3, 0.4], threshold: 0.3, labels: [false, false, false, false])
    let page = ParsedMarkup(page: report.html)
    #expect(page.failure == nil)
    let headline = page.elements(named: "dl").first { $0.has(class: "headline") }
    #expect(try !#require(headline).text.contains("Recall"))
    let warnings = page.elements(class: "warnings").map(\.text).joined()
    #expect(warnings.contains("None of the windows tested is labelled anomalous"))
    #expect(!report.charts.map(\.name).contains("errors-by-label"))
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
    let window = ReviewedWindow(
      reason: .worst, index: 1, firstRow: nil, score: 2, isAnomalous: nil, actual: actual,
      expected: expected)
    let chart = try #require(
      OverlayChart(
        window: window, place: "window 1", anomalyScore: 2, channelNames: ["calm", "wild"],
        name: "o"
      ).draw())
    #expect(chart.description.hasPrefix("wild "))
  }

  @Test func `the heat map marks a column for every few pixels and leaves holes open`() throws {
    var recipe = SampleReport.Recipe(rows: 100, channels: 2, anomalies: [])
    recipe.missing = 10..<60
    let chart = try #require(
      HeatMapChart(
        series: SampleReport.result(recipe).series, rows: 0..<100, flagged: [3..<5],
        layout: .wide, name: "h"
      ).draw())
    let drawing = ParsedMarkup(xml: chart.svg)
    let cells = drawing.elements(named: "path").filter { $0.has(class: "heat") }
      .reduce(0) { $0 + ($1.attributes["d"] ?? "").split(separator: "M").count }
    #expect(cells == 150)
    #expect(drawing.elements(class: "alarm-bar").count == 1)
  }
}
