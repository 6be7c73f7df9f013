internal import AnomalyDetection
internal import Evaluation
package import Recipes
internal import TimeSeries

/// What a test with injected anomalies found, kind by kind.
package struct InjectionReport: Sendable {
  package let test: InjectionTest
  /// Alarms in the searched rows as they are; `nil` where the detector has no threshold.
  package let alarmsAsIs: Int?
  /// In the order of the test's kinds.
  package let outcomes: [InjectionTest.Outcome]

  /// Runs a test.
  ///
  /// - Parameter progress: told of the kinds done.
  package init(_ test: InjectionTest, progress: (Int) -> Void = { _ in }) throws {
    self.test = test
    progress(0)
    alarmsAsIs = try test.alarmsAsIs()
    var outcomes: [InjectionTest.Outcome] = []
    for distortion in test.distortions {
      outcomes.append(try test.outcome(of: distortion))
      progress(outcomes.count)
    }
    self.outcomes = outcomes
  }

  /// What `evaluate --inject --json` prints.
  package var json: JSONText {
    .object([
      .init("series", .string(test.series.name)),
      .init("detector", .string(test.detector.name)),
      .init("seed", .integer(Int64(clamping: test.seed))),
      .init(
        "searched_rows",
        .array([
          .integer(Int64(test.searchedRows.lowerBound)),
          .integer(Int64(test.searchedRows.upperBound)),
        ])),
      .init("alarms_as_is", alarmsAsIs.map { .integer(Int64($0)) } ?? .null),
      .init("kinds", .array(outcomes.map(Self.json))),
    ])
  }

  private static func json(_ outcome: InjectionTest.Outcome) -> JSONText {
    .object([
      .init("kind", .string(outcome.distortion.description)),
      .init("injected", .integer(Int64(outcome.plantedCount))),
      .init("found", outcome.events.map { .integer(Int64($0.detectedCount)) } ?? .null),
      .init("median_delay", outcome.events?.medianDelay.map { .number($0) } ?? .null),
      .init("pr_auc", outcome.prAUC.map { .number($0) } ?? .null),
      .init("labelled_share", .number(outcome.labelledShare)),
    ])
  }
}
