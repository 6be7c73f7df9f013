import AnomalyDetection
import Evaluation
import Foundation
import SeriesFiles
import TestSupport
import Testing
import TimeSeries

@testable import Recipes

/// The whole job on real data, with no option given.
///
/// They train, so they need optimisation; and they need the data, which is no part of the project.
@Suite(.enabled(if: SharedData.isTrainable, "trains: in release, where there is data"))
struct SharedDataTests {
  private func recipe(_ path: String) -> Recipe {
    Recipe(data: RecipeData(.file(FileData(path: SharedData.path(path)))))
  }

  /// What holds for every result, whatever the data.
  private func check(_ result: DetectionResult, _ file: String) {
    let rows = result.series.rowCount
    #expect(result.rawScores.contains { $0.isFinite }, "\(file)")
    #expect(result.anomalies.count <= max(3, rows / 200), "\(file)")
    for (earlier, later) in zip(result.anomalies, result.anomalies.dropFirst()) {
      #expect(earlier.rows.upperBound <= later.rows.lowerBound, "\(file)")
    }
    for anomaly in result.anomalies {
      #expect(anomaly.score > 1 && anomaly.rows.contains(anomaly.peak), "\(file)")
      #expect(
        abs(anomaly.channelShares.reduce(0) { $0 + $1.share } - 1) < 1e-9, "\(file)")
    }
  }

  @Test func `three of the five labelled windows of the taxis, and at most ten anomalies`() throws {
    var recipe = recipe("nab/data/realKnownCause/nyc_taxi.csv")
    recipe.data.labels = .file(
      SharedData.path("nab/labels/combined_windows.json"))
    let series = try #require(RecipeRunner(recipe, threadCount: 2).run().findings.first)
    let metrics = try #require(series.metrics)
    let result = try #require(series.result)
    #expect(metrics.events.labelledCount == 5)
    #expect(metrics.events.detectedCount >= 3)
    #expect(result.anomalies.count <= 10)
  }

  @Test(
    arguments: SharedData.files(below: "nab/data", ending: ".csv")
      + SharedData.files(below: "ms_cloud_monitoring/data", ending: ".csv")
      + SharedData.files(below: "ucr", ending: ".txt")
      + SharedData.files(below: "mgab", ending: ".csv")
      + SharedData.files(below: "ecg", ending: ".out"))
  func `every file runs to an end with few anomalies`(file: String) throws {
    let outcome = try RecipeRunner(recipe(file), threadCount: 2).run()
    #expect(!outcome.findings.isEmpty)
    for series in outcome.findings { check(try #require(series.result), file) }
  }

  @Test(
    arguments: SharedData.files(below: "smd/train", ending: ".txt")
      + SharedData.files(below: "asd/train", ending: ".txt"))
  func `every machine is learned from one file and searched in another`(file: String) throws {
    var fit = recipe(file)
    fit.task = .fit
    let outcome = try #require(RecipeRunner(fit, threadCount: 2).run().findings.first)
    guard case .fitted(let detector) = outcome.model else {
      Issue.record("a fit gives a fitted detector")
      return
    }
    let other = file.replacing("/train/", with: "/test/")
    let data = try SeriesReader.read(path: SharedData.path(other))
    check(try detector.detect(try #require(data.series.first), threadCount: 2), other)
  }

  @Test func `rows one by one give the scores of the whole file, to the bit`() throws {
    var fitted = recipe("nab/data/realKnownCause/nyc_taxi.csv")
    fitted.method = .fitted
    let outcome = try RecipeRunner(fitted).run()
    let series = try #require(outcome.findings.first)
    let whole = try #require(series.result)
    guard case .fitted = series.model else {
      Issue.record("a fitted detector was asked for")
      return
    }
    #expect(try Self.scoresOneByOne(series) == whole.anomalyScores.map(\.bitPattern))
  }

  @Test func `a metric with a clock is watched, and its rows one by one give the same scores`()
    throws
  {
    let outcome = try RecipeRunner(recipe("nab/data/realKnownCause/nyc_taxi.csv")).run()
    let series = try #require(outcome.findings.first)
    let whole = try #require(series.result)
    guard case .online = series.model else {
      Issue.record("one channel with a clock is watched on line")
      return
    }
    #expect(try Self.scoresOneByOne(series) == whole.anomalyScores.map(\.bitPattern))
  }

  /// The bits of the anomaly scores that a watcher gives row by row.
  private static func scoresOneByOne(_ finding: Finding) throws -> [UInt32] {
    let series = finding.series
    var watcher = try Watcher(
      try #require(finding.model), channelNames: series.channelNames, style: series.timeAxis.style)
    var scratch = WatcherScratch()
    var scores: [UInt32] = []
    for row in 0..<series.rowCount {
      let parts = watcher.take(
        Array(series.row(row)), ticks: [series.timeAxis.tick(at: row)], with: &scratch)
      scores += parts.flatMap { $0.anomalyScores.map(\.bitPattern) }
    }
    return scores
  }
}
