import AnomalyDetection
import TimeSeries

/// What lies behind and above the lines of a chart over time: anomalies with their numbers,
/// labelled stretches, gaps, the end of the training part.
struct EventMarks {
  let drawn: DrawnSeries
  let time: TimeScale
  let frame: ChartFrame
  /// Makes the identifiers of patterns unique in a page.
  let name: String

  /// The identifier of the chart's hatch.
  var hatch: String { "hatch-\(name)" }

  /// Shades labelled stretches and hatches gaps; goes under the lines.
  func drawGround(channel: Int?, in drawing: inout Drawing) {
    drawing.defineHatch(id: hatch)
    let labelled = (drawn.labelledRanges ?? []).filter { $0.overlaps(time.rows) }
    for (left, right) in Self.joined(labelled.map { widened(time.edges(of: $0), to: 2) }) {
      drawing.rectangle(
        x: left, y: frame.top, width: right - left, height: frame.plotHeight, class: "labelled")
      drawing.rectangle(
        x: left, y: frame.foot - 4, width: right - left, height: 4, class: "label-bar")
    }
    drawGaps(channel: channel, in: &drawing)
  }

  /// Shades what is marked; goes under the lines.
  func drawWindows(in drawing: inout Drawing) {
    drawing.group(class: "windows") { drawing in
      let flagged = drawn.flagged.filter { $0.overlaps(time.rows) }
      for (left, right) in Self.joined(flagged.map { widened(time.edges(of: $0), to: 3) }) {
        drawing.rectangle(
          x: left, y: frame.top, width: right - left, height: frame.plotHeight, class: "window")
      }
    }
  }

  /// `[time]`, from the first row shown: whether the line is drawn as flagged there.
  ///
  /// Short stretches get a row on either side, without which their line would be a dot. One mask for
  /// all of them lets the line be thinned as a whole.
  func strokes(of isDrawn: (Int) -> Bool = { _ in true }) -> [Bool] {
    var mask = [Bool](repeating: false, count: time.rows.count)
    for (index, flagged) in drawn.flagged.enumerated() where isDrawn(index) {
      let margin = flagged.count < 3 ? 1 : 0
      let rows = flagged.lowerBound - margin..<flagged.upperBound + margin
      for row in rows.clamped(to: time.rows) { mask[row - time.rows.lowerBound] = true }
    }
    return mask
  }

  /// Numbers the anomalies at the head of the plot; goes above the lines.
  ///
  /// Numbers that would cover each other step down by a line; where a third line would be needed
  /// the stem stands without a number. In a series of many channels an anomaly is numbered where it
  /// shows, and shaded everywhere.
  func drawBadges(
    linked: Bool, of isNumbered: (Int) -> Bool = { _ in true }, in drawing: inout Drawing
  ) {
    drawing.group(class: "badges") { drawing in
      var rowEnds = [Double](repeating: -.infinity, count: frame.plotHeight > 120 ? 3 : 2)
      var lastStem = -Double.infinity
      for (index, anomaly) in drawn.anomalies.enumerated()
      where time.rows.contains(anomaly.peak) && isNumbered(index) {
        let x = time.x(row: anomaly.peak)
        let number = String(index + 1)
        let halfWidth = max(8, Double(number.count) * 3.2 + 4)
        guard let row = rowEnds.firstIndex(where: { $0 + 1 <= x - halfWidth }) else {
          if x >= lastStem + 1 { drawing.line(x, frame.top, x, frame.top + 6, class: "stem") }
          lastStem = max(lastStem, x)
          continue
        }
        rowEnds[row] = x + halfWidth
        let y = frame.top + 2 + Double(row) * 18
        let draw: (inout Drawing) -> Void = { drawing in
          drawing.rectangle(
            x: x - halfWidth, y: y - 8, width: 2 * halfWidth, height: 16, class: "badge", radius: 8)
          drawing.text(number, x: x, y: y + 3.6, class: "badge-number", anchor: .middle)
        }
        if linked { drawing.link(to: "anomaly-\(index + 1)", draw) } else { draw(&drawing) }
      }
    }
  }

  /// Marks where the training part ends; goes above the lines.
  func drawTrainingEnd(labelled: Bool = true, in drawing: inout Drawing) {
    guard let training = drawn.trainingRows, training.upperBound < time.rows.upperBound,
      training.upperBound > time.rows.lowerBound
    else { return }
    let x = time.x(row: training.upperBound)
    drawing.line(x, frame.top, x, frame.foot, class: "training")
    if labelled, frame.plotWidth > 500, x - time.left > 110 {
      drawing.text("training ends", x: x + 1, y: frame.top - 5, class: "halo", anchor: .end)
    }
  }

  private func drawGaps(channel: Int?, in drawing: inout Drawing) {
    let spans = drawn.gaps.compactMap { gap -> Span? in
      switch gap.kind {
      case .missingRows:
        guard gap.end > time.start, gap.start < time.end else { return nil }
        return widened((time.x(tick: gap.start), time.x(tick: gap.end)), to: 2)
      case .missingValues(let name):
        guard let channel, drawn.series.channelNames[channel] == name,
          gap.rows.overlaps(time.rows)
        else { return nil }
        return widened(time.edges(of: gap.rows), to: 2)
      }
    }
    for (left, right) in Self.joined(spans.sorted { $0.left < $1.left }) {
      drawing.rectangle(
        x: left, y: frame.top, width: right - left, height: frame.plotHeight, class: "gap",
        fill: "url(#\(hatch))")
    }
  }

  private typealias Span = (left: Double, right: Double)

  /// Spans with those that touch made one, so that ten thousand of them are not drawn on a thousand
  /// pixels.
  private static func joined(_ spans: [Span]) -> [Span] {
    var result: [Span] = []
    for span in spans {
      if let last = result.last, span.left <= last.right {
        result[result.count - 1].right = max(last.right, span.right)
      } else {
        result.append(span)
      }
    }
    return result
  }

  private func widened(_ edges: Span, to width: Double) -> Span {
    guard edges.right - edges.left < width else { return edges }
    let middle = (edges.left + edges.right) / 2
    return (middle - width / 2, middle + width / 2)
  }
}
