import Foundation
import Testing
import TimeSeries

@testable import Reporting

@Suite struct ChartTests {
  @Test func `every chart stands alone as a well-formed drawing`() throws {
    let charts = try SampleReport.make().charts
    #expect(
      charts.map(\.name) == [
        "series-1", "expected-1", "deviation-1", "score", "anomaly-chart-1", "anomaly-chart-2",
        "anomaly-chart-3", "losses", "errors",
      ])
    for chart in charts {
      let drawing = ParsedMarkup(xml: chart.svg)
      #expect(drawing.failure == nil, "\(chart.name)")
      #expect(drawing.elements.first?.name == "svg")
      #expect(drawing.elements(named: "title").map(\.text) == [chart.title])
      #expect(drawing.elements(named: "desc").map(\.text) == [chart.description])
      #expect(drawing.elements(named: "style").count == 1)
      #expect(!drawing.elements(class: "tick").isEmpty)
    }
  }

  @Test func `a legend that is too wide for its chart goes on in a second line`() {
    let legend = Legend(
      items: ["measured", "expected", "usual range", "anomaly", "labelled"].map {
        Legend.Item(sample: .line, style: "actual", label: $0)
      })
    let lines = legend.wrapped(to: 316)
    #expect(lines.map(\.items.count) == [3, 2])
    #expect(lines.allSatisfy { $0.width <= 316 })
    #expect(legend.wrapped(to: 1000).count == 1)
    #expect(Legend(items: []).wrapped(to: 10).isEmpty)
  }

  /// Colours of one theme, each as (variable, least contrast with the paper).
  static let demands: [(String, Double)] = [
    ("ink", 7), ("muted", 4.5), ("actual", 4.5), ("model", 3), ("alarm", 3), ("alarm-text", 4.5),
    ("label", 4.5), ("low", 4.5), ("axis", 3),
  ]

  @Test(arguments: [ChartStyle.light, ChartStyle.dark], demands)
  func `colours stand out from their ground`(
    theme: [String: String], demand: (name: String, contrast: Double)
  ) throws {
    let colour = try #require(theme[demand.name])
    for ground in ["paper", "page"] {
      let behind = try #require(theme[ground])
      #expect(Self.contrast(colour, behind) >= demand.contrast, "\(demand.name) on \(ground)")
    }
  }

  @Test(arguments: [ChartStyle.light, ChartStyle.dark])
  func `numbers on badges can be read`(theme: [String: String]) throws {
    let text = try #require(theme["on-alarm"])
    let ground = try #require(theme["alarm"])
    #expect(Self.contrast(text, ground) >= 4.5)
  }

  @Test func `both themes define the same variables`() {
    #expect(ChartStyle.light.keys.sorted() == ChartStyle.dark.keys.sorted())
  }

  @Test func `a spike of one row in a hundred thousand is drawn to its full height`() throws {
    let rows = 100_000
    var values = [Double](repeating: 10, count: rows)
    values[77_777] = 100
    let time = TimeScale(axis: TimeAxis(rowCount: rows), rows: 0..<rows, left: 0, width: 500)
    let scale = ValueScale(holding: 0...100, top: 0, height: 100)
    let path = SeriesPath(time: time, values: scale, breaks: [])
    let data = path.line(rows: 0..<rows) { values[$0] }
    #expect(data.utf8.count < 20_000)
    let points = Self.points(of: data)
    let highest = try #require(points.min { $0.y < $1.y })
    #expect(abs(highest.y - scale.y(100)) < 0.1)
    #expect(abs(highest.x - time.x(row: 77_777)) < 0.1)
    let others = points.filter { abs($0.x - highest.x) > 2 }
    #expect(others.allSatisfy { abs($0.y - scale.y(10)) < 0.1 })
  }

  @Test func `missing values and pauses break the line, and a lone value is a dot`() {
    let time = TimeScale(axis: TimeAxis(rowCount: 9), rows: 0..<9, left: 0, width: 80)
    let scale = ValueScale(holding: 0...10, top: 0, height: 100)
    let values: [Double] = [1, 2, .nan, 3, .nan, 4, 5, 6, 7]
    let path = SeriesPath(time: time, values: scale, breaks: [7])
    let data = path.line(rows: 0..<9) { values[$0] }
    let strokes = data.split(separator: "M")
    #expect(strokes.count == 4)
    #expect(strokes.map { $0.split(separator: "L").count } == [2, 1, 2, 2])
    #expect(strokes[1].hasSuffix("h0"))
  }

  @Test func `a thinned line still breaks where data is missing`() {
    let rows = 10_000
    let time = TimeScale(axis: TimeAxis(rowCount: rows), rows: 0..<rows, left: 0, width: 100)
    let scale = ValueScale(holding: -1...1, top: 0, height: 100)
    let path = SeriesPath(time: time, values: scale, breaks: [])
    let data = path.line(rows: 0..<rows) { (3000..<6000).contains($0) ? .nan : Double($0 % 2) }
    #expect(data.split(separator: "M").count == 2)
  }

  /// The contrast ratio of WCAG 2.2: relative luminances with 0.05 added to each.
  static func contrast(_ first: String, _ second: String) -> Double {
    let levels = [luminance(first), luminance(second)].sorted()
    return (levels[1] + 0.05) / (levels[0] + 0.05)
  }

  private static func luminance(_ colour: String) -> Double {
    let number = Int(colour.dropFirst(), radix: 16) ?? 0
    let parts = [number >> 16, number >> 8 & 255, number & 255].map { part in
      let level = Double(part) / 255
      return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private static func points(of data: String) -> [(x: Double, y: Double)] {
    data.split { "ML".contains($0) }.compactMap { pair in
      let numbers = pair.split(separator: " ").compactMap { Double($0) }
      return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
  }
}
