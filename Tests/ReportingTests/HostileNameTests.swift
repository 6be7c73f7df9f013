import AnomalyDetection
import Foundation
import Testing
import TimeSeries

@testable import Reporting
@testable import Studies

/// Names come from files, and files from anyone.
@Suite struct HostileNameTests {
  static let attack = "</script></title></svg><script>alert('x')</script><img src=x onerror=\"y\">&"

  @Test func `names cannot leave their place in the page`() throws {
    var recipe = SampleReport.Recipe()
    recipe.names = [Self.attack, "\u{0}\u{1B}\u{202E}gpj.exe", "", "]]><!--"]
    recipe.hitChannels = 4
    var report = try SampleReport.make(recipe)
    report.title = Self.attack
    report.summary = Self.attack
    report.warnings = [Self.attack]
    report.dataNotes = [Self.attack]
    report.units = [Self.attack, Self.attack]
    report.modelFiles = [Self.attack]
    report.provenance = [.init(Self.attack, Self.attack)]
    try expectSafe(report)
  }

  @Test func `names cannot leave their place among several models`() throws {
    var report = try SampleStudy.rows(by: 2)
    report.title = Self.attack
    report.modelFiles = [Self.attack, Self.attack]
    try expectSafe(report)
  }

  @Test func `names cannot leave their place in the description of a table`() throws {
    var recipe = SampleReport.Recipe()
    recipe.names = [Self.attack, "\u{0}\u{1B}\u{202E}gpj.exe", "", "]]><!--"]
    var report = Report(describing: SampleReport.result(recipe).series)
    report.title = Self.attack
    try expectSafe(report)
  }

  @Test func `names cannot leave their place around the windows of a study`() throws {
    var report = try SampleStudy.windows()
    let known = try #require(report.study)
    let names = [Self.attack, "\u{202E}x", "\u{0}"]
    let table = Series(
      name: Self.attack, channelNames: names, timeAxis: known.table.timeAxis,
      values: known.table.values, labels: known.table.labels)
    report.title = Self.attack
    report.detection = nil
    report.series = table
    report.study = Study(
      unit: known.unit, unitLength: known.unitLength, table: table, scaler: known.scaler,
      model: known.model, train: known.train, validation: known.validation, test: known.test,
      madeCount: known.madeCount, threshold: known.threshold, thresholdFrom: known.thresholdFrom,
      epochs: known.epochs, review: known.review, latents: known.latents)
    try expectSafe(report)
  }

  private func expectSafe(_ report: Report) throws {
    let html = report.html
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("<img"))
    #expect(html.components(separatedBy: "<script").count == 3)
    #expect(html.components(separatedBy: "</script>").count == 3)
    #expect(!html.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0 })
    let page = ParsedMarkup(page: html)
    #expect(page.failure == nil)
    #expect(page.elements(named: "h1").map(\.text) == [Self.attack])
    for chart in report.charts {
      #expect(ParsedMarkup(xml: chart.svg).failure == nil, "\(chart.name)")
    }
  }

  @Test func `the script's data survives hostile names`() throws {
    var recipe = SampleReport.Recipe()
    recipe.names = [Self.attack + "\u{2028}\\"]
    let json = try #require(ScriptData(ReportView(try SampleReport.make(recipe)))).json
    #expect(!json.contains("<"))
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let channels = object?["channels"] as? [String: [String: Any]]
    #expect(channels?["0"]?["name"] as? String == Self.attack + "\u{2028}\\")
  }

  @Test(arguments: [
    ("a<b", "a&lt;b"), ("\"'", "&quot;&#39;"), ("a\u{7}b", "a\u{FFFD}b"), ("tab\there", "tab here"),
    ("naïve 数据 🐦", "naïve 数据 🐦"),
  ])
  func `text is escaped`(text: String, escaped: String) {
    #expect(Markup.escaped(text) == escaped)
  }
}
