internal import AnomalyDetection

/// Contestants best first, each a dot with its interval; a second figure, chosen more strictly, as a
/// diamond below it.
struct RankingChart {
  let content: ComparisonContent
  let layout: ChartLayout
  let name: String

  private var isNarrow: Bool { layout == .narrow }

  /// The figure, behind the first, that has a deviation.
  private var second: Int? {
    content.figureTitles.indices.dropFirst().first { index in
      content.contestants.contains { $0.figures[index].deviation != nil }
    }
  }

  /// The drawing; `nil` where nothing was measured.
  func draw() -> Chart? {
    let firsts = content.contestants.compactMap(\.figures.first)
    guard
      let range = ValueScale.range(
        of: firsts.flatMap { figure in
          [figure.value, figure.interval?.lowerBound, figure.interval?.upperBound].compactMap(
            \.self)
        })
    else { return nil }
    let scale = ValueScale(holding: range, top: 0, height: 1, includesZero: true)
    let (second, frame) = (second, frame)
    var drawing = Drawing()
    drawing.group(class: "value-axis") { drawing in
      for tick in scale.ticks(count: max(2, Int(frame.plotWidth / 80))) {
        let x = frame.x(tick.value, scale)
        drawing.line(x, frame.top, x, frame.foot, class: "grid")
      }
    }
    frame.drawNumberAxis(scale, title: content.rankTitle, in: &drawing)
    for (index, contestant) in content.contestants.enumerated() {
      draw(contestant, at: index, second: second, scale, frame, &drawing)
    }
    drawLegend(second: second, &drawing)
    return Chart(
      name: name, title: "\(content.rankTitle) of each, best first",
      description: description, width: Int(frame.width), height: Int(frame.height),
      content: drawing.markup)
  }

  private var rowHeight: Double { (second == nil ? 26 : 38) + (isNarrow ? 16 : 0) }

  private var frame: ChartFrame {
    let (top, bottom) = (isNarrow ? 46.0 : 34, 38.0)
    let longest = content.contestants.map { min(36, $0.name.count) }.max() ?? 0
    return ChartFrame(
      width: layout.width,
      height: top + Double(content.contestants.count) * rowHeight + bottom,
      left: isNarrow ? 10 : max(90, Double(longest) * 7 + 22), right: isNarrow ? 58 : 70, top: top,
      bottom: bottom)
  }

  private func draw(
    _ contestant: ComparisonContent.Contestant, at index: Int, second: Int?, _ scale: ValueScale,
    _ frame: ChartFrame, _ drawing: inout Drawing
  ) {
    let top = frame.top + Double(index) * rowHeight
    let middle = top + (isNarrow ? 16 : 0) + (second == nil ? 13 : 12)
    let textHeight = isNarrow ? top + 13 : top + (second == nil ? 17 : 22)
    drawing.group(class: contestant.isBaseline ? "contestant beside" : "contestant") { drawing in
      drawing.text(
        Markup.shortened(contestant.name, to: 36), x: isNarrow ? frame.left : frame.left - 14,
        y: textHeight, class: contestant.isBaseline ? "contestant-name" : "axis-title",
        anchor: isNarrow ? .start : .end)
      let figure = contestant.figures[0]
      drawing.text(
        figure.number, x: frame.width - 6, y: middle + 4,
        class: contestant.isBaseline ? "contestant-name" : "axis-title", anchor: .end)
      drawFirst(figure, y: middle, scale, frame, &drawing)
      if let second {
        drawing.text(
          contestant.figures[second].number, x: frame.width - 6, y: middle + 18, class: "context",
          anchor: .end)
        drawSecond(contestant.figures[second], y: middle + 14, scale, frame, &drawing)
      }
    }
  }

  private func drawFirst(
    _ figure: MeasuredFigure, y: Double, _ scale: ValueScale, _ frame: ChartFrame,
    _ drawing: inout Drawing
  ) {
    guard let value = figure.value else {
      drawing.text("not measured", x: frame.left + 4, y: y + 4, class: "context")
      return
    }
    if let interval = figure.interval {
      let start = frame.x(interval.lowerBound, scale)
      let end = frame.x(interval.upperBound, scale)
      drawing.path(
        "M\(Drawing.number(start)) \(Drawing.number(y))H\(Drawing.number(end))", class: "spread")
    }
    drawing.circle(x: frame.x(value, scale), y: y, radius: 5, class: "point")
  }

  /// The second figure, which may lie far beyond the first ones: an arrow then points to it.
  private func drawSecond(
    _ figure: MeasuredFigure, y: Double, _ scale: ValueScale, _ frame: ChartFrame,
    _ drawing: inout Drawing
  ) {
    guard let value = figure.value else { return }
    guard scale.low...scale.high ~= value else {
      let isBelow = value < scale.low
      let edge = isBelow ? frame.left : frame.left + frame.plotWidth
      let step = isBelow ? 6.0 : -6
      drawing.path(
        "M\(Drawing.number(edge + step)) \(Drawing.number(y - 4))L\(Drawing.number(edge))"
          + " \(Drawing.number(y))L\(Drawing.number(edge + step)) \(Drawing.number(y + 4))",
        class: "choice")
      drawing.text(
        figure.text, x: edge + 2 * step, y: y + 3.5, class: "context",
        anchor: isBelow ? .start : .end)
      return
    }
    if let deviation = figure.deviation {
      let start = frame.x(max(scale.low, value - deviation), scale)
      let end = frame.x(min(scale.high, value + deviation), scale)
      drawing.path(
        "M\(Drawing.number(start)) \(Drawing.number(y))H\(Drawing.number(end))", class: "choice")
    }
    drawing.diamond(x: frame.x(value, scale), y: y, radius: 4.5, class: "diamond")
  }

  private func drawLegend(second: Int?, _ drawing: inout Drawing) {
    var items: [Legend.Item] = []
    if content.contestants.contains(where: { !$0.isBaseline }) {
      items.append(
        .init(
          sample: .dot, style: "point",
          label: isNarrow ? "detector" : "\(content.rankTitle) and 95 % interval"))
    }
    if content.contestants.contains(where: \.isBaseline) {
      items.append(.init(sample: .dot, style: "point-beside", label: "baseline"))
    }
    if let second {
      let title = content.figureTitles[second]
      items.append(
        .init(
          sample: .diamond, style: "diamond",
          label: isNarrow ? title : "\(title) and its deviation"))
    }
    Legend(items: items).draw(
      x: isNarrow ? 2 : layout.width - 12, y: isNarrow ? 20 : 14, alignedRight: !isNarrow,
      in: &drawing)
  }

  private var description: String {
    let told = content.contestants.map { contestant in
      "\(contestant.name)\(contestant.isBaseline ? " (baseline)" : "") "
        + contestant.figures[0].text
    }
    return "\(content.rankTitle), best first: \(told.joined(separator: "; "))."
  }
}
