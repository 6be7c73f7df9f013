import AnomalyDetection
import TimeSeries

/// The anomaly score over time with the threshold at 1.
struct ScoreChart {
  let drawn: DrawnSeries
  let width: Double
  let height: Double
  let name: String

  /// A largest score beyond which a linear axis would flatten everything but the worst anomaly.
  private static let linearLimit = 15.0

  /// The drawing; `nil` where nothing was scored.
  func draw() -> Chart? {
    guard let scores = drawn.judged?.anomalyScores, drawn.series.rowCount > 0,
      let range = ValueScale.range(of: scores.lazy.map(Double.init))
    else { return nil }
    let isNarrow = width < 500
    let frame = ChartFrame(width: width, height: height, left: isNarrow ? 44 : 52)
    let largest = max(1.25, range.upperBound)
    let isLogarithmic = largest > Self.linearLimit
    let values: ValueScale
    if isLogarithmic {
      // The lowest scores say nothing: two decades under the threshold are enough.
      let low = max(0.01, min(0.5, range.lowerBound))
      values = ValueScale(
        logarithmic: low...largest * 1.3, top: frame.top, height: frame.plotHeight)
    } else {
      values = ValueScale(
        holding: 0...largest, top: frame.top, height: frame.plotHeight, includesZero: true)
    }
    let time = TimeScale(
      axis: drawn.series.timeAxis, rows: 0..<drawn.series.rowCount, left: frame.left,
      width: frame.plotWidth)
    var drawing = Drawing()
    let marks = EventMarks(drawn: drawn, time: time, frame: frame, name: name)
    marks.drawGround(channel: nil, in: &drawing)
    let scaleNote = isLogarithmic ? ", logarithmic" : ""
    let title = isNarrow ? "anomaly score\(scaleNote)" : "anomaly score (1 = threshold)\(scaleNote)"
    frame.drawValueAxis(values, title: title, in: &drawing)
    frame.drawTimeAxis(time, in: &drawing)
    marks.drawWindows(in: &drawing)
    let path = SeriesPath(time: time, values: values, breaks: drawn.breaks)
    let clip = "clip-\(name)"
    drawing.defineClip(
      id: clip, x: frame.left, y: frame.top, width: frame.plotWidth, height: frame.plotHeight)
    drawing.group(class: "lines", attributes: " clip-path=\"url(#\(clip))\"") { drawing in
      drawing.path(path.line(rows: time.rows) { Double(scores[$0]) }, class: "score")
      let strokes = marks.strokes()
      drawing.path(
        path.line(rows: time.rows) { strokes[$0] ? Double(scores[$0]) : .nan }, class: "flagged")
    }
    let y = values.y(1)
    drawing.group(class: "threshold-line") { drawing in
      drawing.line(frame.left, y, frame.left + frame.plotWidth, y, class: "threshold")
      drawing.text(
        "threshold", x: frame.left + frame.plotWidth - 4, y: y - 5, class: "threshold-text",
        anchor: .end)
    }
    marks.drawTrainingEnd(in: &drawing)
    marks.drawBadges(linked: true, in: &drawing)
    return Chart(
      name: name, title: "Anomaly score and threshold",
      description: "The anomaly score of each row, at most "
        + "\(NumberText.value(range.upperBound)) times the threshold.",
      width: Int(width), height: Int(height), content: drawing.markup,
      scriptAttributes: OverviewAttributes(frame: frame, scoreScale: values).text)
  }
}
