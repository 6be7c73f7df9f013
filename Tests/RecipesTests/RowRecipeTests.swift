import AnomalyDetection
import Foundation
import RandomNumbers
import Reporting
import SeriesFiles
import Studies
import Testing
import TimeSeries

@testable import Recipes

/// Recipes without windows, which leave all to Martlet's own detectors.
@Suite struct RowRecipeTests {
  /// A daily rhythm with noise, holes and a spike, a row every ten minutes.
  private func series(channels: Int, rows: Int = 700) -> Series {
    var random = RandomGenerator(seed: 5)
    var values: [Double] = []
    for row in 0..<rows {
      for channel in 0..<channels {
        var value = 20 + 5 * sin(Double(row) / 144 * 2 * .pi + Double(channel))
        value += 0.3 * random.normal()
        if row == 600 { value += 30 }
        values.append(row % 97 == 50 ? .nan : value)
      }
    }
    return Series(
      name: "made", channelNames: (0..<channels).map { "c\($0)" },
      timeAxis: TimeAxis(
        ticks: (0..<Int64(rows)).map { 1_700_000_400_000_000_000 + 600_000_000_000 * $0 },
        style: .epoch(.seconds)),
      values: values)
  }

  /// Runs a test on a file of the series.
  private func withFile<Result>(
    _ series: Series, _ body: (String) throws -> Result
  ) throws -> Result {
    let path = FileManager.default.temporaryDirectory.appending(
      path: "martlet-rows-\(UUID().uuidString).csv"
    ).path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try CSVWriter.write(series, to: path)
    return try body(path)
  }

  private func finding(_ recipe: Recipe) throws -> Finding {
    try #require(try RecipeRunner(recipe).run().findings.first)
  }

  @Test(arguments: [(1, DetectionMethod.online), (2, .fitted)])
  func `a recipe of nothing but data finds what a library user finds`(
    channels: Int, method: DetectionMethod
  ) throws {
    try withFile(series(channels: channels)) { path in
      let finding = try finding(Recipe(data: RecipeData(.file(FileData(path: path)))))
      let found = try #require(finding.result)
      let expected = try Detection(of: SeriesReader.read(path: path).series[0]).result
      #expect(finding.model?.method == method)
      #expect(
        found.anomalyScores.map(\.bitPattern) == expected.anomalyScores.map(\.bitPattern))
      #expect(found.isAnomaly == expected.isAnomaly && found.isAnomaly[600])
      #expect(found.isImputed == expected.isImputed && found.isImputed[50])
      #expect(found.anomalies.map(\.reason) == expected.anomalies.map(\.reason))
      #expect(finding.study?.threshold.value == finding.alarms?.threshold)
    }
  }

  @Test func `what a stream only watched is for training, all else for the test`() throws {
    try withFile(series(channels: 1)) { path in
      var recipe = Recipe(data: RecipeData(.file(FileData(path: path))))
      let finding = try finding(recipe)
      let study = try #require(finding.study)
      // A day of ten minutes is 144 rows, and a warm-up has at least 160.
      #expect(study.train.starts == Array(0..<160))
      #expect(study.test.starts == Array(160..<700))
      #expect(study.test.flaggedCount >= 1 && study.test.isFlagged[600 - 160])
      #expect(
        finding.model?.detectors.isEmpty == true && (finding.modelFacts?.parameterCount ?? 0) > 0)
      #expect(try #require(study.test.quality?.r2) > 0.5)
      recipe.method = .fitted
      #expect(try self.finding(recipe).model?.method == .fitted)
      recipe.method = nil
      recipe.split = SplitRule(test: 0.5)
      #expect(try self.finding(recipe).model?.method == .fitted)
      recipe.method = .online
      let halves = try self.finding(recipe)
      #expect(halves.study?.test.starts == Array(350..<700))
      #expect(halves.result?.isAnomaly == finding.result?.isAnomaly)
    }
  }

  @Test func `a moving threshold counts the rows that it flagged`() throws {
    try withFile(series(channels: 1)) { path in
      var recipe = Recipe(data: RecipeData(.file(FileData(path: path))))
      recipe.threshold = ThresholdConfiguration(
        rule: .budget(AlarmBudget(count: 1, per: .rows(50))))
      let outcome = try RecipeRunner(recipe).run()
      let finding = try #require(outcome.findings.first)
      let result = try #require(finding.result)
      #expect(finding.model?.method == .online)
      #expect(finding.study?.test.isFlagged == Array(result.isAnomaly[160...]))
      #expect(result.alarmRate != nil)
      #expect(outcome.metricsDocument.description.contains(#""method": "online""#))
    }
  }

  @Test func `a recipe's windows learn from the rows they are given, and from no later one`() throws
  {
    var recipe = Recipe(data: RecipeData(.file(FileData(path: "any.csv"))))
    recipe.windows = WindowConfiguration(length: 8)
    recipe.split = SplitRule(test: 0.2, validation: 0.1)
    recipe.model = .fitted(.sized(.linear(latentSize: 3)))
    recipe.threshold = ThresholdConfiguration(rule: .percentile(95), from: .test)
    let made = series(channels: 2)
    let altered = Series(
      name: made.name, channelNames: made.channelNames, timeAxis: made.timeAxis,
      values: made.values.enumerated().map { $0 / 2 < 350 ? $1 : -3 * $1 })
    let scores = try #require(try recipe.scores(of: made, trainingEnd: 350))
    let others = try #require(try recipe.scores(of: altered, trainingEnd: 350))
    #expect(scores.count == 700 && scores[6].isNaN && scores[7].isFinite)
    #expect(scores[..<350].map(\.bitPattern) == others[..<350].map(\.bitPattern))
    #expect(scores[400] != others[400])
    #expect(scores[600] > 1)
  }
}
