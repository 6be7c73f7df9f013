import AnomalyDetection
import TimeSeries

/// What the page's script knows, as JSON that may stand in a `<script>` element.
///
/// The rows are put in cells, a few pixels wide on a screen: from them the script finds the place of
/// a row and the rows under the pointer, also where the sampling is irregular.
struct ScriptData {
  let prepared: PreparedContent

  private static let maximumCells = 800

  /// The JSON text.
  var json: String {
    let result = prepared.result
    let encoding = ScoreEncoding(scores: result.anomalyScores)
    let starts = cells
    var fields = [
      "\"scores\":\"\(encoding.text)\"", "\"per\":\(encoding.rowsPerEntry)",
      "\"rows\":\(prepared.series.rowCount)", "\"offset\":\(ScoreEncoding.offset)",
      "\"step\":\(ScoreEncoding.step)", "\"merge\":\(prepared.sweep.mergeDistance)",
      "\"weeks\":\(prepared.sweep.weeks.map { "\($0)" } ?? "null")",
      "\"scored\":\(prepared.sweep.scoredRows)", "\"count\":\(result.anomalies.count)",
      "\"threshold\":\(number(Double(result.threshold)))",
      "\"start\":[\(starts.map { "\($0)" }.joined(separator: ","))]",
    ]
    if !starts.isEmpty {
      let scale = TimeScale(
        axis: prepared.series.timeAxis, rows: 0..<prepared.series.rowCount, left: 0, width: 1)
      let places = starts.map { number(scale.x(row: $0)) }
      let moments = starts.map { Markup.jsonLiteral(prepared.moment($0)) }
      fields.append("\"x\":[\(places.joined(separator: ","))]")
      fields.append("\"time\":[\(moments.joined(separator: ","))]")
      let scores = extremes(starts) { Double(result.anomalyScores[$0]) }
      fields.append("\"score\":\(list(scores.map(\.high)))")
    }
    let channels = prepared.channelOrder.prefix(SeriesSection.openPanels).map { channel in
      let actual = extremes(starts) { prepared.series[$0, channel] }
      let expected = extremes(starts) { prepared.expected($0, channel) }
      return "\"\(channel)\":{\"name\":\(Markup.jsonLiteral(prepared.channelNames[channel])),"
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
    let rowCount = prepared.series.rowCount
    guard rowCount > 0 else { return [] }
    let width = Double(Self.maximumCells)
    let scale = TimeScale(
      axis: prepared.series.timeAxis, rows: 0..<rowCount, left: 0, width: width)
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
      let end = index + 1 < starts.count ? starts[index + 1] : prepared.series.rowCount
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
