internal import AnomalyDetection

/// Two contestants series by series: a dot a series, above the diagonal where the one in question is
/// ahead.
struct DuelChart {
  let duel: DuelOutcome
  let layout: ChartLayout
  let name: String

  /// The drawing; `nil` where both did no series.
  func draw() -> Chart? {
    let points = duel.points
    guard
      let values = ValueScale.range(of: points.flatMap { [$0.subject, $0.rival] })
    else { return nil }
    let frame = frame
    let range = axisRange(values)
    let across = ValueScale(around: range, top: 0, height: 1)
    let up = ValueScale(around: range, top: frame.top, height: frame.plotHeight)
    var drawing = Drawing()
    frame.drawValueAxis(up, title: "\(duel.subject), \(duel.measure.title)", in: &drawing)
    frame.drawNumberAxis(
      across, title: Markup.shortened("\(duel.rival), \(duel.measure.title)", to: 48), in: &drawing)
    drawing.path(
      "M\(Drawing.number(frame.left)) \(Drawing.number(frame.foot))"
        + "L\(Drawing.number(frame.left + frame.plotWidth)) \(Drawing.number(frame.top))",
      class: "training")
    drawing.text(
      Markup.shortened("\(duel.subject) ahead", to: 30), x: frame.left + 10, y: frame.top + 18,
      class: "halo")
    drawing.text(
      Markup.shortened("\(duel.rival) ahead", to: 30), x: frame.left + frame.plotWidth - 8,
      y: frame.foot - 10, class: "halo", anchor: .end)
    let radius = points.count > 150 ? 3.5 : 5
    // Where many are alike, the decided ones lie above the even ones.
    for verdict in [DuelOutcome.Verdict.even, .behind, .ahead] {
      drawing.group(class: verdict.style) { drawing in
        for point in points where duel.verdict(of: point) == verdict {
          drawing.circle(
            x: frame.x(range.clamp(point.rival), across), y: up.y(range.clamp(point.subject)),
            radius: radius, class: "dot", title: duel.words(for: point))
        }
      }
    }
    return Chart(
      name: name, title: "\(duel.subject) and \(duel.rival) series by series",
      description: duel.sentence, width: Int(frame.width), height: Int(frame.height),
      content: drawing.markup)
  }

  /// What the axes show: all values, but no further than the measure's own range.
  private func axisRange(_ values: ClosedRange<Double>) -> ClosedRange<Double> {
    let natural = duel.measure.range
    let low = max(natural.lowerBound, min(values.lowerBound, 0))
    // A tenth at least, so that equal values do not fill a plot with noise.
    let least = (natural.upperBound - natural.lowerBound) / 10
    return low...max(min(natural.upperBound, values.upperBound), low + least)
  }

  /// A square plot.
  private var frame: ChartFrame {
    let width = layout == .wide ? 520.0 : layout.width
    let (left, right, top, bottom) = (50.0, 14.0, 28.0, 40.0)
    return ChartFrame(
      width: width, height: width - left - right + top + bottom, left: left, right: right,
      top: top, bottom: bottom)
  }
}

extension DuelOutcome.Verdict {
  /// Its class in the drawing.
  fileprivate var style: String {
    switch self {
    case .ahead: "dots-ahead"
    case .behind: "dots-behind"
    case .even: "dots-even"
    }
  }
}

extension ClosedRange<Double> {
  /// The value in the range that is nearest to another.
  fileprivate func clamp(_ value: Double) -> Double {
    Swift.min(upperBound, Swift.max(lowerBound, value))
  }
}
