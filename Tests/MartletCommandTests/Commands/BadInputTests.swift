import Foundation
import TestSupport
import Testing

@Suite struct BadInputTests {
  /// What a file holds, and what the error has to name.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let content: String
    let expected: [String]
    var options: [String] = []
  }

  static let cases: [Case] = [
    Case(testDescription: "empty", content: "", expected: ["data.csv: ", "empty"]),
    Case(
      testDescription: "header only", content: "timestamp,value\n",
      expected: ["data.csv: ", "no rows"]),
    Case(
      testDescription: "one row", content: "timestamp,value\n2024-01-01 00:00:00,1\n",
      expected: ["data.csv: ", "found 1 row", "needed"]),
    Case(
      testDescription: "text in a number column",
      content: Waves.csv() + "2024-02-01 00:00:00,many\n",
      expected: ["data.csv:482: ", "column 2 (load)", "\"many\"", "expected a number"]),
    Case(
      testDescription: "mixed widths", content: Waves.csv() + "2024-02-01 00:00:00,1,2\n",
      expected: ["data.csv:482: ", "3 fields, expected 2"]),
    Case(
      testDescription: "missing everywhere",
      content: "timestamp,value\n"
        + (0..<50).map { "\(1_700_000_000 + $0 * 60),\n" }.joined(), expected: ["data.csv: "]),
    Case(
      testDescription: "fewer rows than a window", content: Waves.csv(rows: 100),
      expected: ["data.csv: ", "found 100 rows", "--window"], options: ["--window", "200"]),
    Case(
      testDescription: "a column that is not there", content: Waves.csv(),
      expected: ["data.csv: ", "\"cpu\"", "load"], options: ["--columns", "cpu"]),
    Case(
      testDescription: "more training rows than rows", content: Waves.csv(),
      expected: ["data.csv: ", "480", "481"], options: ["--train-rows", "481"]),
    Case(
      testDescription: "ten million columns",
      content: String(repeating: "1,", count: 10_000_000) + "1\n",
      expected: ["data.csv:1: ", "columns"]),
  ]

  @Test(arguments: cases)
  func `bad data is an error that names it, and nothing is written`(bad: Case) throws {
    let folder = try TestFolder()
    try folder.write(bad.content, to: "data.csv")
    let run = try ProgramRun(
      ["detect", "data.csv", "--architecture", "linear", "--scores", "scores.csv"] + bad.options,
      in: folder.path)
    #expect(run.exitCode == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: "))
    #expect(run.errors.split(separator: "\n").count == 1)
    for text in bad.expected { #expect(run.errors.contains(text), "\(run.errors)") }
    #expect(try folder.files == ["data.csv"])
  }

  @Test func `a cell of bytes that are not UTF-8 is named by line`() throws {
    let folder = try TestFolder()
    try (Data("timestamp,value\n1,2\n2,".utf8) + Data([0xE9, 0x0A])).write(
      to: URL(fileURLWithPath: "\(folder.path)/data.csv"))
    let run = try folder.martlet("detect", "data.csv")
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("error: data.csv:3: "))
    #expect(try folder.files == ["data.csv"])
  }

  @Test func `names that are not UTF-8 are refused with a way out`() throws {
    let folder = try TestFolder()
    try (Data("temps,caf".utf8) + Data([0xE9]) + Data("\n1,2\n2,3\n".utf8)).write(
      to: URL(fileURLWithPath: "\(folder.path)/data.csv"))
    let run = try folder.martlet("detect", "data.csv")
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("error: data.csv:1: "))
    #expect(run.errors.contains("UTF-8"))
  }

  @Test func `a folder and a missing file are told apart`() throws {
    let folder = try TestFolder()
    let missing = try folder.martlet("detect", "nothing.csv")
    #expect(missing.exitCode == 1)
    #expect(missing.errors == "error: nothing.csv: no such file. Check the path.\n")
    let directory = try folder.martlet("detect", ".")
    #expect(directory.exitCode == 1)
    #expect(directory.errors.contains("folder"))
    #expect(try folder.files.isEmpty)
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `a file that may not be read is said to be so`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "data.csv")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: "\(folder.path)/data.csv")
    let run = try folder.martlet("detect", "data.csv")
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("not permitted"))
  }

  @Test func `rows out of order are sorted and told`() throws {
    let folder = try TestFolder()
    var lines = Waves.csv().split(separator: "\n").map(String.init)
    lines.swapAt(50, 60)
    lines.append(lines[480])
    try folder.write(lines.joined(separator: "\n"), to: "data.csv")
    let run = try folder.martlet("detect", "data.csv", "--architecture", "linear", "--no-report")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("out of order; rows were sorted"))
    #expect(run.output.contains("1 row repeated the timestamp"))
  }

  @Test func `a constant column is a warning and no anomaly`() throws {
    let folder = try TestFolder()
    let rows = (0..<200).map { "\(1_700_000_000 + $0 * 60),7" }
    try folder.write((["time,value"] + rows).joined(separator: "\n"), to: "data.csv")
    let run = try folder.martlet("detect", "data.csv", "--architecture", "linear", "--no-report")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("no anomalies"))
    #expect(run.errors.contains("warning: never changing in the training part: value"))
  }

  @Test func `a model whose channel is missing is told with the channels there are`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "train.csv")
    try folder.write(
      Waves.csv().replacingOccurrences(of: "load", with: "cpu"), to: "live.csv")
    _ = try folder.martlet("fit", "train.csv", "-o", "m.martlet", "--architecture", "linear")
    let run = try folder.martlet("detect", "live.csv", "--model", "m.martlet")
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("\"load\""))
    #expect(run.errors.contains("\"cpu\""))
    #expect(try folder.files == ["live.csv", "m.martlet", "train.csv"])
  }

  @Test(arguments: [
    "", "not a model", "{\"__metadata__\":{}}", String(repeating: "\u{7F}", count: 64),
  ])
  func `a file that is no model is refused`(content: String) throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "data.csv")
    try folder.write(content, to: "m.martlet")
    for run in [
      try folder.martlet("inspect", "m.martlet"),
      try folder.martlet("detect", "data.csv", "--model", "m.martlet"),
    ] {
      #expect(run.exitCode == 1)
      #expect(run.errors.hasPrefix("error: m.martlet: "), "\(run.errors)")
    }
    #expect(try folder.files == ["data.csv", "m.martlet"])
  }

  @Test func `results never replace the data`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "data.csv")
    let run = try folder.martlet(
      "detect", "data.csv", "--architecture", "linear", "--scores", "data.csv")
    #expect(run.exitCode == 1)
    #expect(try folder.text(of: "data.csv") == Waves.csv())
  }

  @Test(arguments: ["data.csv", "./data.csv", "link.csv", "hard.csv", "link/../data.csv"])
  func `no spelling of the data's path is written over`(path: String) throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "data.csv")
    let manager = FileManager.default
    try manager.createDirectory(atPath: "\(folder.path)/link", withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      atPath: "\(folder.path)/link.csv", withDestinationPath: "data.csv")
    try manager.linkItem(atPath: "\(folder.path)/data.csv", toPath: "\(folder.path)/hard.csv")
    let run = try folder.martlet(
      "detect", "data.csv", "--architecture", "linear", "--no-report", "--scores", path)
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("error: \(path): would be overwritten"), "\(run.errors)")
    #expect(try folder.text(of: "data.csv") == Waves.csv())
  }

  @Test func `one result is not written over another under two spellings`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "data.csv")
    let run = try folder.martlet("detect", "data.csv", "--scores", "r", "--report", "./r")
    #expect(run.exitCode == 1)
    #expect(try folder.files == ["data.csv"])
  }

  @Test func `a series' own report does not replace the data`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.longCSV(), to: "hosts.db.csv")
    let run = try folder.martlet(
      "detect", "hosts.db.csv", "--series-column", "host", "--report", "hosts.csv")
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("hosts.db.csv: would be overwritten"))
    #expect(try folder.files == ["hosts.db.csv"])
  }

  @Test func `where one result has no place, none is written`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "data.csv")
    let run = try folder.martlet(
      "detect", "data.csv", "--architecture", "linear", "--report", "nodir/x.html", "--scores",
      "s1.csv")
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("error: nodir/x.html: "))
    #expect(try folder.files == ["data.csv"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no such device"))
  func `output that gets lost is an error`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "data.csv")
    for arguments in [
      ["detect", "data.csv", "--architecture", "linear", "--json"], ["--help"],
    ] {
      let process = try ProgramRun.start(
        arguments, in: folder.path, output: "/dev/full", errors: "\(folder.path)/errors")
      process.waitUntilExit()
      #expect(process.terminationStatus == 1)
      #expect(try folder.text(of: "errors").hasPrefix("error: standard output: "))
    }
  }

  @Test func `labels a row do not fit several series, whatever the file is called`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.longCSV(), to: "hosts.csv")
    try folder.write(String(repeating: "0\n", count: 300), to: "labels.json")
    let run = try folder.martlet(
      "detect", "hosts.csv", "--series-column", "host", "--labels", "labels.json")
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("error: labels.json: "))
    #expect(run.errors.contains("2 series"))
  }

  @Test func `a result that cannot be written is told`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "data.csv")
    let run = try folder.martlet(
      "detect", "data.csv", "--architecture", "linear", "--no-report", "--scores",
      "nowhere/scores.csv")
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("error: nowhere/scores.csv: "))
  }
}
