internal import AnomalyDetection

/// What a search tried, parameter by parameter, and how much each mattered.
package struct TuningChart {
  package struct Parameter: Sendable {
    /// What it is called.
    let name: String
    /// Its share of what the parameters explain; `nil` where that is not known yet.
    let share: Double?
    /// `[trial]`: its numbers; places in `words` where it has no numbers.
    let values: [Double]
    /// What the places stand for; empty for numbers.
    let words: [String]
    /// Whether equal ratios lie equally far apart.
    let isLogarithmic: Bool

    package init(
      name: String, share: Double?, values: [Double], words: [String] = [],
      isLogarithmic: Bool = false
    ) {
      self.name = name
      self.share = share
      self.values = values
      self.words = words
      self.isLogarithmic = isLogarithmic
    }
  }

  private static let rowHeight = 112.0
  private static let width = 820.0
  private static let left = 300.0

  /// Most important first.
  let parameters: [Parameter]
  /// What trials are compared by.
  let objectiveName: String
  /// `[trial]`: the objective.
  let objectives: [Double]
  /// Which trial is the best.
  let best: Int

  /// A chart of complete trials; at least one, all numbers finite.
  package init(
    parameters: [Parameter], objectiveName: String, objectives: [Double], best: Int
  ) {
    self.parameters = parameters
    self.objectiveName = objectiveName
    self.objectives = objectives
    self.best = best
  }

  /// The drawing: a row a parameter, its share on the left, its values against the objective on the
  /// right.
  package func draw() -> Chart {
    var drawing = Drawing()
    drawing.text("share of what the parameters explain", x: 16, y: 20, class: "axis-title")
    drawing.text(
      "\(objectiveName) of each trial, the best in green", x: Self.left, y: 20,
      class: "axis-title")
    for (index, parameter) in parameters.enumerated() {
      draw(parameter, top: 34 + Double(index) * Self.rowHeight, &drawing)
    }
    let told = parameters.compactMap { parameter in
      parameter.share.map { "\(parameter.name) \(NumberText.percent($0))" }
    }
    return Chart(
      name: "tuning", title: "Which parameters mattered",
      description: "Shares of what the parameters explain of the objective's ranks: "
        + (told.isEmpty ? "not known from so few trials" : told.joined(separator: ", ")) + ".",
      width: Int(Self.width), height: Int(34 + Double(parameters.count) * Self.rowHeight),
      content: drawing.markup)
  }

  private func draw(_ parameter: Parameter, top: Double, _ drawing: inout Drawing) {
    drawing.text(Markup.shortened(parameter.name, to: 42), x: 16, y: top + 26, class: "context")
    if let share = parameter.share {
      let room = 200.0
      drawing.rectangle(
        x: 16, y: top + 36, width: room, height: 12, class: "hatch-ground", radius: 2)
      drawing.rectangle(
        x: 16, y: top + 36, width: room * share, height: 12, class: "bar", radius: 2)
      drawing.text(NumberText.percent(share), x: 16 + room + 8, y: top + 46, class: "tick")
    }
    drawTrials(parameter, top: top + 8, height: Self.rowHeight - 40, &drawing)
  }

  private func drawTrials(
    _ parameter: Parameter, top: Double, height: Double, _ drawing: inout Drawing
  ) {
    let plotWidth = Self.width - Self.left - 24
    let (heights, widths) = (scale(objectives, top: top, height: height), widths(parameter))
    for tick in heights.ticks(count: 2) {
      drawing.line(
        Self.left, heights.y(tick.value), Self.left + plotWidth, heights.y(tick.value),
        class: "grid")
      drawing.text(
        tick.label, x: Self.left - 6, y: heights.y(tick.value) + 3.5, class: "tick", anchor: .end)
    }
    let foot = top + height
    drawing.line(Self.left, foot, Self.left + plotWidth, foot, class: "axis")
    let ticks =
      parameter.words.isEmpty
      ? widths.ticks(count: 6).map { ($0.value, $0.label) }
      : parameter.words.enumerated().map { (Double($0.offset), $0.element) }
    for (value, label) in ticks {
      drawing.text(
        Markup.shortened(label, to: 18), x: Self.left + plotWidth * widths.fraction(value),
        y: foot + 15, class: "tick", anchor: .middle)
    }
    for (index, objective) in objectives.enumerated() where index != best {
      drawing.circle(
        x: Self.left + plotWidth * widths.fraction(parameter.values[index]),
        y: heights.y(objective), radius: 3, class: "bar")
    }
    drawing.circle(
      x: Self.left + plotWidth * widths.fraction(parameter.values[best]),
      y: heights.y(objectives[best]), radius: 4.5, class: "best")
  }

  private func widths(_ parameter: Parameter) -> ValueScale {
    guard parameter.words.isEmpty else {
      return ValueScale(
        holding: -0.5...Double(parameter.words.count) - 0.5, top: 0, height: 1)
    }
    let range = ValueScale.range(of: parameter.values) ?? 0...1
    return parameter.isLogarithmic
      ? ValueScale(logarithmic: range.lowerBound / 1.1...range.upperBound * 1.1, top: 0, height: 1)
      : ValueScale(holding: range, top: 0, height: 1)
  }

  /// Errors differ by powers of ten where a few trials came to nothing.
  private func scale(_ values: [Double], top: Double, height: Double) -> ValueScale {
    let range = ValueScale.range(of: values) ?? 0...1
    return range.lowerBound > 0 && range.upperBound > 8 * range.lowerBound
      ? ValueScale(
        logarithmic: range.lowerBound / 1.2...range.upperBound * 1.2, top: top, height: height)
      : ValueScale(holding: range, top: top, height: height)
  }
}
