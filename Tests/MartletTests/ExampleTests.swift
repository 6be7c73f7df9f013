import Foundation
import Martlet
import TestSupport
import Testing

@Suite struct ExampleTests {
  @Test func `the example of the documentation finds what was planted`() throws {
    let telemetry = try SyntheticTelemetry(TelemetryConfiguration(seed: 7)).make().series
    var configuration = DetectorConfiguration(seed: 7)
    configuration.model = .kind(.linear)
    configuration.trainingShare = 0.5
    let detector = try Detector.fit(telemetry, configuration)
    let result = try detector.detect(telemetry)
    for anomaly in result.anomalies {
      print(telemetry.timeAxis.text(at: anomaly.peak), anomaly.score, anomaly.reason)
    }

    let labels = try #require(telemetry.labels)
    #expect(result.anomalies.contains { labels[$0.peak] })
  }

  private static let pages =
    ["README.md", "Sources/Martlet/Martlet.docc/Martlet.md"]
    + ((try? FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appendingPathComponent("docs").path)) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }

  @Test(arguments: pages)
  func `every Swift example of a page stands in these tests and so compiles`(page: String) throws {
    let text = try String(
      contentsOf: Repository.root.appendingPathComponent(page), encoding: .utf8)
    for example in CompiledExamples.missing(in: text) { Issue.record("\(page): \(example)") }
  }

  @Test func `a watcher tells of an anomaly as it comes, and goes on from a file`() async throws {
    let telemetry = try SyntheticTelemetry(
      TelemetryConfiguration(channelCount: 1, seed: 7)
    ).make().series
    var configuration = DetectorConfiguration(seed: 7)
    configuration.model = .kind(.linear)
    configuration.trainingShare = 0.5
    let detector = try Detector.fit(telemetry, configuration)
    let samples = (0..<telemetry.rowCount).map {
      Sample(time: telemetry.timeAxis.tick(at: $0), values: Array(telemetry.row($0)))
    }
    let watcher = try Watcher(.fitted(detector), style: telemetry.timeAxis.style)
    let stream = AsyncStream<Sample> { continuation in
      for sample in samples { continuation.yield(sample) }
      continuation.finish()
    }
    var opened = 0
    for await event in stream.events(of: watcher) {
      if case .opened(let anomaly) = event {
        opened += 1
        #expect(!anomaly.reason.isEmpty)
      }
    }
    #expect(opened > 0)

    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("martlet-\(UUID().uuidString).state").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var first = try Watcher(.fitted(detector), style: telemetry.timeAxis.style)
    var whole = first
    #expect(try !first.resume(from: path))
    let half = samples.count / 2
    let before = samples[..<half].flatMap { first.take($0) }
    try first.save(to: path)
    var second = try Watcher(.fitted(detector), style: telemetry.timeAxis.style)
    #expect(try second.resume(from: path))
    let after = samples[half...].flatMap { second.take($0) } + second.finish()
    let all = samples.flatMap { whole.take($0) } + whole.finish()
    #expect("\(before + after)" == "\(all)")
  }
}
