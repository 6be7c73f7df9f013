internal import AnomalyDetection
import NeuralEngine

/// The losses of a training, epoch by epoch.
struct LossChart {
  let history: TrainingHistory
  let width: Double
  let height: Double
  let name: String

  /// The drawing; `nil` without a finite loss.
  func draw() -> Chart? {
    let training = history.epochs.map(\.trainingLoss)
    let validation = history.epochs.map { $0.validationLoss ?? .nan }
    guard let range = ValueScale.range(of: training + validation) else { return nil }
    let isNarrow = width < 500
    let frame = ChartFrame(
      width: width, height: height, left: isNarrow ? 44 : 52, top: isNarrow ? 46 : 28)
    let isLogarithmic = range.lowerBound > 0 && range.upperBound / range.lowerBound > 8
    let losses =
      isLogarithmic
      ? ValueScale(
        logarithmic: range.lowerBound * 0.85...range.upperBound * 1.15, top: frame.top,
        height: frame.plotHeight)
      : ValueScale(holding: range, top: frame.top, height: frame.plotHeight)
    var drawing = Drawing()
    frame.drawValueAxis(
      losses, title: "loss" + (isLogarithmic ? ", logarithmic" : ""), in: &drawing)
    let last = max(1, training.count - 1)
    func x(_ epoch: Int) -> Double {
      training.count == 1
        ? frame.left + frame.plotWidth / 2
        : frame.left + frame.plotWidth * Double(epoch) / Double(last)
    }
    drawEpochAxis(x, frame, &drawing)
    if training.indices.contains(history.bestEpoch) {
      let best = x(history.bestEpoch)
      drawing.line(best, frame.top, best, frame.foot, class: "best-line")
    }
    drawing.path(line(training, x, losses), class: "loss")
    drawing.path(line(validation, x, losses), class: "loss-validation")
    drawBest(validation, training, x, losses, &drawing)
    var items = [Legend.Item(sample: .line, style: "loss", label: "training")]
    if validation.contains(where: \.isFinite) {
      items.append(Legend.Item(sample: .line, style: "loss-validation", label: "validation"))
    }
    items.append(Legend.Item(sample: .dot, style: "best", label: "weights kept"))
    Legend(items: items).draw(
      x: isNarrow ? frame.left : width - frame.right, y: isNarrow ? 32 : 12,
      alignedRight: !isNarrow, in: &drawing)
    return Chart(
      name: name, title: "Losses of the training",
      description: "The loss over \(NumberText.count(training.count, "epoch", "epochs")); the "
        + "weights of epoch \(history.bestEpoch + 1) were kept.",
      width: Int(width), height: Int(height), content: drawing.markup)
  }

  private func drawEpochAxis(
    _ x: (Int) -> Double, _ frame: ChartFrame, _ drawing: inout Drawing
  ) {
    drawing.line(frame.left, frame.foot, width - frame.right, frame.foot, class: "axis")
    let count = history.epochs.count
    let step = max(
      1, Int(ValueScale.roundStep(span: Double(count), count: Int(frame.plotWidth / 70))))
    for epoch in stride(from: step, through: count, by: step) {
      let place = x(epoch - 1)
      drawing.line(place, frame.foot, place, frame.foot + 4, class: "axis")
      drawing.text(
        NumberText.count(epoch), x: place, y: frame.foot + 16, class: "tick", anchor: .middle)
    }
    drawing.text(
      "epoch", x: width - frame.right, y: frame.foot + 30, class: "context", anchor: .end)
  }

  private func drawBest(
    _ validation: [Double], _ training: [Double], _ x: (Int) -> Double, _ losses: ValueScale,
    _ drawing: inout Drawing
  ) {
    guard training.indices.contains(history.bestEpoch) else { return }
    let value =
      validation[history.bestEpoch].isFinite
      ? validation[history.bestEpoch] : training[history.bestEpoch]
    guard value.isFinite else { return }
    drawing.circle(x: x(history.bestEpoch), y: losses.y(value), radius: 5, class: "best")
  }

  private func line(_ values: [Double], _ x: (Int) -> Double, _ scale: ValueScale) -> String {
    var data = ""
    var isDrawing = false
    for (epoch, value) in values.enumerated() {
      guard value.isFinite else {
        isDrawing = false
        continue
      }
      data +=
        (isDrawing ? "L" : "M") + Drawing.number(x(epoch)) + " "
        + Drawing.number(scale.y(value))
      if values.count == 1 { data += "h0" }
      isDrawing = true
    }
    return data
  }
}
