internal import AnomalyDetection

/// The contestants, the duel, the series, and what could not be done.
struct ComparisonSections {
  let content: ComparisonContent

  /// Series in the table; the files beside the page have all.
  static let mostSeries = 1000
  /// Lines of a list of the most decided series.
  private static let mostDecided = 6
  /// Lines of the list of what could not be done.
  private static let mostFailures = 100

  var html: String { contestants + duel + series + failures }

  private var contestants: String {
    guard !content.contestants.isEmpty else { return "" }
    let figure = Figure.html { layout in
      RankingChart(content: content, layout: layout, name: layout.named("ranking")).draw()
    }
    let note =
      content.note.isEmpty ? "" : "<p class=\"intro\">\(Markup.escaped(content.note))</p>"
    return """
      <section id="detectors"><h2>Best first</h2>\(note)
      <div class="panels">\(figure)</div>
      \(ContestantTable(content: content).html)\
      \(spreadNote)
      </section>

      """
  }

  private var spreadNote: String {
    let figures = content.contestants.flatMap(\.figures)
    guard figures.contains(where: { $0.interval != nil }) else { return "" }
    let deviation =
      figures.contains { $0.deviation != nil } ? "; behind ±, its deviation over splits" : ""
    return "<p class=\"small\">Below a figure: where it would lie for other series like these, 95 "
      + "times of 100, by bootstrap over series with twins counted once\(deviation).</p>"
  }

  private var duel: String {
    guard let duel = content.duel else { return "" }
    let outcome = DuelOutcome(duel, of: content.contestants)
    guard !outcome.points.isEmpty else { return "" }
    let figure = Figure.html(
      { layout in
        DuelChart(duel: outcome, layout: layout, name: layout.named("duel")).draw()
      }, caption: "A dot is a series; a pointer resting on it tells which.")
    let lists =
      list(outcome, .ahead, "Furthest ahead") + list(outcome, .behind, "Furthest behind")
    return """
      <section id="duel"><h2>\(Markup.escaped("\(outcome.subject) against \(outcome.rival)"))</h2>
      <p class="intro">\(Markup.escaped(outcome.sentence)) \(Markup.escaped(duel.measure.note))</p>
      <div class="duel"><div class="panels">\(figure)</div><div>\(lists)</div></div>
      </section>

      """
  }

  private func list(
    _ outcome: DuelOutcome, _ verdict: DuelOutcome.Verdict, _ title: String
  ) -> String {
    let rows = outcome.points(verdict).prefix(Self.mostDecided).map { point in
      let difference = MeasuredFigure(
        outcome.difference(of: point), decimals: outcome.measure.decimals)
      return [
        Markup.shortened(point.series, to: 60), outcome.text(point.subject),
        outcome.text(point.rival), difference.signedNumber,
      ]
    }
    guard !rows.isEmpty else { return "" }
    let names = [outcome.subject, outcome.rival].map { Markup.shortened($0, to: 24) }
    let table = Table(
      columns: [.text("series"), .number(names[0]), .number(names[1]), .number("difference")],
      rows: Array(rows))
    return "<h3>\(title)</h3>\(table.html)"
  }

  private var series: String {
    guard content.seriesCount > 0 else { return "" }
    let isSplit = content.categories.count > 1
    let overview =
      isSplit
      ? "<h3>By category</h3><p class=\"small\">The figure of all series of a category together.</p>"
        + "\(grid("category", [("", content.categories.map(\.total))]))" : ""
    var room = Self.mostSeries
    var blocks: [(heading: String, lines: [ComparisonContent.Line])] = []
    for category in content.categories where room > 0 {
      let lines = Array(category.series.prefix(room))
      room -= lines.count
      blocks.append((isSplit ? category.total.name : "", lines))
    }
    let rest = content.seriesCount - Self.mostSeries
    let more =
      rest > 0
      ? "<p class=\"small\">\(NumberText.count(rest, "more series is", "more series are")) not shown "
        + "here.</p>" : ""
    return """
      <section id="series"><h2>Series by series</h2>
      <p class="intro">\(Markup.escaped(content.seriesMeasure.title)) of every series, the best of a \
      line in bold. \(Markup.escaped(content.seriesMeasure.note))</p>
      \(overview)\(isSplit ? "<h3>By series</h3>" : "")\(grid("series", blocks))\(more)
      </section>

      """
  }

  private func grid(
    _ title: String, _ blocks: [(heading: String, lines: [ComparisonContent.Line])]
  ) -> String {
    SeriesGrid(
      contestants: content.contestants, measure: content.seriesMeasure, lineTitle: title,
      blocks: blocks
    ).html
  }

  private var failures: String {
    guard !content.failures.isEmpty else { return "" }
    let rows = content.failures.prefix(Self.mostFailures).map { failure in
      let isAll =
        content.contestants.count > 1 && failure.contestants.count == content.contestants.count
      return [
        Markup.shortened(failure.series, to: 90),
        isAll ? "all" : Markup.shortened(failure.contestants.joined(separator: ", "), to: 200),
        Markup.shortened(failure.reason, to: 400),
      ]
    }
    let rest = content.failures.count - rows.count
    let more = rest > 0 ? "<p class=\"small\">And \(NumberText.count(rest)) more.</p>" : ""
    let table = Table(
      columns: [.text("series"), .text("detector"), .text("reason")], rows: Array(rows))
    return """
      <section id="failures"><h2>What could not be done</h2>
      \(table.html)\(more)
      </section>

      """
  }
}
