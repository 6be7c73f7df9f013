import Foundation
import TestSupport
import Testing
import TimeSeries

@testable import Recipes
@testable import Studies

/// The counts that the published studies give, to the row.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: SharedData.path("nab")),
    "no data"))
struct StudyCountsTests {
  struct Counts: Sendable {
    let recipe: String
    var rows: Int
    var train: Int?
    let test: Int
    var anomalous: Int?
  }

  private static func recipe(_ name: String) throws -> Recipe {
    try RecipeDocument(path: Repository.root.appending(path: "recipes/\(name).yaml").path())
      .recipe()
  }

  @Test(arguments: [
    Counts(recipe: "cloudwatch-dense", rows: 36_358, test: 5444),
    Counts(recipe: "cloudwatch-lstm", rows: 36_358, test: 5444),
    Counts(recipe: "twitter-dense", rows: 15_902, test: 2356),
    Counts(recipe: "twitter-lstm", rows: 15_902, test: 2356),
    Counts(recipe: "twitter-conv1d", rows: 15_902, test: 2356),
    Counts(recipe: "yahoo-model-1", rows: 94_866, test: 18_974),
    Counts(recipe: "yahoo-model-2", rows: 94_866, test: 18_974),
    Counts(recipe: "yahoo-model-3", rows: 94_866, test: 18_974),
    Counts(recipe: "yahoo-model-4", rows: 94_866, test: 18_974),
    Counts(recipe: "ucr-lstm", rows: 79_794, train: 63_244, test: 16_490, anomalous: 679),
    Counts(recipe: "ucr-lstm-improved", rows: 79_794, test: 16_490, anomalous: 679),
    Counts(recipe: "multivariate-lstm", rows: 12_000, train: 3800, test: 200),
  ])
  func `a recipe has the rows and windows of the published study`(counts: Counts) throws {
    let recipe = try Self.recipe(counts.recipe)
    let source = try RecipeSource(
      recipe, folder: DataFolder(option: SharedData.folder.path(), environment: nil, recipe: nil))
    let windows = try #require(recipe.windows)
    let series = source.tables[0].series
    let labels = series.labels
    let split = StudySplit(
      try #require(recipe.split), windows: windows, rowCount: series.rowCount,
      labels: labels, seed: recipe.seed)
    #expect(series.rowCount == counts.rows)
    #expect(split.test.starts.count == counts.test)
    if let train = counts.train {
      // Published studies take validation out of these.
      #expect(split.train.starts.count + split.validation.starts.count == train)
    }
    if let anomalous = counts.anomalous, let labels {
      let found = split.test.starts.count { labels[$0..<$0 + windows.length].contains(true) }
      #expect(found == anomalous)
    }
    let all = split.train.starts + split.validation.starts + split.test.starts
    #expect(Set(all).count == all.count, "a window is in two parts")
  }
}
