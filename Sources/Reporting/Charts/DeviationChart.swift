import AnomalyDetection
import TimeSeries

/// How far a channel was from what the model expected, with the usual deviation as a band: readable
/// also where a long series turns into a hedge of lines.
struct DeviationChart {
  let drawn: DrawnSeries
  let channel: Int
  let width: Double
  let height: Double
  let name: String
  /// Whether the chart takes part in the threshold slider and the read-out.
  let isOverview: Bool

  /// The drawing; `nil` where nothing was expected or measured.
  func draw() -> Chart? {
    let rows = 0..<drawn.series.rowCount
    guard !rows.isEmpty, let range = ValueScale.range(of: rows.lazy.map(deviation)) else {
      return nil
    }
    func usual(_ row: Int) -> Double { 3 * drawn.residualScale(row, channel) }
    let band = rows.lazy.map(usual).max() ?? 0
    let frame = ChartFrame(width: width, height: height, left: width < 500 ? 44 : 52, top: 24)
    let values = ValueScale(
      holding: min(range.lowerBound, -band)...max(range.upperBound, band), top: frame.top,
      height: frame.plotHeight)
    let time = TimeScale(
      axis: drawn.series.timeAxis, rows: rows, left: frame.left, width: frame.plotWidth)
    var drawing = Drawing()
    let marks = EventMarks(drawn: drawn, time: time, frame: frame, name: name)
    marks.drawGround(channel: channel, in: &drawing)
    frame.drawValueAxis(values, title: "measured − expected", in: &drawing)
    frame.drawTimeAxis(time, in: &drawing)
    marks.drawWindows(in: &drawing)
    drawing.line(
      frame.left, values.y(0), frame.left + frame.plotWidth, values.y(0), class: "axis")
    let path = SeriesPath(time: time, values: values, breaks: drawn.breaks)
    drawing.group(class: "lines") { drawing in
      if band > 0 {
        drawing.path(path.band(rows: rows, value: { _ in 0 }, halfWidth: usual), class: "band")
      }
      drawing.path(path.line(rows: rows, value: deviation), class: "score")
      let strokes = marks.strokes()
      drawing.path(
        path.line(rows: time.rows) { strokes[$0] ? deviation($0) : .nan }, class: "flagged")
    }
    marks.drawTrainingEnd(labelled: false, in: &drawing)
    return Chart(
      name: name, title: "\(drawn.channelNames[channel]), measured less expected",
      description: "Deviations between \(NumberText.value(range.lowerBound)) and "
        + "\(NumberText.value(range.upperBound)); at the end up to \(NumberText.value(usual(rows.upperBound - 1))) is usual.",
      width: Int(width), height: Int(height), content: drawing.markup,
      scriptAttributes: isOverview ? OverviewAttributes(frame: frame, channel: channel).text : "")
  }

  private func deviation(_ row: Int) -> Double {
    drawn.series[row, channel] - drawn.expected(row, channel)
  }
}
