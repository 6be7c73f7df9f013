import Foundation
import Testing

@testable import Reporting

/// Names come from files, and files from anyone.
@Suite struct HostileNameTests {
  static let attack = "</script></title></svg><script>alert('x')</script><img src=x onerror=\"y\">&"

  @Test func `names cannot leave their place in the page`() {
    var recipe = SampleContent.Recipe()
    recipe.names = [Self.attack, "\u{0}\u{1B}\u{202E}gpj.exe", "", "]]><!--"]
    recipe.hitChannels = 4
    var content = SampleContent.make(recipe)
    content.title = Self.attack
    content.summary = Self.attack
    content.warnings = [Self.attack]
    content.dataNotes = [Self.attack]
    content.models = [
      .init(
        Self.attack,
        part: .init(name: Self.attack, threshold: Self.attack, flaggedRows: 1, anomalies: 1)),
      .init(Self.attack),
    ]
    content.units = [Self.attack, Self.attack]
    content.threshold = .init(rule: Self.attack, promise: Self.attack, check: Self.attack)
    content.metrics = [.init(Self.attack, Self.attack, explanation: Self.attack)]
    content.provenance = [.init(Self.attack, Self.attack)]
    let html = HTMLReport.render(content)
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("<img"))
    #expect(html.components(separatedBy: "<script").count == 3)
    #expect(html.components(separatedBy: "</script>").count == 3)
    #expect(!html.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0 })
    let page = ParsedMarkup(page: html)
    #expect(page.failure == nil)
    #expect(page.elements(named: "h1").map(\.text) == [Self.attack])
    for chart in HTMLReport.charts(content) {
      #expect(ParsedMarkup(xml: chart.svg).failure == nil, "\(chart.name)")
    }
  }

  @Test func `the script's data survives hostile names`() throws {
    var recipe = SampleContent.Recipe()
    recipe.names = [Self.attack + "\u{2028}\\"]
    let json = ScriptData(prepared: PreparedContent(SampleContent.make(recipe))).json
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
