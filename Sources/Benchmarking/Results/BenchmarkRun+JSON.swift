package import Recipes

extension BenchmarkRun {
  /// The figures as one object: those of the detector asked for, the baselines in a list.
  package var json: JSONText {
    let summaries = summaries
    let first = summaries.first { !$0.isBaseline } ?? summaries[0]
    var members: [JSONText.Member] = [
      .init("benchmark", .string(suite.rawValue)), .init("data", .string(folder)),
      .init("seed", .integer(Int64(truncatingIfNeeded: seed))),
    ]
    members += Self.members(first)
    members.append(
      .init(
        "baselines",
        .array(summaries.filter { $0.name != first.name }.map { .object(Self.members($0)) })))
    members.append(
      .init(
        "failures",
        .array(
          failures.map { failure in
            .object([
              .init("detector", .string(failure.detector)),
              .init("series", .string(failure.series)), .init("reason", .string(failure.reason)),
            ])
          })))
    return .object(members)
  }

  private static func members(_ summary: DetectorSummary) -> [JSONText.Member] {
    var members: [JSONText.Member] = [
      .init("detector", .string(summary.name)),
      .init("series_count", .integer(Int64(summary.seriesCount))),
    ]
    for figure in summary.figures {
      if let deviation = figure.deviation {
        members.append(
          .init(
            figure.key,
            .object([.init("mean", .measured(figure.value)), .init("sd", .number(deviation))])))
      } else {
        members.append(.init(figure.key, .measured(figure.value)))
      }
    }
    members.append(
      .init(
        "intervals",
        .object(
          summary.figures.compactMap { figure in
            figure.interval.map {
              .init(figure.key, .array([.number($0.lowerBound), .number($0.upperBound)]))
            }
          })))
    members.append(.init("threshold", .measured(summary.threshold)))
    return members
  }

  /// What each detector took: the only file that knows a clock.
  package var timing: JSONText {
    .object(
      summaries.map { summary in
        .init(
          summary.name,
          .object([
            .init("seconds_per_series", .number(summary.secondsPerSeries)),
            .init("series_count", .integer(Int64(summary.seriesCount))),
          ]))
      })
  }
}
