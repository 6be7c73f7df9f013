import AnomalyDetection
import TimeSeries

/// One channel over time: as it was measured, or against what the model expected.
struct ChannelChart {
  let drawn: DrawnSeries
  let channel: Int
  /// The rows shown.
  let rows: Range<Int>
  let width: Double
  let height: Double
  let showsExpected: Bool
  /// Unique in the report; part of the identifiers in the drawing.
  let name: String
  let title: String
  /// Whether the chart takes part in the threshold slider and the read-out.
  var isOverview = false
  var hasLegend = true

  /// The drawing; rows without any value give an empty plot that says so.
  func draw() -> Chart {
    let isNarrow = width < 500
    let left = isNarrow ? 44.0 : 52
    let legend = Legend(items: hasLegend ? legendItems : [])
    let legendIsBelow = hasLegend && legend.width + Double(axisTitle.count) * 6.6 + 24 > width
    let legendLines = legendIsBelow ? legend.wrapped(to: width - left) : [legend]
    let frame = ChartFrame(
      width: width, height: height, left: left,
      top: legendIsBelow ? 30 + 16 * Double(legendLines.count) : 28)
    var drawing = Drawing()
    let time = TimeScale(
      axis: drawn.series.timeAxis, rows: rows, left: frame.left, width: frame.plotWidth)
    guard let range = valueRange else {
      drawing.text(
        "no values", x: frame.left + frame.plotWidth / 2, y: frame.top + frame.plotHeight / 2,
        class: "legend", anchor: .middle)
      drawing.text(axisTitle, x: 0, y: 12, class: "axis-title")
      frame.drawTimeAxis(time, in: &drawing)
      return chart(drawing, frame: frame)
    }
    let values = ValueScale(holding: range, top: frame.top, height: frame.plotHeight)
    let marks = EventMarks(drawn: drawn, time: time, frame: frame, name: name)
    marks.drawGround(channel: channel, in: &drawing)
    frame.drawValueAxis(values, title: axisTitle, in: &drawing)
    for (line, legend) in legendLines.enumerated() {
      legend.draw(
        x: legendIsBelow ? frame.left : width - frame.right,
        y: legendIsBelow ? 30 + 16 * Double(line) : 12, alignedRight: !legendIsBelow, in: &drawing)
    }
    frame.drawTimeAxis(time, in: &drawing, titled: isOverview)
    marks.drawWindows(in: &drawing)
    let path = SeriesPath(time: time, values: values, breaks: drawn.breaks)
    drawLines(path, marks, frame, &drawing)
    marks.drawTrainingEnd(in: &drawing)
    marks.drawBadges(
      linked: isOverview, of: { drawn.takesPart(channel, inFlagged: $0) }, in: &drawing)
    return chart(drawing, frame: frame)
  }

  private func drawLines(
    _ path: SeriesPath, _ marks: EventMarks, _ frame: ChartFrame, _ drawing: inout Drawing
  ) {
    let clip = "clip-\(name)"
    drawing.defineClip(
      id: clip, x: frame.left, y: frame.top, width: frame.plotWidth, height: frame.plotHeight)
    drawing.group(class: "lines", attributes: " clip-path=\"url(#\(clip))\"") { drawing in
      if showsExpected {
        drawing.path(
          path.band(
            rows: rows, value: { drawn.expected($0, channel) },
            halfWidth: { 3 * drawn.residualScale($0, channel) }), class: "band")
      }
      if showsExpected {
        drawing.path(
          path.line(rows: rows) { drawn.expected($0, channel) }, class: "expected")
      }
      drawing.path(
        path.line(rows: rows) { drawn.series[$0, channel] }, class: "actual")
      let strokes = marks.strokes { drawn.takesPart(channel, inFlagged: $0) }
      drawing.path(
        path.line(rows: rows) { row in
          strokes[row - rows.lowerBound] ? drawn.series[row, channel] : .nan
        }, class: "flagged")
    }
  }

  private var axisTitle: String { drawn.axisTitle(channel) }

  private var legendItems: [Legend.Item] {
    var items = [Legend.Item(sample: .line, style: "actual", label: "measured")]
    if showsExpected {
      items.append(Legend.Item(sample: .line, style: "expected", label: "expected"))
      if drawn.hasBand(channel, rows: rows) {
        items.append(Legend.Item(sample: .area, style: "band", label: "usual range"))
      }
    }
    if drawn.flagged.contains(where: { $0.overlaps(rows) }) {
      let word = drawn.judged == nil ? "flagged" : "anomaly"
      items.append(Legend.Item(sample: .line, style: "flagged", label: word))
    }
    if drawn.labelledRanges?.contains(where: { $0.overlaps(rows) }) == true {
      items.append(Legend.Item(sample: .area, style: "label-bar", label: "labelled"))
    }
    if hasGap {
      items.append(
        Legend.Item(sample: .area, style: "gap", label: "no data", fill: "url(#hatch-\(name))"))
    }
    return items
  }

  private var hasGap: Bool {
    drawn.gaps.contains { gap in
      switch gap.kind {
      case .missingRows: true
      case .missingValues(let name): name == drawn.series.channelNames[channel]
      }
    }
  }

  /// The range of what is drawn as a line; the band is clipped to it.
  private var valueRange: ClosedRange<Double>? {
    let actual = ValueScale.range(of: rows.lazy.map { drawn.series[$0, channel] })
    guard showsExpected else { return actual }
    let expected = ValueScale.range(of: rows.lazy.map { drawn.expected($0, channel) })
    guard let actual, let expected else { return actual ?? expected }
    return min(actual.lowerBound, expected.lowerBound)...max(actual.upperBound, expected.upperBound)
  }

  private func chart(_ drawing: Drawing, frame: ChartFrame) -> Chart {
    let marked = drawn.flagged.count { $0.overlaps(rows) }
    let words =
      drawn.judged == nil
      ? NumberText.count(marked, "flagged stretch", "flagged stretches")
      : NumberText.count(marked, "anomaly", "anomalies")
    let description =
      "\(drawn.channelNames[channel]) from \(drawn.moment(rows.lowerBound)) to "
      + "\(drawn.moment(rows.upperBound - 1)), "
      + "\(words) marked" + (showsExpected ? ", with the model's expectation." : ".")
    return Chart(
      name: name, title: title, description: description, width: Int(width), height: Int(height),
      content: drawing.markup,
      scriptAttributes: isOverview ? OverviewAttributes(frame: frame, channel: channel).text : "")
  }
}
