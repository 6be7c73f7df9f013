internal import AnomalyDetection

/// Who is ahead on which series.
struct DuelOutcome {
  /// What came of one series for the one in question.
  enum Verdict {
    case ahead
    case behind
    case even
  }

  /// The name of the one in question.
  let subject: String
  /// The name of the other.
  let rival: String
  let measure: ComparisonContent.SeriesMeasure
  /// The series with two finite figures.
  let points: [ComparisonContent.Duel.Point]

  init(_ duel: ComparisonContent.Duel, of contestants: [ComparisonContent.Contestant]) {
    subject = contestants[duel.subject].name
    rival = contestants[duel.rival].name
    measure = duel.measure
    points = duel.points.filter { $0.subject.isFinite && $0.rival.isFinite }
  }

  /// Figures that read the same are even.
  func verdict(of point: ComparisonContent.Duel.Point) -> Verdict {
    let difference = difference(of: point)
    guard text(difference) != text(0) else { return .even }
    return difference > 0 ? .ahead : .behind
  }

  /// Series by their verdict, the most decided first.
  func points(_ verdict: Verdict) -> [ComparisonContent.Duel.Point] {
    let chosen = points.filter { self.verdict(of: $0) == verdict }
    return chosen.enumerated().sorted { first, second in
      let (one, other) = (difference(of: first.element), difference(of: second.element))
      return one.magnitude == other.magnitude
        ? first.offset < second.offset : one.magnitude > other.magnitude
    }.map(\.element)
  }

  func difference(of point: ComparisonContent.Duel.Point) -> Double {
    point.subject - point.rival
  }

  func text(_ value: Double) -> String { NumberText.fixed(value, decimals: measure.decimals) }

  /// What a pointer on a dot is told.
  func words(for point: ComparisonContent.Duel.Point) -> String {
    "\(Markup.shortened(point.series, to: 80)): \(text(point.subject)) against "
      + text(point.rival)
  }

  /// Such as `default is ahead on 41 of 58 series, behind on 12, even on 5.`
  var sentence: String {
    func count(_ verdict: Verdict) -> String {
      NumberText.count(points.count { self.verdict(of: $0) == verdict })
    }
    return "By \(measure.title), \(subject) is ahead of \(rival) on \(count(.ahead)) of "
      + "\(NumberText.count(points.count)) series, behind on \(count(.behind)), even on "
      + "\(count(.even))."
  }
}
