import Foundation
import TestSupport
import Testing

@Suite struct GenerateTests {
  @Test func `telemetry has the rows and columns asked for, with labels`() throws {
    let folder = try TestFolder()
    let run = try folder.martlet(
      "generate", "-o", "t.csv", "--rows", "1000", "--channels", "2", "--interval", "5min",
      "--kinds", "spike,dip", "--anomalies", "4")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("4 anomalies planted"))
    let lines = try folder.text(of: "t.csv").split(separator: "\n")
    #expect(lines.count == 1001)
    #expect(lines[0] == "timestamp,cpu,memory,is_anomaly")
    #expect(lines[2].hasPrefix("2024-01-01 00:05:00,"))
    #expect(lines.contains { $0.hasSuffix(",1") })
  }

  @Test func `the same seed gives the same file`() throws {
    let folder = try TestFolder()
    for (name, seed) in [("a", "7"), ("b", "7"), ("c", "8")] {
      let run = try folder.martlet("generate", "-o", "\(name).csv", "--rows", "300", "--seed", seed)
      #expect(run.exitCode == 0)
    }
    #expect(try folder.bytes(of: "a.csv") == folder.bytes(of: "b.csv"))
    #expect(try folder.bytes(of: "a.csv") != folder.bytes(of: "c.csv"))
  }

  @Test func `json says what was planted`() throws {
    let folder = try TestFolder()
    let run = try folder.martlet("generate", "-o", "t.csv", "--rows", "2000", "--json")
    let object = try #require(try run.objects.first)
    let planted = try #require(object["planted"] as? [[String: Any]])
    #expect(planted.count == 9)
    #expect(planted.allSatisfy { $0["kind"] is String && $0["start_index"] is Int })
  }

  @Test func `the stand-in of a benchmark is a folder of labelled series`() throws {
    let folder = try TestFolder()
    let run = try folder.martlet("generate", "yahoo-a1", "-o", "a/yahoo")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("67 series, 94,866 rows, 1,669 of them anomalous"))
    let lines = try folder.text(of: "a/yahoo/real_67.csv").split(separator: "\n")
    #expect(lines.count == 1424)
    #expect(lines[0] == "timestamp,value,is_anomaly")
    #expect(lines[1].hasPrefix("1,"))
  }

  @Test func `a folder that cannot be made is told in a sentence`() throws {
    let folder = try TestFolder()
    _ = try folder.martlet("generate", "-o", "t.csv", "--rows", "50")
    let run = try folder.martlet("generate", "yahoo-a1", "-o", "t.csv/yahoo")
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("error: t.csv/yahoo: "))
  }
}
