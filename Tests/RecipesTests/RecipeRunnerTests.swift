import AnomalyDetection
import Evaluation
import Foundation
import Reporting
import TestSupport
import Testing
import TimeSeries

@testable import Recipes

@Suite struct RecipeRunnerTests {
  private func recipe(_ kind: ModelConfiguration.Kind?) -> Recipe {
    var recipe = Recipe(data: RecipeData(.synthetic(TelemetryConfiguration(seed: 1))))
    recipe.model = kind.map { .fitted(.kind($0)) }
    return recipe
  }

  @Test func `made-up telemetry is learned from its clean part and measured on the rest`() throws {
    let outcome = try RecipeRunner(recipe(.linear)).run()
    let series = try #require(outcome.findings.first)
    #expect(series.trainingRows == 0..<2016)
    #expect(outcome.planted.count == 9)
    #expect(try #require(series.metrics).rows == 2016..<4032)
    #expect(outcome.anomalyCount > 0)
  }

  @Test func `progress rises, and a no stops the run`() throws {
    var fractions: [Double] = []
    _ = try RecipeRunner(recipe(.linear)).run { progress in
      fractions.append(progress.fit.fraction)
      return true
    }
    #expect(fractions.count > 1)
    #expect(fractions == fractions.sorted())
    #expect(throws: RecipeError.self) { try RecipeRunner(recipe(.linear)).run { _ in false } }
  }

  /// The picture in the README; made anew by `MARTLET_WRITE_IMAGES=1 swift test --filter picture`.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["MARTLET_WRITE_IMAGES"] != nil,
      "writes into the repository"))
  func `the picture of the demo is drawn`() throws {
    let outcome = try RecipeRunner(recipe(nil), threadCount: 2).run()
    let chart = try #require(outcome.report(on: outcome.findings[0]).charts.first)
    try Data(chart.svg.utf8).write(
      to: Repository.root.appendingPathComponent("docs/images/demo.svg"))
  }
}
