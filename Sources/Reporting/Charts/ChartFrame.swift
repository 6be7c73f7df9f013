import TimeSeries

/// The paper, margins and axes of a chart.
struct ChartFrame {
  let width: Double
  let height: Double
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  /// A frame with room for axis labels.
  init(
    width: Double, height: Double, left: Double = 52, right: Double = 12, top: Double = 26,
    bottom: Double = 38
  ) {
    self.width = width
    self.height = height
    self.left = left
    self.right = right
    self.top = top
    self.bottom = bottom
  }

  /// The width of the plot itself.
  var plotWidth: Double { width - left - right }
  /// The height of the plot itself.
  var plotHeight: Double { height - top - bottom }
  /// The foot of the plot.
  var foot: Double { top + plotHeight }

  /// Grid lines and labels of a value axis; the title stands above it, where it can be read.
  func drawValueAxis(_ scale: ValueScale, title: String, in drawing: inout Drawing) {
    drawing.group(class: "value-axis") { drawing in
      for tick in scale.ticks(count: max(2, Int(plotHeight / 42))) {
        let y = scale.y(tick.value)
        drawing.line(left, y, left + plotWidth, y, class: "grid")
        drawing.text(tick.label, x: left - 8, y: y + 3.5, class: "tick", anchor: .end)
      }
      let room = Int((plotWidth - 8) / 6.2)
      drawing.text(
        Markup.shortened(title, to: max(8, room)), x: 0, y: 12, class: "axis-title")
    }
  }

  /// The foot line, marks and labels of a time axis.
  func drawTimeAxis(_ scale: TimeScale, in drawing: inout Drawing, titled: Bool = true) {
    drawing.group(class: "time-axis") { drawing in
      drawing.line(left, foot, left + plotWidth, foot, class: "axis")
      let title = TimeText.axisTitle(of: scale.axis.style)
      let titleStart = width - right - Double(title.count) * 5.6
      var lastContextEnd = -Double.infinity
      for tick in scale.ticks(count: max(2, Int(plotWidth / 78))) {
        let x = scale.x(tick: tick.tick)
        let half = Double(tick.label.count) * 3.1
        let place = min(width - half - 1, max(half + 1, x))
        drawing.line(x, foot, x, foot + 4, class: "axis")
        drawing.text(tick.label, x: place, y: foot + 16, class: "tick", anchor: .middle)
        guard let context = tick.context, !context.isEmpty else { continue }
        let contextHalf = Double(context.count) * 3.1
        let contextPlace = min(width - contextHalf - 1, max(contextHalf + 1, x))
        guard contextPlace - contextHalf > lastContextEnd + 6,
          !titled || contextPlace + contextHalf < titleStart - 8
        else { continue }
        lastContextEnd = contextPlace + contextHalf
        drawing.text(context, x: contextPlace, y: foot + 30, class: "context", anchor: .middle)
      }
      if titled {
        drawing.text(title, x: width - right, y: foot + 30, class: "context", anchor: .end)
      }
    }
  }
}
