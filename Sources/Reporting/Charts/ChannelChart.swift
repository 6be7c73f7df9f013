import AnomalyDetection
import TimeSeries

/// One channel over time: as it was measured, or against what the model expected.
struct ChannelChart {
  let prepared: PreparedContent
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
  var isOverview = true
  var hasLegend = true
  /// Whether anomalies are numbered, for a page that tells of each.
  var hasBadges = true

  /// The drawing; rows without any value give an empty plot that says so.
  func draw() -> Chart {
    let isNarrow = width < 500
    let legend = hasLegend ? Legend(items: legendItems) : nil
    let legendIsBelow = (legend?.width ?? 0) + Double(axisTitle.count) * 6.6 + 24 > width
    let frame = ChartFrame(
      width: width, height: height, left: isNarrow ? 44 : 52, top: legendIsBelow ? 46 : 28)
    var drawing = Drawing()
    let time = TimeScale(
      axis: prepared.series.timeAxis, rows: rows, left: frame.left, width: frame.plotWidth)
    guard let range = valueRange else {
      drawing.text(
        "no values", x: frame.left + frame.plotWidth / 2, y: frame.top + frame.plotHeight / 2,
        class: "legend", anchor: .middle)
      drawing.text(axisTitle, x: 0, y: 12, class: "axis-title")
      frame.drawTimeAxis(time, in: &drawing)
      return chart(drawing, frame: frame)
    }
    let values = ValueScale(holding: range, top: frame.top, height: frame.plotHeight)
    let marks = EventMarks(prepared: prepared, time: time, frame: frame, name: name)
    marks.drawGround(channel: channel, in: &drawing)
    frame.drawValueAxis(values, title: axisTitle, in: &drawing)
    legend?.draw(
      x: legendIsBelow ? frame.left : width - frame.right, y: legendIsBelow ? 30 : 12,
      alignedRight: !legendIsBelow, in: &drawing)
    frame.drawTimeAxis(time, in: &drawing, titled: isOverview)
    marks.drawWindows(in: &drawing)
    let path = SeriesPath(time: time, values: values, breaks: prepared.breaks)
    drawLines(path, marks, frame, &drawing)
    marks.drawTrainingEnd(in: &drawing)
    if hasBadges { marks.drawBadges(linked: isOverview, of: takesPart, in: &drawing) }
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
            rows: rows, value: { prepared.expected($0, channel) },
            halfWidth: { 3 * prepared.result.residualScale($0, channel) }), class: "band")
      }
      if showsExpected {
        drawing.path(
          path.line(rows: rows) { prepared.expected($0, channel) }, class: "expected")
      }
      drawing.path(
        path.line(rows: rows) { prepared.series[$0, channel] }, class: "actual")
      let strokes = marks.strokes(of: takesPart)
      drawing.path(
        path.line(rows: rows) { row in
          strokes[row - rows.lowerBound] ? prepared.series[row, channel] : .nan
        }, class: "flagged")
    }
  }

  /// Whether the channel has enough of a part in an anomaly for its line to be drawn as flagged.
  private func takesPart(in anomaly: Anomaly) -> Bool {
    guard prepared.series.channelCount > 1, let largest = anomaly.channelShares.first?.share else {
      return true
    }
    return prepared.share(of: channel, in: anomaly) >= 0.5 * largest
  }

  private var axisTitle: String { prepared.axisTitle(channel) }

  private var legendItems: [Legend.Item] {
    var items = [Legend.Item(sample: .line, style: "actual", label: "measured")]
    if showsExpected {
      items.append(Legend.Item(sample: .line, style: "expected", label: "expected"))
      if prepared.hasBand(channel, rows: rows) {
        items.append(Legend.Item(sample: .area, style: "band", label: "usual range"))
      }
    }
    if prepared.result.anomalies.contains(where: { $0.rows.overlaps(rows) }) {
      items.append(Legend.Item(sample: .line, style: "flagged", label: "anomaly"))
    }
    if prepared.labelledRanges?.contains(where: { $0.overlaps(rows) }) == true {
      items.append(Legend.Item(sample: .area, style: "label-bar", label: "labelled"))
    }
    if hasGap {
      items.append(
        Legend.Item(sample: .area, style: "gap", label: "no data", fill: "url(#hatch-\(name))"))
    }
    return items
  }

  private var hasGap: Bool {
    prepared.result.gaps.contains { gap in
      switch gap.kind {
      case .missingRows: true
      case .missingValues(let name): name == prepared.series.channelNames[channel]
      }
    }
  }

  /// The range of what is drawn as a line; the band is clipped to it.
  private var valueRange: ClosedRange<Double>? {
    let actual = ValueScale.range(of: rows.lazy.map { prepared.series[$0, channel] })
    guard showsExpected else { return actual }
    let expected = ValueScale.range(of: rows.lazy.map { prepared.expected($0, channel) })
    guard let actual, let expected else { return actual ?? expected }
    return min(actual.lowerBound, expected.lowerBound)...max(actual.upperBound, expected.upperBound)
  }

  private func chart(_ drawing: Drawing, frame: ChartFrame) -> Chart {
    let anomalies = prepared.result.anomalies.count { $0.rows.overlaps(rows) }
    let description =
      "\(prepared.channelNames[channel]) from \(prepared.moment(rows.lowerBound)) to "
      + "\(prepared.moment(rows.upperBound - 1)), "
      + NumberText.count(anomalies, "anomaly", "anomalies") + " marked"
      + (showsExpected ? ", with the model's expectation." : ".")
    return Chart(
      name: name, title: title, description: description, width: Int(width), height: Int(height),
      content: drawing.markup,
      scriptAttributes: isOverview ? OverviewAttributes(frame: frame, channel: channel).text : "")
  }
}
