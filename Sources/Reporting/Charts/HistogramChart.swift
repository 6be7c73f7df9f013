internal import AnomalyDetection
import Studies
import TimeSeries

/// How reconstruction errors are spread: of one sample as bars, of another as an outline, with the
/// threshold between the usual and the unusual.
struct HistogramChart {
  /// Errors with their name in the legend.
  struct Sample {
    let label: String
    let errors: [Float]
    /// The style of an outline.
    var style = "outline"
  }

  let bars: Sample
  let outline: Sample
  /// What has the errors: `rows`, `windows`.
  let unit: String
  let title: String
  /// What is spread.
  let measure: String
  let threshold: Double
  let layout: ChartLayout
  let name: String

  private static let binCount = 48

  /// The drawing; `nil` without any error.
  func draw() -> Chart? {
    let training = bars.errors.lazy.filter(\.isFinite).map(Double.init)
    let scored = outline.errors.lazy.filter(\.isFinite).map(Double.init)
    let limits = [threshold].filter(\.isFinite)
    guard let range = ValueScale.range(of: Array(training) + Array(scored) + limits),
      !training.isEmpty || !scored.isEmpty
    else { return nil }
    let isLogarithmic = Self.helpsLogarithm(Array(training.isEmpty ? scored : training), range)
    let scale =
      isLogarithmic
      ? ValueScale(
        logarithmic: Self.lowestPositive(training, scored)...range.upperBound, top: 0, height: 1)
      : ValueScale(holding: range, top: 0, height: 1)
    let trainingShares = Self.shares(training, scale)
    let scoredShares = Self.shares(scored, scale)
    let largest = max(trainingShares.max() ?? 0, scoredShares.max() ?? 0)

    let frame = ChartFrame(legendAbove: layout.width, height: layout.height * 0.9)
    let heights = ValueScale(
      holding: 0...max(largest, 1e-6), top: frame.top, height: frame.plotHeight, includesZero: true)
    var drawing = Drawing()
    frame.drawShareAxis(heights, title: "share of the \(unit)", in: &drawing)
    frame.drawNumberAxis(
      scale, title: measure + (isLogarithmic ? ", logarithmic" : ""), in: &drawing)
    drawBars(trainingShares, scale, heights, frame, &drawing)
    drawOutline(scoredShares, heights, frame, &drawing)
    drawThreshold(scale, frame, &drawing)
    var items: [Legend.Item] = []
    if !training.isEmpty {
      items.append(Legend.Item(sample: .area, style: "bar", label: bars.label))
    }
    if !scored.isEmpty {
      items.append(Legend.Item(sample: .line, style: outline.style, label: outline.label))
    }
    frame.drawLegend(items, in: &drawing)
    let above = scored.count { $0 > threshold }
    return Chart(
      name: name, title: title,
      description: "The spread of \(NumberText.count(training.count)) errors (\(bars.label)) and "
        + "\(NumberText.count(scored.count)) errors (\(outline.label)); of these "
        + "\(NumberText.count(above)) lie above the threshold of \(NumberText.value(threshold)).",
      width: Int(frame.width), height: Int(frame.height), content: drawing.markup)
  }

  private func drawBars(
    _ shares: [Double], _ scale: ValueScale, _ heights: ValueScale, _ frame: ChartFrame,
    _ drawing: inout Drawing
  ) {
    let binWidth = frame.plotWidth / Double(Self.binCount)
    for (bin, share) in shares.enumerated() where share > 0 {
      // One error in ten thousand still shows as a line of a pixel.
      let y = min(heights.y(share), frame.foot - 1)
      let isOver = Double(bin) / Double(Self.binCount) >= scale.fraction(threshold)
      drawing.rectangle(
        x: frame.left + Double(bin) * binWidth + 0.5, y: y, width: binWidth - 1,
        height: frame.foot - y, class: isOver ? "bar-over" : "bar")
    }
  }

  private func drawOutline(
    _ shares: [Double], _ heights: ValueScale, _ frame: ChartFrame, _ drawing: inout Drawing
  ) {
    let binWidth = frame.plotWidth / Double(Self.binCount)
    let foot = Drawing.number(frame.foot)
    var data = ""
    var isOpen = false
    for (bin, share) in shares.enumerated() {
      let left = Drawing.number(frame.left + Double(bin) * binWidth)
      if share > 0 {
        if !isOpen { data += "M\(left) \(foot)" }
        let right = Drawing.number(frame.left + Double(bin + 1) * binWidth)
        data += "V\(Drawing.number(min(heights.y(share), frame.foot - 1.5)))H\(right)"
      } else if isOpen {
        data += "V\(foot)"
      }
      isOpen = share > 0
    }
    drawing.path(isOpen ? data + "V\(foot)" : data, class: outline.style)
  }

  private func drawThreshold(_ scale: ValueScale, _ frame: ChartFrame, _ drawing: inout Drawing) {
    guard threshold.isFinite else { return }
    let fraction = scale.fraction(threshold)
    let x = frame.left + frame.plotWidth * fraction
    drawing.line(x, frame.top, x, frame.foot, class: "threshold")
    let isRight = fraction > 0.6
    drawing.text(
      "threshold \(NumberText.value(threshold))", x: x + (isRight ? -6 : 6), y: frame.top + 12,
      class: "threshold-text", anchor: isRight ? .end : .start)
  }

  /// A logarithmic axis helps where the largest value is far beyond the usual one.
  private static func helpsLogarithm(_ values: [Double], _ range: ClosedRange<Double>) -> Bool {
    let positive = values.filter { $0 > 0 }.sorted()
    guard positive.count > values.count * 9 / 10, !positive.isEmpty else { return false }
    return range.upperBound / positive[positive.count / 2] > 10
  }

  private static func lowestPositive(
    _ training: some Sequence<Double>, _ scored: some Sequence<Double>
  ) -> Double {
    let positive = (Array(training) + Array(scored)).filter { $0 > 0 }.sorted()
    // A handful of errors near zero would stretch the axis by decades.
    return positive.isEmpty ? 1e-6 : positive[positive.count / 500]
  }

  /// `[bin]`: the share of values in each bin; values beyond the scale count in its last bins.
  private static func shares(_ values: some Sequence<Double>, _ scale: ValueScale) -> [Double] {
    var counts = [Int](repeating: 0, count: binCount)
    var total = 0
    for value in values {
      let bin = Int((scale.fraction(value) * Double(binCount)).rounded(.down))
      counts[min(binCount - 1, max(0, bin))] += 1
      total += 1
    }
    return counts.map { total == 0 ? 0 : Double($0) / Double(total) }
  }
}

extension ChartFrame {
  /// A value axis of shares, written in percent.
  fileprivate func drawShareAxis(
    _ scale: ValueScale, title: String, in drawing: inout Drawing
  ) {
    for tick in scale.ticks(count: max(2, Int(plotHeight / 42))) {
      let y = scale.y(tick.value)
      drawing.line(left, y, left + plotWidth, y, class: "grid")
      drawing.text(
        NumberText.percent(tick.value), x: left - 8, y: y + 3.5, class: "tick", anchor: .end)
    }
    drawing.text(title, x: 0, y: 12, class: "axis-title")
  }
}
