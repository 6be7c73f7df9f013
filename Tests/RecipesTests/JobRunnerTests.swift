import AnomalyDetection
import Foundation
import Reporting
import Testing
import TimeSeries

@testable import Recipes

@Suite struct JobRunnerTests {
  private func job(_ kind: ModelConfiguration.Kind?) -> DetectionJob {
    var job = DetectionJob(data: .synthetic(TelemetryConfiguration(seed: 1)))
    job.detectors[0].model = kind.map { .kind($0) }
    return job
  }

  @Test func `made-up telemetry is learned from its clean part and measured on the rest`() throws {
    let outcome = try JobRunner(job(.linear)).run()
    let series = try #require(outcome.series.first)
    #expect(series.trainingRows == 0..<2016)
    #expect(outcome.planted.count == 9)
    #expect(try #require(series.metrics).rows == 2016..<4032)
    #expect(outcome.anomalyCount > 0)
  }

  @Test func `progress rises, and a no stops the job`() throws {
    var fractions: [Double] = []
    _ = try JobRunner(job(.linear)).run { progress in
      fractions.append(progress.fraction)
      return true
    }
    #expect(fractions.count > 1)
    #expect(fractions == fractions.sorted())
    #expect(throws: JobError.self) { try JobRunner(job(.linear)).run { _ in false } }
  }

  /// The picture in the README; made anew by `MARTLET_WRITE_IMAGES=1 swift test --filter picture`.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["MARTLET_WRITE_IMAGES"] != nil,
      "writes into the repository"))
  func `the picture of the demo is drawn`() throws {
    let outcome = try JobRunner(job(nil), threadCount: 2).run()
    let content = try #require(ReportContent(outcome.series[0], of: outcome))
    let chart = try #require(HTMLReport.charts(content).first)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    try Data(chart.svg.utf8).write(to: root.appendingPathComponent("docs/images/demo.svg"))
  }
}
