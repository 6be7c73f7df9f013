internal import AnomalyDetection

/// All figures of all contestants, best first.
struct ContestantTable {
  let content: ComparisonContent

  var html: String {
    let hasThreshold = content.contestants.contains { $0.threshold != nil }
    let counts = Set(content.contestants.map(\.seriesCount))
    var titles = content.figureTitles
    if hasThreshold { titles.append("threshold") }
    if counts.count > 1 { titles.append("series") }
    let head = titles.map { "<th class=\"n\">\(Markup.escaped($0))</th>" }.joined()
    let rows = content.contestants.map { contestant in
      var cells = contestant.figures.map(cell)
      if hasThreshold {
        cells.append("<td class=\"n\">\(contestant.threshold.map(NumberText.value) ?? "–")</td>")
      }
      if counts.count > 1 {
        cells.append("<td class=\"n\">\(NumberText.count(contestant.seriesCount))</td>")
      }
      let name = Markup.escaped(Markup.shortened(contestant.name, to: 60))
      let kind = contestant.isBaseline ? "<small>baseline</small>" : ""
      return "<tr\(contestant.isBaseline ? " class=\"beside\"" : "")>"
        + "<th scope=\"row\">\(name)\(kind)</th>\(cells.joined())</tr>"
    }
    return """
      <div class="scroll"><table class="contestants"><thead><tr><th>detector</th>\(head)</tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>

      """
  }

  private func cell(_ figure: MeasuredFigure) -> String {
    let spread = figure.spread.map { "<small>\(Markup.escaped($0))</small>" } ?? ""
    return "<td class=\"n\">\(figure.number)\(spread)</td>"
  }
}
