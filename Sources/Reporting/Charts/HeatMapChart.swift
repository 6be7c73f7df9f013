internal import AnomalyDetection
import TimeSeries

/// The recent rows of all channels at a glance: a line a channel, a column a moment, darker where the
/// value is high for its channel.
struct HeatMapChart {
  let series: Series
  /// The rows shown.
  let rows: Range<Int>
  /// Rows that are flagged.
  let flagged: [Range<Int>]
  let layout: ChartLayout
  let name: String

  /// Channels drawn; more would be lines of a pixel.
  private static let maximumChannels = 48
  private static let levelCount = 12

  /// The drawing; `nil` of no value.
  func draw() -> Chart? {
    let channels = min(series.channelCount, Self.maximumChannels)
    guard channels > 0, !rows.isEmpty else { return nil }
    let lineHeight = max(9, min(26, 360 / Double(channels)))
    let longest = series.channelNames.prefix(channels).map(\.count).max() ?? 0
    let names = min(longest, layout == .wide ? 22 : 10)
    let frame = ChartFrame(
      width: layout.width, height: 34 + lineHeight * Double(channels) + 40,
      left: Double(names) * 6.3 + 12, top: 34, bottom: 40)
    let time = TimeScale(
      axis: series.timeAxis, rows: rows, left: frame.left, width: frame.plotWidth)
    let cells = cellRows(frame)
    var drawing = Drawing()
    drawing.text(
      "recent rows, each channel from its low to its high", x: 0, y: 12, class: "axis-title")
    drawScale(frame, &drawing)
    for channel in 0..<channels {
      let top = frame.top + lineHeight * Double(channel)
      drawing.text(
        Markup.shortened(series.channelNames[channel], to: names), x: frame.left - 8,
        y: top + lineHeight / 2 + 4, class: "tick", anchor: .end)
      drawLine(channel, cells, top: top, height: lineHeight, frame, &drawing)
    }
    for range in flagged where range.overlaps(rows) {
      let (left, right) = time.edges(of: range)
      drawing.rectangle(
        x: left, y: frame.top - 6, width: max(2, right - left), height: 4, class: "alarm-bar")
    }
    frame.drawTimeAxis(time, in: &drawing)
    return Chart(
      name: name, title: "Recent rows of all channels",
      description: "\(NumberText.count(rows.count, "row", "rows")) of "
        + "\(NumberText.count(channels, "channel", "channels")), darker where a value is high for "
        + "its channel" + (flagged.isEmpty ? "." : "; flagged rows are marked above."),
      width: Int(frame.width), height: Int(frame.height), content: drawing.markup)
  }

  /// The rows of each column, a few pixels wide.
  private func cellRows(_ frame: ChartFrame) -> [Range<Int>] {
    let count = min(rows.count, Int(frame.plotWidth / 4))
    return (0..<count).map { cell in
      rows.lowerBound + rows.count * cell / count..<rows.lowerBound + rows.count * (cell + 1)
        / count
    }
  }

  /// One path for each shade, of all cells that have it.
  private func drawLine(
    _ channel: Int, _ cells: [Range<Int>], top: Double, height: Double, _ frame: ChartFrame,
    _ drawing: inout Drawing
  ) {
    // Of a channel that is zero most of the time the shown rows alone would exaggerate.
    let sorted = SortedValues(series.channel(channel))
    guard let low = sorted.quantile(0.01), let high = sorted.quantile(0.99) else { return }
    let width = frame.plotWidth / Double(cells.count)
    var paths = [String](repeating: "", count: Self.levelCount)
    for (cell, rows) in cells.enumerated() {
      let values = rows.map { series[$0, channel] }.filter(\.isFinite)
      guard !values.isEmpty else { continue }
      let mean = values.reduce(0) { $0 + $1 / Double(values.count) }
      let part = high > low ? (mean - low) / (high - low) : 0.5
      let level = min(Self.levelCount - 1, max(0, Int(part * Double(Self.levelCount))))
      let x = Drawing.number(frame.left + width * Double(cell))
      // A hair wider than the cell, so that no seam shows between two.
      let span = Drawing.number(width + 0.3)
      paths[level] +=
        "M\(x) \(Drawing.number(top + 0.5))h\(span)v\(Drawing.number(height - 1))h-\(span)z"
    }
    for (level, path) in paths.enumerated() where !path.isEmpty {
      drawing.path(path, class: "heat", attributes: " fill-opacity=\"\(Self.opacity(level))\"")
    }
  }

  private func drawScale(_ frame: ChartFrame, _ drawing: inout Drawing) {
    guard layout == .wide else { return }
    let left = frame.width - frame.right - 12 * Double(Self.levelCount) - 32
    drawing.text("low", x: left - 6, y: 12, class: "legend", anchor: .end)
    for level in 0..<Self.levelCount {
      drawing.rectangle(
        x: left + 12 * Double(level), y: 3, width: 12, height: 10, class: "heat",
        attributes: " fill-opacity=\"\(Self.opacity(level))\"")
    }
    drawing.text("high", x: frame.width - frame.right, y: 12, class: "legend", anchor: .end)
  }

  private static func opacity(_ level: Int) -> String {
    // Two decimals, from 0.04 to 0.92.
    let hundredths = 4 + 8 * level
    return hundredths < 10 ? "0.0\(hundredths)" : "0.\(hundredths)"
  }
}
