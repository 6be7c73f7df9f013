import Foundation
import Martlet
import Testing

@Suite struct ExampleTests {
  @Test func `the example of the documentation finds what was planted`() throws {
    let telemetry = try SyntheticTelemetry(TelemetryConfiguration(seed: 7)).make().series
    var configuration = DetectorConfiguration(seed: 7)
    configuration.modelKind = .linear
    configuration.trainingShare = 0.5
    let detector = try Detector.fit(telemetry, configuration)
    let result = try detector.detect(telemetry)
    for anomaly in result.anomalies {
      print(telemetry.timeAxis.text(at: anomaly.peak), anomaly.score, anomaly.severity)
    }

    let labels = try #require(telemetry.labels)
    #expect(result.anomalies.contains { labels[$0.peak] })
  }

  @Test func `the example above is that of the documentation`() throws {
    let tests = URL(fileURLWithPath: #filePath)
    let root = tests.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appendingPathComponent("Sources/Martlet/Martlet.docc/Martlet.md"),
      encoding: .utf8)
    let parts = page.components(separatedBy: "```")
    let example = try #require(parts.first { $0.hasPrefix("swift\n") })
      .split(separator: "\n").dropFirst(2).map { "    \($0)" }.joined(separator: "\n")
    #expect(!example.isEmpty)
    #expect(try String(contentsOf: tests, encoding: .utf8).contains(example))
  }
}
