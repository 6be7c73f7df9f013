import Foundation
import TestSupport
import Testing

@Suite struct DetectTests {
  @Test func `a csv in, its anomalies, a report and a table of scores out`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    let run = try folder.martlet(
      "detect", "cpu.csv", "--architecture", "linear", "--train-rows", "240", "--scores",
      "scores.csv")
    #expect(run.exitCode == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.output.hasPrefix(
        "cpu.csv: 480 rows of 1 channel (load), every 1 h, 2024-01-01 00:00:00 to "
          + "2024-01-20 23:00:00, no gaps\n"))
    #expect(run.output.contains("1 anomaly:"))
    #expect(run.output.contains("2024-01-17 1"))
    #expect(run.output.contains("report: cpu.report.html"))
    #expect(try folder.files == ["cpu.csv", "cpu.report.html", "scores.csv"])
    #expect(try folder.text(of: "cpu.report.html").hasPrefix("<!"))

    let scores = try folder.text(of: "scores.csv").split(separator: "\n")
    #expect(
      scores[0] == "timestamp,load,reconstruction_error,anomaly_score,is_anomaly,imputed")
    #expect(scores.count == 481)
    #expect(scores[1].hasPrefix("2024-01-01 00:00:00,"))
    // Before the first full window there is no score.
    #expect(scores[1].hasSuffix(",,,0,0"))
    let flagged = scores.dropFirst().filter { $0.hasSuffix(",1,0") }
    #expect(!flagged.isEmpty)
    for line in flagged {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      #expect((Double(fields[3]) ?? 0) > 1)
    }
  }

  @Test func `json is one object with the promised names, and no report unless asked for`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    let run = try folder.martlet(
      "detect", "cpu.csv", "--architecture", "linear", "--train-rows", "240", "--json")
    #expect(run.exitCode == 0)
    #expect(try folder.files == ["cpu.csv"])
    let objects = try run.objects
    #expect(objects.count == 1)
    let object = try #require(objects.first)
    #expect(object["series"] as? String == "cpu")
    #expect(object["model"] as? String == "linear")
    #expect(object["rows"] as? Int == 480)
    #expect((object["threshold"] as? Double ?? 0) > 0)
    let anomalies = try #require(object["anomalies"] as? [[String: Any]])
    let anomaly = try #require(anomalies.first)
    for key in [
      "start", "end", "start_index", "end_index", "peak", "score", "severity", "expected",
      "actual", "channels",
    ] {
      #expect(anomaly[key] != nil, "\(key)")
    }
    let start = try #require(anomaly["start_index"] as? Int)
    let end = try #require(anomaly["end_index"] as? Int)
    #expect(start < end)
    #expect((start..<end).overlaps(400..<410))
    let channels = try #require(anomaly["channels"] as? [[String: Any]])
    #expect(channels.compactMap { $0["share"] as? Double }.reduce(0, +) == 1)
    #expect(channels.first?["name"] as? String == "load")
  }

  @Test func `anomalies fail a script only where it asks for that`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "bad.csv")
    try folder.write(Waves.csv(jump: 0..<0), to: "good.csv")
    let options = ["--architecture", "linear", "--train-rows", "240", "--no-report"]
    func exitCode(_ arguments: [String]) throws -> Int32 {
      try ProgramRun(["detect"] + arguments + options, in: folder.path).exitCode
    }
    #expect(try exitCode(["bad.csv"]) == 0)
    #expect(try exitCode(["bad.csv", "--fail-on-anomaly"]) == 3)
    #expect(try exitCode(["good.csv", "--fail-on-anomaly"]) == 0)
  }

  @Test func `standard input is read like a file`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    let options = ["--architecture", "linear", "--train-rows", "240", "--json"]
    let piped = try ProgramRun(["detect", "-"] + options, in: folder.path, input: Waves.csv())
    let named = try ProgramRun(["detect", "cpu.csv"] + options, in: folder.path)
    #expect(piped.exitCode == 0)
    #expect(
      piped.output.replacingOccurrences(of: "\"stdin\"", with: "\"cpu\"") == named.output)
  }

  @Test func `each series of a long file has its own result`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.longCSV(), to: "hosts.csv")
    let options = [
      "hosts.csv", "--series-column", "host", "--architecture", "linear", "--train-rows", "240",
    ]
    let json = try ProgramRun(["detect", "--json"] + options, in: folder.path)
    let objects = try json.objects
    #expect(objects.map { $0["series"] as? String } == ["web/1", "db"])
    #expect(objects.map { ($0["anomalies"] as? [Any])?.count } == [0, 1])

    let text = try ProgramRun(
      ["detect", "--scores", "scores.csv"] + options, in: folder.path)
    #expect(text.exitCode == 0)
    #expect(
      try folder.files == [
        "hosts.csv", "hosts.db.report.html", "hosts.web-1.report.html", "scores.csv",
      ])
    let scores = try folder.text(of: "scores.csv").split(separator: "\n")
    #expect(scores.count == 601)
    #expect(scores[0].hasPrefix("series,timestamp,load,"))
    #expect(scores[1].hasPrefix("web/1,1700000000,"))
  }

  @Test func `labels in the file are measured against`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(labelled: true), to: "cpu.csv")
    let run = try folder.martlet(
      "detect", "cpu.csv", "--architecture", "linear", "--train-rows", "240", "--no-report")
    #expect(run.output.contains("labels: 1 of 1 event found, 0 of 1 anomaly false"))
    let json = try folder.martlet(
      "detect", "cpu.csv", "--architecture", "linear", "--train-rows", "240", "--json")
    let metrics = try #require(try json.objects.first?["metrics"] as? [String: Any])
    #expect(metrics["event_recall"] as? Double == 1)
    #expect(metrics["event_precision"] as? Double == 1)
  }

  @Test func `labels come from a file beside the data, by row or as windows`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    try folder.write(
      (0..<480).map { (400..<410).contains($0) ? "1\n" : "0\n" }.joined(), to: "labels.txt")
    try folder.write(
      #"{"data/cpu.csv": [["2024-01-17 16:00:00.000000", "2024-01-18 01:00:00.000000"]]}"#,
      to: "windows.txt")
    for labels in ["labels.txt", "windows.txt"] {
      let run = try folder.martlet(
        "detect", "cpu.csv", "--architecture", "linear", "--train-rows", "240", "--labels", labels,
        "--json")
      let metrics = try #require(try run.objects.first?["metrics"] as? [String: Any])
      #expect(metrics["labelled_events"] as? Int == 1)
      #expect(metrics["detected_events"] as? Int == 1)
    }
    try folder.write("0\n1\n", to: "short.txt")
    let short = try folder.martlet("detect", "cpu.csv", "--labels", "short.txt")
    #expect(short.exitCode == 1)
    #expect(short.errors.hasPrefix("error: short.txt: "))
  }

  @Test func `a higher threshold finds no more`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    let counts = try ["percentile:90", "percentile:99", "fixed:1000000"].map { rule in
      let run = try folder.martlet(
        "detect", "cpu.csv", "--architecture", "linear", "--train-rows", "240", "--json",
        "--threshold", rule)
      let anomalies = try #require(try run.objects.first?["anomalies"] as? [[String: Any]])
      return anomalies.reduce(0) { sum, anomaly in
        sum + (anomaly["end_index"] as? Int ?? 0) - (anomaly["start_index"] as? Int ?? 0)
      }
    }
    #expect(counts[0] >= counts[1])
    #expect(counts[1] > 0)
    #expect(counts[2] == 0)
  }

  @Test func `scores beyond all whole numbers can be printed`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    let run = try folder.martlet(
      "detect", "cpu.csv", "--architecture", "linear", "--threshold", "fixed:1e-30")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("report: cpu.report.html"))
  }

  @Test func `names cannot command the terminal`() throws {
    let folder = try TestFolder()
    let name = "lo\u{1B}[2Jad\u{202E}\u{9B}"
    try folder.write(Waves.csv().replacingOccurrences(of: "load", with: name), to: "cpu.csv")
    _ = try folder.martlet("fit", "cpu.csv", "-o", "m.martlet", "--architecture", "linear")
    let text = try folder.martlet("detect", "cpu.csv", "--architecture", "linear", "--no-report")
    let inspect = try folder.martlet("inspect", "m.martlet")
    let wrong = try folder.martlet("detect", "cpu.csv", "--columns", name + "x")
    for shown in [text.output, inspect.output, wrong.errors] {
      #expect(shown.contains(#"lo\u{1B}[2Jad\u{202E}\u{9B}"#), "\(shown)")
    }
    let json = try folder.martlet("inspect", "m.martlet", "--json")
    #expect(try json.objects.first?["channels"] as? [String] == [name])
    let all = text.output + inspect.output + wrong.errors + json.output
    #expect(!all.unicodeScalars.contains { "\u{1B}\u{202E}\u{9B}".unicodeScalars.contains($0) })
  }

  @Test func `a series left out is an object with its error, and notes go to their series`() throws
  {
    let folder = try TestFolder()
    var lines = Waves.longCSV().split(separator: "\n").map(String.init)
    lines.append("db,1700003600,5")
    lines.append("short,1700000000,1")
    try folder.write(lines.joined(separator: "\n"), to: "hosts.csv")
    let options = ["hosts.csv", "--series-column", "host", "--architecture", "linear"]
    let run = try ProgramRun(["detect", "--json"] + options, in: folder.path)
    #expect(run.exitCode == 0)
    let objects = try run.objects
    #expect(objects.map { $0["series"] as? String } == ["web/1", "db", "short"])
    #expect((objects[2]["error"] as? String)?.contains("found 1 row") == true)
    let notes = objects.prefix(2).map { $0["notes"] as? [String] ?? [] }
    #expect(notes[0].isEmpty)
    #expect(notes[1].count == 2)
    let text = try ProgramRun(["detect", "--no-report"] + options, in: folder.path)
    #expect(text.output.components(separatedBy: "note: db: ").count == 3)
  }

  @Test func `all rows to learn from are all rows, however that is said`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    let rules = try [["--train-rows", "480"], ["--train-share", "1"]].map { option in
      try ProgramRun(
        ["detect", "cpu.csv", "--architecture", "linear", "--json"] + option, in: folder.path
      ).objects.first?["threshold_rule"] as? String
    }
    #expect(rules == ["auto:3", "auto:3"])
  }
}
