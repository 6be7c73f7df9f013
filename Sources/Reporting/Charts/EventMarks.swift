import AnomalyDetection
import TimeSeries

/// What lies behind and above the lines of a chart over time: anomalies with their numbers,
/// labelled stretches, gaps, the end of the training part.
struct EventMarks {
  let prepared: PreparedContent
  let time: TimeScale
  let frame: ChartFrame
  /// Makes the identifiers of patterns unique in a page.
  let name: String

  /// The identifier of the chart's hatch.
  var hatch: String { "hatch-\(name)" }

  /// Shades labelled stretches and hatches gaps; goes under the lines.
  func drawGround(channel: Int?, in drawing: inout Drawing) {
    drawing.defineHatch(id: hatch)
    for range in prepared.labelledRanges ?? [] where range.overlaps(time.rows) {
      let (left, right) = widened(time.edges(of: range), to: 2)
      drawing.rectangle(
        x: left, y: frame.top, width: right - left, height: frame.plotHeight, class: "labelled")
      drawing.rectangle(
        x: left, y: frame.foot - 4, width: right - left, height: 4, class: "label-bar")
    }
    drawGaps(channel: channel, in: &drawing)
  }

  /// Shades the anomalies; goes under the lines.
  func drawWindows(in drawing: inout Drawing) {
    drawing.group(class: "windows") { drawing in
      for anomaly in prepared.result.anomalies where anomaly.rows.overlaps(time.rows) {
        let (left, right) = widened(time.edges(of: anomaly.rows), to: 3)
        drawing.rectangle(
          x: left, y: frame.top, width: right - left, height: frame.plotHeight, class: "window")
      }
    }
  }

  /// Numbers the anomalies at the head of the plot; goes above the lines.
  ///
  /// Numbers that would cover each other step down by a line; where a third line would be needed
  /// the stem stands without a number.
  func drawBadges(linked: Bool, in drawing: inout Drawing) {
    drawing.group(class: "badges") { drawing in
      var rowEnds = [Double](repeating: -.infinity, count: frame.plotHeight > 120 ? 3 : 2)
      for (index, anomaly) in prepared.result.anomalies.enumerated()
      where time.rows.contains(anomaly.peak) {
        let x = time.x(row: anomaly.peak)
        let number = String(index + 1)
        let halfWidth = max(8, Double(number.count) * 3.2 + 4)
        guard let row = rowEnds.firstIndex(where: { $0 + 1 <= x - halfWidth }) else {
          drawing.line(x, frame.top, x, frame.top + 6, class: "stem")
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
  func drawTrainingEnd(in drawing: inout Drawing) {
    guard let training = prepared.content.trainingRows, training.upperBound < time.rows.upperBound,
      training.upperBound > time.rows.lowerBound
    else { return }
    let x = time.x(row: training.upperBound)
    drawing.line(x, frame.top, x, frame.foot, class: "training")
    if frame.plotHeight > 90, x - time.left > 110 {
      drawing.text("training ends", x: x - 5, y: frame.foot - 8, class: "halo", anchor: .end)
    }
  }

  private func drawGaps(channel: Int?, in drawing: inout Drawing) {
    for gap in prepared.result.gaps {
      let left: Double
      let right: Double
      switch gap.kind {
      case .missingRows:
        guard gap.end > time.start, gap.start < time.end else { continue }
        (left, right) = widened((time.x(tick: gap.start), time.x(tick: gap.end)), to: 2)
      case .missingValues(let name):
        guard let channel, prepared.series.channelNames[channel] == name,
          gap.rows.overlaps(time.rows)
        else { continue }
        (left, right) = widened(time.edges(of: gap.rows), to: 2)
      }
      drawing.rectangle(
        x: left, y: frame.top, width: right - left, height: frame.plotHeight, class: "gap",
        fill: "url(#\(hatch))")
    }
  }

  private func widened(_ edges: (left: Double, right: Double), to width: Double)
    -> (left: Double, right: Double)
  {
    guard edges.right - edges.left < width else { return edges }
    let middle = (edges.left + edges.right) / 2
    return (middle - width / 2, middle + width / 2)
  }
}
