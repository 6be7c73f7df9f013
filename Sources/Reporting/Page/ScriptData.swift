import AnomalyDetection
import TimeSeries

/// What the page's script knows, as JSON that may stand in a `<script>` element.
///
/// The rows are put in cells, a few pixels wide on a screen: from them the script finds the place of
/// a row and the rows under the pointer, also where the sampling is irregular.
struct ScriptData {
  private let drawn: DrawnSeries
  private let result: DetectionResult
  private let sweep: ThresholdSweep
  private let threshold: ThresholdStory

  private static let maximumCells = 800

  /// `nil` where no row is judged.
  init?(_ view: ReportView) {
    guard let drawn = view.drawn, let result = drawn.judged, let sweep = view.sweep,
      let threshold = view.threshold
    else { return nil }
    self.drawn = drawn
    self.result = result
    self.sweep = sweep
    self.threshold = threshold
  }

  var json: String {
    let encoding = ScoreEncoding(scores: result.anomalyScores)
    let starts = cells
    var fields = [
      "\"scores\":\"\(encoding.text)\"", "\"per\":\(encoding.rowsPerEntry)",
      "\"rows\":\(drawn.series.rowCount)", "\"offset\":\(ScoreEncoding.offset)",
      "\"step\":\(ScoreEncoding.step)", "\"merge\":\(sweep.mergeDistance)",
      "\"weeks\":\(sweep.weeks.map { "\($0)" } ?? "null")",
      "\"scored\":\(sweep.scoredRows)", "\"count\":\(result.anomalies.count)",
      "\"threshold\":\(number(threshold.value))",
      "\"measure\":\(Markup.jsonLiteral(threshold.scoreKind.withArticle))",
      "\"start\":[\(starts.map { "\($0)" }.joined(separator: ","))]",
    ]
    if !starts.isEmpty {
      let scale = TimeScale(
        axis: drawn.series.timeAxis, rows: 0..<drawn.series.rowCount, left: 0, width: 1)
      let places = starts.map { number(scale.x(row: $0)) }
      let moments = starts.map { Markup.jsonLiteral(drawn.moment($0)) }
      fields.append("\"x\":[\(places.joined(separator: ","))]")
      fields.append("\"time\":[\(moments.joined(separator: ","))]")
      let scores = extremes(starts) { Double(result.anomalyScores[$0]) }
      fields.append("\"score\":\(list(scores.map(\.high)))")
    }
    let channels = drawn.channelOrder.prefix(ReportCharts.mostOpen).map { channel in
      let actual = extremes(starts) { drawn.series[$0, channel] }
      let expected = extremes(starts) { drawn.expected($0, channel) }
      return "\"\(channel)\":{\"name\":\(Markup.jsonLiteral(drawn.channelNames[channel])),"
        + "\"low\":\(list(actual.map(\.low))),"
        // Where a cell is one row, the highest value is the lowest one.
        + "\"high\":\(list(actual.map { $0.low == $0.high ? .nan : $0.high })),"
        + "\"expected\":\(list(expected.map { $0.low / 2 + $0.high / 2 }))}"
    }
    fields.append("\"channels\":{\(channels.joined(separator: ","))}")
    return "{\(fields.joined(separator: ","))}"
  }

  /// The first row of each cell.
  private var cells: [Int] {
    let rowCount = drawn.series.rowCount
    guard rowCount > 0 else { return [] }
    let width = Double(Self.maximumCells)
    let scale = TimeScale(
      axis: drawn.series.timeAxis, rows: 0..<rowCount, left: 0, width: width)
    guard rowCount > Self.maximumCells else { return Array(0..<rowCount) }
    var starts: [Int] = []
    var last = -1
    for row in 0..<rowCount {
      let cell = Int(scale.x(row: row))
      if cell != last {
        starts.append(row)
        last = cell
      }
    }
    return starts
  }

  /// `[cell]`: the lowest and the highest value of each cell; `NaN` where there is none.
  private func extremes(_ starts: [Int], _ value: (Int) -> Double) -> [(low: Double, high: Double)]
  {
    starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : drawn.series.rowCount
      let range = ValueScale.range(of: (starts[index]..<end).lazy.map(value))
      return (range?.lowerBound ?? .nan, range?.upperBound ?? .nan)
    }
  }

  private func list(_ values: [Double]) -> String {
    "[" + values.map(number).joined(separator: ",") + "]"
  }

  /// A number to five significant digits; `null` where it is not finite.
  private func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    guard value != 0 else { return "0" }
    let exponent = Int(Logarithm.base10(value.magnitude).rounded(.down))
    guard exponent > -300, exponent < 15 else { return "\(value)" }
    let factor = Logarithm.powerOf10(max(0, 4 - exponent))
    let text = "\((value * factor).rounded() / factor)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
