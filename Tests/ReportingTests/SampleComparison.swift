@testable import Reporting

/// A comparison such as a benchmark leaves.
enum SampleComparison {
  /// - Parameters:
  ///   - names: The contestants, best first; the first is the one in question, the others are
  ///     baselines.
  ///   - categories: How many series each category has.
  static func make(
    names: [String] = ["dense", "range-rule", "random"], categories: [Int] = [3, 2],
    hasSecond: Bool = true
  ) -> ComparisonContent {
    let contestants = names.enumerated().map { index, name in
      let value = 70 - 20 * Double(index)
      var figures = [
        MeasuredFigure(value, interval: value - 8...value + 6, decimals: 2),
        MeasuredFigure(0.4 - 0.1 * Double(index), interval: 0.1...0.5),
      ]
      if hasSecond {
        figures.insert(MeasuredFigure(value - 5, deviation: 2.5, decimals: 2), at: 1)
      }
      return ComparisonContent.Contestant(
        name: name, isBaseline: index > 0, figures: figures, threshold: 0.5,
        seriesCount: categories.reduce(0, +))
    }
    let measure = ComparisonContent.SeriesMeasure(
      title: "Standard score", note: "100 is perfect.", range: -100...100, decimals: 1)
    var content = ComparisonContent(
      title: "A benchmark",
      figureTitles: hasSecond ? ["standard", "two-fold", "VUS-PR"] : ["standard", "VUS-PR"],
      rankTitle: "Standard score", contestants: contestants, seriesMeasure: measure)
    content.summary = "Standard score of dense: 70.00."
    content.note = "What the figures are."
    content.categories = categories.enumerated().map { group, count in
      ComparisonContent.Category(
        total: .init(name: "kind \(group)", values: names.indices.map { 60 - 10 * Double($0) }),
        series: (0..<count).map { series in
          .init(
            name: "kind\(group)/series\(series).csv",
            values: names.indices.map { Double(80 - 30 * $0 - 7 * series) })
        })
    }
    if names.count > 1 {
      content.duel = .init(
        subject: 0, rival: 1, lead: MeasuredFigure(20, interval: 5...31, decimals: 2),
        measure: measure,
        points: content.categories.flatMap(\.series).map {
          .init(series: $0.name, subject: $0.values[0] ?? .nan, rival: $0.values[1] ?? .nan)
        })
    }
    content.facts = [.init("Seed", "7")]
    content.command = "martlet benchmark nab NAB --seed 7"
    content.provenance = [.init("Martlet", "0.0.0")]
    return content
  }
}
