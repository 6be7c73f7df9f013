internal import AnomalyDetection

extension ChartFrame {
  /// A frame for a chart of a given width whose legend stands above the plot.
  init(legendAbove width: Double, height: Double) {
    let isNarrow = width < 500
    self.init(width: width, height: height, left: isNarrow ? 44 : 52, top: isNarrow ? 46 : 28)
  }

  /// Draws a legend at the head: on the right, or below the axis title where the chart is narrow.
  func drawLegend(_ items: [Legend.Item], in drawing: inout Drawing) {
    let isNarrow = width < 500
    Legend(items: items).draw(
      x: isNarrow ? left : width - right, y: isNarrow ? 32 : 12, alignedRight: !isNarrow,
      in: &drawing)
  }

  /// The foot line, marks and labels of an axis of numbers, with its title at the right.
  ///
  /// - Parameter scale: Its height is not used: the place of a value is its fraction of the plot.
  func drawNumberAxis(
    _ scale: ValueScale, title: String, in drawing: inout Drawing,
    label: (ValueScale.Tick) -> String = { $0.label }
  ) {
    drawing.line(left, foot, left + plotWidth, foot, class: "axis")
    for tick in scale.ticks(count: max(2, Int(plotWidth / 80))) {
      let x = x(tick.value, scale)
      drawing.line(x, foot, x, foot + 4, class: "axis")
      drawing.text(label(tick), x: x, y: foot + 16, class: "tick", anchor: .middle)
    }
    drawing.text(title, x: width - right, y: foot + 30, class: "context", anchor: .end)
  }

  /// The place of a value on a number axis.
  func x(_ value: Double, _ scale: ValueScale) -> Double {
    left + plotWidth * scale.fraction(value)
  }

  /// An axis of whole numbers from 1 to `count`, such as epochs.
  func drawCountAxis(count: Int, title: String, in drawing: inout Drawing) {
    drawing.line(left, foot, left + plotWidth, foot, class: "axis")
    let step = max(1, Int(ValueScale.roundStep(span: Double(count), count: Int(plotWidth / 70))))
    for number in stride(from: step, through: count, by: step) {
      let place = x(number: number, of: count)
      drawing.line(place, foot, place, foot + 4, class: "axis")
      drawing.text(
        NumberText.count(number), x: place, y: foot + 16, class: "tick", anchor: .middle)
    }
    drawing.text(title, x: width - right, y: foot + 30, class: "context", anchor: .end)
  }

  /// The place of a number from 1 to `count` on a count axis.
  func x(number: Int, of count: Int) -> Double {
    count <= 1
      ? left + plotWidth / 2 : left + plotWidth * Double(number - 1) / Double(count - 1)
  }

  /// A line through values along a count axis; missing ones break it, a lone one is a dot.
  func path(through values: [Double], y: (Double) -> Double) -> String {
    var data = ""
    var isDrawing = false
    for (index, value) in values.enumerated() {
      guard value.isFinite else {
        isDrawing = false
        continue
      }
      data +=
        (isDrawing ? "L" : "M") + Drawing.number(x(number: index + 1, of: values.count)) + " "
        + Drawing.number(y(value))
      if values.count == 1 { data += "h0" }
      isDrawing = true
    }
    return data
  }
}
