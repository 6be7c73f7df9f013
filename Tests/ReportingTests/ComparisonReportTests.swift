import Foundation
import Testing

@testable import Reporting

@Suite struct ComparisonReportTests {
  private func page(_ content: ComparisonContent) -> ParsedMarkup {
    ParsedMarkup(page: ComparisonReport.render(content))
  }

  /// The table of a class: its rows by the texts of their cells.
  private func rows(_ page: ParsedMarkup, after table: String) -> [[String]] {
    var rows: [[String]] = []
    var isInside = false
    for element in page.elements {
      if element.name == "table" { isInside = element.has(class: table) }
      guard isInside else { continue }
      if element.name == "tr" { rows.append([]) }
      if element.name == "th" || element.name == "td" { rows[rows.count - 1].append(element.text) }
    }
    return rows
  }

  @Test func `the page is well-formed and has every section`() {
    var content = SampleComparison.make()
    content.failures = [.init(series: "b.csv", contestants: ["dense"], reason: "no rows")]
    let page = page(content)
    #expect(page.failure == nil)
    let sections = page.elements(named: "section").compactMap { $0.attributes["id"] }
    #expect(sections == ["detectors", "duel", "series", "failures"])
    #expect(page.elements(named: "footer").map(\.text).joined().contains("--seed 7"))
  }

