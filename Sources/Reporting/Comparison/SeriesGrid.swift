internal import AnomalyDetection

/// A figure of every contestant on every series, the best of a line in bold, the cells the darker the
/// higher the figure.
struct SeriesGrid {
  let contestants: [ComparisonContent.Contestant]
  let measure: ComparisonContent.SeriesMeasure
  /// What the lines are: `series` or `category`.
  let lineTitle: String
  /// Lines in blocks, each under a heading; no heading where it is empty.
  let blocks: [(heading: String, lines: [ComparisonContent.Line])]

  /// Lines beyond which the table scrolls in a box of its own, under a head that stays.
  static let tallFrom = 30

  var html: String {
    let count = blocks.reduce(0) { $0 + $1.lines.count }
    guard count > 0 else { return "" }
    let heads = contestants.map { contestant in
      "<th class=\"n\(contestant.isBaseline ? " beside" : "")\">"
        + "\(Markup.escaped(Markup.shortened(contestant.name, to: 40)))</th>"
    }
    let isTall = count > Self.tallFrom
    return """
      <div class="scroll\(isTall ? " tall" : "")"\(isTall ? " tabindex=\"0\" role=\"region\" aria-label=\"\(lineTitle)\"" : "")>\
      <table class="grid" style="min-width:\(15 + 6 * contestants.count)em"><thead><tr><th>\(lineTitle)</th>\(heads.joined())</tr></thead>
      \(blocks.map(block).joined())</table></div>

      """
  }

  private func block(_ block: (heading: String, lines: [ComparisonContent.Line])) -> String {
    let heading =
      block.heading.isEmpty
      ? ""
      : "<tr class=\"group\"><th colspan=\"\(contestants.count + 1)\">"
        + "\(Markup.escaped(Markup.shortened(block.heading, to: 80)))</th></tr>\n"
    return "<tbody>\(heading)\(block.lines.map(line).joined())</tbody>\n"
  }

  private func line(_ line: ComparisonContent.Line) -> String {
    precondition(
      line.values.count == contestants.count,
      "\(line.values.count) values for \(contestants.count) contestants")
    let values = line.values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    let known = values.compactMap(\.self)
    // What reads the same is equally good; where all are, none is best.
    let best = Set(known.map(text)).count > 1 ? known.max().map(text) : nil
    let cells = values.map { value -> String in
      guard let value else { return "<td class=\"n\">–</td>" }
      let text = text(value)
      return "<td class=\"n\(shade(value))\">\(text == best ? "<b>\(text)</b>" : text)</td>"
    }
    return "<tr><th scope=\"row\">\(Markup.escaped(Markup.shortened(line.name, to: 90)))</th>"
      + "\(cells.joined())</tr>\n"
  }

  private func text(_ value: Double) -> String {
    // A share of several verdicts is a number again.
    if measure.isVerdict, value == 0 || value == 1 { return value == 1 ? "✓" : "✗" }
    return NumberText.fixed(value, decimals: measure.decimals)
  }

  /// One of five depths; none for what is at or below 0.
  private func shade(_ value: Double) -> String {
    let depth = Int((5 * min(1, max(0, value / measure.range.upperBound))).rounded())
    return depth > 0 ? " d\(depth)" : ""
  }
}
