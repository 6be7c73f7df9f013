internal import AnomalyDetection
import TimeSeries

/// How much a channel is like itself some rows later, with the band in which 95 % of the values of
/// independent rows would lie.
struct AutocorrelationChart {
  let channel: ChannelDescription
  let width: Double
  let height: Double
  let name: String

  /// The drawing; `nil` for a channel without autocorrelation.
  func draw() -> Chart? {
    let values = channel.autocorrelation
    guard values.count >= 2 else { return nil }
    let frame = ChartFrame(width: width, height: height, left: 40, top: 26, bottom: 36)
    let band = channel.independenceBand
    let lowest = min(-band, values.min() ?? 0) * 1.05
    let scale = ValueScale(
      from: max(-1, lowest), to: 1, top: frame.top, height: frame.plotHeight)
    let lags = ValueScale(from: 0, to: Double(values.count - 1), top: 0, height: 1)
    var drawing = Drawing()
    frame.drawValueAxis(scale, title: channel.name, in: &drawing)
    drawing.rectangle(
      x: frame.left, y: scale.y(band), width: frame.plotWidth,
      height: scale.y(-band) - scale.y(band), class: "band")
    let zero = scale.y(0)
    drawing.line(frame.left, zero, frame.left + frame.plotWidth, zero, class: "axis")
    draw(values, at: { frame.x(Double($0), lags) }, scale, &drawing)
    if let period = channel.season?.period, period < values.count {
      let x = frame.x(Double(period), lags)
      drawing.line(x, frame.top, x, frame.foot, class: "period")
      drawing.text(
        "period \(NumberText.count(period))", x: x + 4, y: frame.top - 4, class: "label-text")
    }
    frame.drawNumberAxis(lags, title: "lag in rows", in: &drawing)
    let most = values.indices.dropFirst().max { values[$0] < values[$1] } ?? 1
    return Chart(
      name: name, title: "Autocorrelation of \(channel.name)",
      description:
        "The autocorrelation up to lag \(NumberText.count(values.count - 1)); beyond lag "
        + "0 it is highest, \(NumberText.fixed(values[most], decimals: 2)), at "
        + "\(NumberText.count(most)). Independent rows would stay within "
        + "±\(NumberText.fixed(band, decimals: 3)).",
      width: Int(width), height: Int(height), content: drawing.markup)
  }

  /// Stems where there is room for them, else a line with its area.
  private func draw(
    _ values: [Double], at x: (Int) -> Double, _ scale: ValueScale, _ drawing: inout Drawing
  ) {
    let zero = Drawing.number(scale.y(0))
    let points = values.indices.dropFirst().map { lag in
      (x: Drawing.number(x(lag)), y: Drawing.number(scale.y(values[lag])))
    }
    guard values.count > Self.mostStems else {
      drawing.path(points.map { "M\($0.x) \(zero)V\($0.y)" }.joined(), class: "stems")
      return
    }
    let line = points.map { "\($0.x) \($0.y)" }.joined(separator: "L")
    drawing.path(
      "M\(points[0].x) \(zero)L\(line)L\(points[points.count - 1].x) \(zero)Z", class: "area")
    drawing.path("M\(line)", class: "expected")
  }

  private static let mostStems = 110
}