  @Test func `the headline has the figures of the first, of its rival, and the lead`() throws {
    let headline = try #require(
      page(SampleComparison.make()).elements(named: "dl").first { $0.has(class: "headline") })
    for text in [
      "Standard score70.00dense, 62.0…76.0", "two-fold65.00dense, ± 2.5",
      "Best baseline50.00range-rule, 42.0…56.0", "Lead over it+20.0095 % interval 5.0…31.0",
      "Seed7",
    ] {
      #expect(headline.text.contains(text), "\(text)")
    }
  }

  @Test func `baselines are told apart in the table and in the picture`() throws {
    let content = SampleComparison.make()
    let table = rows(page(content), after: "contestants")
    #expect(
      table[0] == ["detector", "standard", "two-fold", "VUS-PR", "threshold"])
    #expect(table[1] == ["dense", "70.0062.0…76.0", "65.00± 2.5", "0.4000.10…0.50", "0.5"])
    #expect(table.dropFirst(2).map(\.[0]) == ["range-rulebaseline", "randombaseline"])
    let chart = try #require(ComparisonReport.charts(content).first { $0.name == "ranking" })
    let drawing = ParsedMarkup(xml: chart.svg)
    #expect(drawing.elements(class: "contestant").count == 3)
    #expect(drawing.elements(class: "beside").count == 2)
    #expect(drawing.elements(class: "spread").count == 3)
    #expect(chart.description.contains("range-rule (baseline) 50.00 (42.0…56.0)"))
  }

  @Test func `contestants stand best first, each at its figure`() throws {
    let chart = try #require(ComparisonReport.charts(SampleComparison.make()).first)
    let dots = ParsedMarkup(xml: chart.svg).elements(named: "circle").filter {
      $0.has(class: "point") && $0.attributes["r"] == "5"
    }
    func places(_ name: String) -> [Double] {
      dots.compactMap { $0.attributes[name].flatMap(Double.init) }
    }
    // The first dot of a chart is a row's, the last the legend's.
    let (across, down) = (places("cx").prefix(3), places("cy").prefix(3))
    #expect(zip(across, across.dropFirst()).allSatisfy { $0 > $1 })
    #expect(zip(down, down.dropFirst()).allSatisfy { $0 < $1 })
    // 70, 50 and 30 are equally far apart.
    #expect(abs((across[0] - across[1]) - (across[1] - across[2])) < 0.3)
  }

  @Test func `a second figure far beyond the first is pointed to`() throws {
    var content = SampleComparison.make()
    content.contestants[2].figures[1] = MeasuredFigure(-4000, deviation: 9000, decimals: 2)
    let chart = try #require(ComparisonReport.charts(content).first)
    let drawing = ParsedMarkup(xml: chart.svg)
    #expect(drawing.elements(class: "context").map(\.text).contains("−4,000.00 ± 9,000.0"))
    // Two in rows and one in the legend.
    #expect(drawing.elements(class: "diamond").count == 3)
  }

  @Test func `the best of a line is bold, equals too, but not where all are equal`() {
    var content = SampleComparison.make(categories: [4])
    content.categories[0].series = [
      .init(name: "a", values: [1, 2, 3]), .init(name: "b", values: [5, 5.001, -2]),
      .init(name: "c", values: [0, 0, 0]), .init(name: "d", values: [.nan, nil, -1]),
    ]
    let html = ComparisonReport.render(content)
    func cells(_ name: String) -> String {
      String(
        html.components(separatedBy: "<th scope=\"row\">\(name)</th>")[1]
          .components(separatedBy: "</tr>")[0])
    }
    #expect(
      cells("a").hasSuffix(
        "<td class=\"n\">1.0</td><td class=\"n\">2.0</td><td class=\"n\"><b>3.0</b></td>"))
    #expect(cells("b").components(separatedBy: "<b>5.0</b>").count == 3)
    #expect(!cells("c").contains("<b>"))
    #expect(cells("d").components(separatedBy: "–").count == 3)
  }

  @Test func `verdicts are ticks, and shares of them numbers`() {
    var content = SampleComparison.make(categories: [1, 1])
    content.seriesMeasure = .init(title: "Found", note: "", isVerdict: true)
    content.categories[0].total.values = [1, 0.5, 0]
    content.categories[0].series[0].values = [1, 0, nil]
    let rows = rows(page(content), after: "grid")
    #expect(rows.contains { $0.dropFirst() == ["✓", "0.500", "✗"] })
    #expect(rows.contains { $0.dropFirst() == ["✓", "✗", "–"] })
  }

  @Test func `series are counted for and against, and the furthest are named`() throws {
    var content = SampleComparison.make()
    content.duel?.points = [
      .init(series: "far", subject: 90, rival: 10), .init(series: "near", subject: 20, rival: 15),
      .init(series: "lost", subject: -30, rival: 40),
      .init(series: "even", subject: 7, rival: 7.01),
      .init(series: "nothing", subject: .nan, rival: 1),
    ]
    let page = page(content)
    let section = try #require(page.elements.first { $0.attributes["id"] == "duel" })
    #expect(
      section.text.contains(
        "dense is ahead of range-rule on 2 of 4 series, behind on 1, even on 1."))
    let lists = page.elements(named: "tr").map(\.text)
    #expect(lists.contains("far90.010.0+80.0"))
    #expect(lists.contains("lost−30.040.0−70.0"))
    #expect(!lists.contains { $0.hasPrefix("even") || $0.hasPrefix("nothing") })
  }

  @Test func `dots lie above the diagonal where the subject is ahead, and tell their series`()
    throws
  {
    var content = SampleComparison.make()
    content.duel?.points = [
      .init(series: "up", subject: 80, rival: 20), .init(series: "down", subject: 10, rival: 60),
      .init(series: "beyond", subject: -900, rival: -950),
    ]
    let chart = try #require(ComparisonReport.charts(content).first { $0.name == "duel" })
    let drawing = ParsedMarkup(xml: chart.svg)
    let dots = drawing.elements(class: "dot")
    #expect(
      dots.map(\.text) == [
        "down: 10.0 against 60.0", "up: 80.0 against 20.0", "beyond: −900.0 against −950.0",
      ])
    func place(_ index: Int) -> (x: Double, y: Double) {
      let circle = dots[index].attributes
      return (Double(circle["cx"] ?? "") ?? .nan, Double(circle["cy"] ?? "") ?? .nan)
    }
    // The plot is square: x from the left edge equals height over the foot on the diagonal.
    let (left, foot) = (50.0, Double(chart.height) - 40)
    #expect(foot - place(1).y > place(1).x - left)
    #expect(foot - place(0).y < place(0).x - left)
    // Far beyond the axis is at its end, not outside the picture.
    #expect(place(2).x >= left && place(2).y <= foot)
  }

  @Test func `one contestant on one series is a page, too`() {
    let content = SampleComparison.make(names: ["dense"], categories: [1], hasSecond: false)
    let page = page(content)
    #expect(page.failure == nil)
    #expect(
      page.elements(named: "section").compactMap { $0.attributes["id"] } == ["detectors", "series"])
    #expect(ComparisonReport.charts(content).map(\.name) == ["ranking"])
    #expect(!page.elements(named: "h3").map(\.text).contains("By category"))
  }

  @Test func `what was not measured is a dash, and nothing at all is still a page`() throws {
    var content = SampleComparison.make(names: ["dense", "random"])
    content.contestants[1].figures = [
      MeasuredFigure(.nan, interval: -.infinity...1), MeasuredFigure(nil),
      MeasuredFigure(.infinity),
    ]
    let table = rows(page(content), after: "contestants")
    #expect(table[2] == ["randombaseline", "–", "–", "–", "0.5"])
    let chart = try #require(ComparisonReport.charts(content).first)
    #expect(ParsedMarkup(xml: chart.svg).elements.contains { $0.text == "not measured" })
    content.contestants[0].figures = content.contestants[1].figures
    content.duel?.points = []
    #expect(ComparisonReport.charts(content).isEmpty)
    #expect(page(content).failure == nil)
    let empty = ComparisonContent(
      title: "", figureTitles: [], rankTitle: "", contestants: [],
      seriesMeasure: .init(title: "", note: ""))
    #expect(page(empty).failure == nil)
    #expect(ComparisonReport.charts(empty).isEmpty)
  }

  @Test func `hostile names cannot leave their place`() {
    let evil = HostileNameTests.attack
    var content = SampleComparison.make(names: [evil, evil + "2", "\u{202E}\u{0}"])
    content.title = evil
    content.summary = evil
    content.note = evil
    content.figureTitles = [evil, evil, evil]
    content.rankTitle = evil
    content.seriesMeasure.title = evil
    content.seriesMeasure.note = evil
    content.categories[0].total.name = evil
    content.categories[0].series[0].name = evil
    content.duel?.measure = content.seriesMeasure
    content.duel?.points[0].series = evil
    content.failures = [.init(series: evil, contestants: [evil], reason: evil)]
    content.warnings = [evil]
    content.facts = [.init(evil, evil, explanation: evil)]
    content.provenance = [.init(evil, evil)]
    content.command = evil
    let html = ComparisonReport.render(content)
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("<img"))
    #expect(html.components(separatedBy: "<script").count == 3)
    #expect(!html.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0 })
    #expect(ParsedMarkup(page: html).failure == nil)
    for chart in ComparisonReport.charts(content) {
      #expect(ParsedMarkup(xml: chart.svg).failure == nil, "\(chart.name)")
    }
  }

  @Test func `hundreds of series scroll in a box, thousands are cut, and the page stays small`() {
    let names = ["dense"] + (1..<14).map { "baseline \($0)" }
    let few = ComparisonReport.render(SampleComparison.make(categories: [10, 20]))
    #expect(!few.contains("class=\"scroll tall\""))
    let many = ComparisonReport.render(SampleComparison.make(names: names, categories: [150, 200]))
    #expect(many.contains("class=\"scroll tall\""))
    #expect(many.utf8.count < 700_000)
    let more = ComparisonReport.render(SampleComparison.make(names: names, categories: [600, 700]))
    #expect(more.contains("300 more series are not shown here."))
    #expect(more.utf8.count < 2_500_000)
    #expect(ParsedMarkup(page: more).failure == nil)
  }

  @Test func `the page asks for nothing from outside and knows no clock`() {
    let html = ComparisonReport.render(SampleComparison.make())
    #expect(!html.contains("src="))
    #expect(!html.contains("url("))
    #expect(!html.replacingOccurrences(of: "http://www.w3.org", with: "").contains("http://"))
    #expect(!html.contains("https://"))
    #expect(html == ComparisonReport.render(SampleComparison.make()))
  }

  @Test(arguments: [
    (MeasuredFigure(0.4171, interval: 0.32...0.523), "0.417 (0.32…0.52)"),
    (MeasuredFigure(69.738, deviation: 1.66, decimals: 2), "69.74 ± 1.7"),
    (MeasuredFigure(-3, decimals: 1), "−3.0"), (MeasuredFigure(nil, deviation: 1), "–"),
    (MeasuredFigure(.nan, interval: 0...1), "–"), (MeasuredFigure(1, deviation: .nan), "1.000"),
  ])
  func `a figure is told with what is known of it`(figure: MeasuredFigure, text: String) {
    #expect(figure.text == text)
  }
}
