import AnomalyDetection
import Foundation
import Testing
import TimeSeries

@testable import Recipes

@Suite struct DetectionJobTests {
  @Test func `a job comes back from JSON as it was`() throws {
    var file = FileData(path: "cpu.csv")
    file.columns = ["cpu", "2"]
    file.delimiter = FieldDelimiter("tab")
    file.timestampColumn = "none"
    let job = DetectionJob(
      task: .fit, data: .file(file), labels: "labels.json", models: ["web.martlet"],
      detectors: [DetectorConfiguration(seed: 9), DetectorConfiguration()], combination: .votes(2),
      trainingRows: 100,
      threshold: .percentile(99), outputs: JobOutputs(scores: "s.csv", report: "r.html"))
    let json = try JSONEncoder().encode(job)
    #expect(try JSONDecoder().decode(DetectionJob.self, from: json) == job)
    let synthetic = DetectionJob(data: .synthetic(TelemetryConfiguration(seed: 3)))
    let other = try JSONEncoder().encode(synthetic)
    #expect(try JSONDecoder().decode(DetectionJob.self, from: other) == synthetic)
  }

  @Test func `a path is all that a job must say`() throws {
    let job = try JSONDecoder().decode(
      DetectionJob.self, from: Data(#"{"data": {"path": "cpu.csv"}}"#.utf8))
    #expect(job == DetectionJob(data: .file(FileData(path: "cpu.csv"))))
  }

  @Test(arguments: [
    ("comma", UInt8(ascii: ",")), ("tab", UInt8(ascii: "\t")), ("\\t", UInt8(ascii: "\t")),
    ("|", UInt8(ascii: "|")), ("space", UInt8(ascii: " ")), (";", UInt8(ascii: ";")),
  ])
  func `a delimiter is a name or a character`(word: String, byte: UInt8) {
    #expect(FieldDelimiter(word)?.byte == byte)
  }

  @Test(arguments: ["", "a", "5", "-", ".", "\"", "::", "é"])
  func `what a number may hold does not delimit`(word: String) {
    #expect(FieldDelimiter(word) == nil)
  }

  @Test func `several series have a path each, with safe names`() {
    #expect(JobPaths.paths("a.html", names: ["x"]) == ["a.html"])
    #expect(
      JobPaths.paths("out/web.report.html", names: ["a/b", "a b", "c"]) == [
        "out/web.a-b.report.html", "out/web.a-b-2.report.html", "out/web.c.report.html",
      ])
    #expect(JobPaths.paths("a.b/model", names: ["x", "y"]) == ["a.b/model.x", "a.b/model.y"])
  }

  @Test func `a job that would write over its data is refused`() {
    let job = DetectionJob(
      data: .file(FileData(path: "a.csv")), outputs: JobOutputs(scores: "a.csv"))
    #expect(throws: JobError.self) { try JobPaths(job).check() }
  }

  @Test func `JSON keeps the order of its members and writes no number that is none`() {
    let value = JSONText.object([
      .init("b", .array([.integer(1), .number(2.5), .number(.nan), .single(0.1), .number(3)])),
      .init("a", .string("x\"\\\n\u{1}é")), .init("c", .bool(true)), .init("d", .null),
    ])
    #expect(
      "\(value)"
        == #"{"b": [1, 2.5, null, 0.1, 3], "a": "x\"\\\n\u0001é", "c": true, "d": null}"#)
  }

  @Test func `the example beside the type is a job`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let source = try String(
      contentsOf: root.appendingPathComponent("Sources/Recipes/Job/DetectionJob.swift"),
      encoding: .utf8)
    let example = source.components(separatedBy: "```")[1].split(separator: "\n").dropFirst()
      .map { $0.drop { $0 == "/" } }.joined(separator: "\n")
    let job = try JSONDecoder().decode(DetectionJob.self, from: Data(example.utf8))
    var expected = DetectionJob(
      data: .file(FileData(path: "cpu.csv")),
      threshold: .budget(AlarmBudget(count: 2, per: .week)),
      outputs: JobOutputs(report: "cpu.report.html"))
    expected.detectors[0].model = .kind(.dense)
    #expect(job == expected)
  }
}
