import AnomalyDetection
import Evaluation
import RandomNumbers
import Recipes
import Testing
import TimeSeries

@testable import Benchmarking

@Suite struct InjectionReportTests {
  private static func waves(rows: Int) -> Series {
    var generator = RandomGenerator(seed: 3)
    let values = (0..<rows).map { row in
      let hour = row % 24
      let level = Double(hour < 12 ? hour : 24 - hour)
      return level + 0.2 * generator.normal()
    }
    return Series(
      name: "waves", channelNames: ["a"], timeAxis: TimeAxis(rowCount: rows), values: values)
  }

  @Test func `large spikes are found and calm rows raise no alarm`() throws {
    let kinds = ["spike:4", "dip:4"].compactMap(Distortion.init)
    // The word alone means the baseline, which has no threshold.
    var recipe = Recipe(data: RecipeData(.file(FileData(path: "-"))))
    recipe.method = .fitted
    recipe.model = .fitted(.kind(.linear))
    var done: [Int] = []
    let report = try InjectionReport(
      InjectionTest(
        Self.waves(rows: 800), detector: .recipe(recipe, name: "linear"),
        distortions: kinds, count: 3, seed: 1)
    ) { done.append($0) }
    #expect(report.alarmsAsIs == 0)
    #expect(report.outcomes.map { $0.events?.detectedCount } == [3, 3])
    #expect(
      report.outcomes.allSatisfy { $0.plantedCount == 3 && ($0.prAUC ?? 0) > 5 * $0.labelledShare })
    #expect(report.outcomes.allSatisfy { ($0.events?.medianDelay ?? -1) >= 0 })
    #expect(done == [0, 1, 2])
    #expect("\(report.json)".contains("\"kind\": \"spike:4.0\", \"injected\": 3, \"found\": 3"))
  }

  @Test func `what only ranks rows is not asked for alarms`() throws {
    let report = try InjectionReport(
      InjectionTest(
        Self.waves(rows: 400), detector: .baseline(.difference),
        distortions: ["spike"].compactMap(Distortion.init), count: 2))
    #expect(report.alarmsAsIs == nil)
    #expect(report.outcomes[0].events == nil)
    #expect(try #require(report.outcomes[0].prAUC) > 5 * report.outcomes[0].labelledShare)
  }
}
