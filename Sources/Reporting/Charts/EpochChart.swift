internal import AnomalyDetection

/// A measure of training and validation, epoch by epoch.
struct EpochChart {
  /// What is measured, for the axis: `loss`, `R²`.
  let measure: String
  let title: String
  /// `[epoch]`; `NaN` where unknown.
  let training: [Double]
  /// `[epoch]`; `NaN` where unknown.
  let validation: [Double]
  /// The epoch, from 0, whose weights were kept.
  let bestEpoch: Int?
  /// Values below are drawn at this value, so that a wild start does not flatten the rest.
  var lowest = -Double.infinity
  let layout: ChartLayout
  let name: String

  /// The drawing; `nil` without a finite value.
  func draw() -> Chart? {
    guard let range = ValueScale.range(of: (training + validation).map { max($0, lowest) }) else {
      return nil
    }
    let isCut = (training + validation).contains { $0 < lowest }
    let frame = ChartFrame(legendAbove: layout.width, height: layout.height * 0.85)
    let isLogarithmic =
      !lowest.isFinite && range.lowerBound > 0 && range.upperBound / range.lowerBound > 8
    let scale =
      isLogarithmic
      ? ValueScale(
        logarithmic: range.lowerBound * 0.85...range.upperBound * 1.15, top: frame.top,
        height: frame.plotHeight)
      : ValueScale(holding: range, top: frame.top, height: frame.plotHeight)
    var drawing = Drawing()
    let scaleNote =
      isLogarithmic ? ", logarithmic" : isCut ? ", cut at \(NumberText.value(lowest))" : ""
    frame.drawValueAxis(scale, title: measure + scaleNote, in: &drawing)
    frame.drawCountAxis(count: training.count, title: "epoch", in: &drawing)
    let best = bestEpoch.flatMap { training.indices.contains($0) ? $0 : nil }
    if let best {
      let x = frame.x(number: best + 1, of: training.count)
      drawing.line(x, frame.top, x, frame.foot, class: "best-line")
    }
    let y: (Double) -> Double = { scale.y(max($0, lowest)) }
    drawing.path(frame.path(through: training, y: y), class: "loss")
    drawing.path(frame.path(through: validation, y: y), class: "loss-validation")
    if let best { drawBest(best, frame, scale, &drawing) }
    var items = [Legend.Item(sample: .line, style: "loss", label: "training")]
    if validation.contains(where: \.isFinite) {
      items.append(Legend.Item(sample: .line, style: "loss-validation", label: "validation"))
    }
    if best != nil { items.append(Legend.Item(sample: .dot, style: "best", label: "weights kept")) }
    frame.drawLegend(items, in: &drawing)
    let epochs = NumberText.count(training.count, "epoch", "epochs")
    let kept = best.map { "; the weights of epoch \($0 + 1) were kept" } ?? ""
    return Chart(
      name: name, title: title, description: "The \(measure) over \(epochs)\(kept).",
      width: Int(frame.width), height: Int(frame.height), content: drawing.markup)
  }

  private func drawBest(
    _ epoch: Int, _ frame: ChartFrame, _ scale: ValueScale, _ drawing: inout Drawing
  ) {
    let candidates = [validation[epoch], training[epoch]]
    guard let value = candidates.first(where: \.isFinite) else { return }
    drawing.circle(
      x: frame.x(number: epoch + 1, of: training.count), y: scale.y(max(value, lowest)), radius: 5,
      class: "best")
  }
}
