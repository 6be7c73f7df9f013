internal import AnomalyDetection

/// The page that compares detectors on a benchmark as one HTML file that needs nothing else.
package enum ComparisonReport {
  /// The file's text.
  package static func render(_ content: ComparisonContent) -> String {
    let body =
      FactList(facts: headline(content), style: "headline").html
      + WarningList(sentences: content.warnings).html + ComparisonSections(content: content).html
    return Page(
      title: content.title, lead: content.summary, body: body, provenance: content.provenance,
      command: content.command
    ).html
  }

  /// The page's charts, each for a file of its own: `ranking`, `duel`; those for which there is
  /// something to draw.
  package static func charts(_ content: ComparisonContent) -> [Chart] {
    [
      RankingChart(content: content, layout: .wide, name: "ranking").draw(),
      content.duel.flatMap { duel in
        DuelChart(
          duel: DuelOutcome(duel, of: content.contestants), layout: .wide, name: "duel"
        ).draw()
      },
    ].compactMap(\.self)
  }

  /// The figures of the one in question, of its best rival, and how far apart they are.
  private static func headline(_ content: ComparisonContent) -> [Report.Fact] {
    guard let subject = content.duel.map(\.subject) ?? content.contestants.indices.first else {
      return content.facts
    }
    var facts: [Report.Fact] = []
    for (index, title) in content.figureTitles.enumerated()
    where index == 0 || content.contestants[subject].figures[index].deviation != nil {
      facts.append(
        fact(index == 0 ? content.rankTitle : title, content.contestants[subject], figure: index))
    }
    if let duel = content.duel {
      let rival = content.contestants[duel.rival]
      facts.append(fact(rival.isBaseline ? "Best baseline" : "Next best", rival, figure: 0))
      facts.append(
        .init(
          "Lead over it", duel.lead.signedNumber,
          explanation: duel.lead.spread.map { "95 % interval \($0)" }))
    }
    return facts + content.facts
  }

  /// Such as 72.32, and `default, 63.9…79.7` below it.
  private static func fact(
    _ title: String, _ contestant: ComparisonContent.Contestant, figure: Int
  ) -> Report.Fact {
    let name = Markup.shortened(contestant.name, to: 40)
    let figure = contestant.figures[figure]
    return .init(title, figure.number, explanation: figure.spread.map { "\(name), \($0)" } ?? name)
  }
}
