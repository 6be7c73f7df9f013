import Foundation
import TestSupport
import Testing

@Suite struct WatchStateTests {
  private let folder: TestFolder
  /// The header, and the rows below it; the jump has the rows from 300 on.
  private let lines = Waves.csv(rows: 360, jump: 300..<306).split(separator: "\n").map { "\($0)\n" }
  private let options = ["watch", "--json", "--all", "--state", "app.state"]

  init() throws { folder = try TestFolder() }

  /// Rows as they come, below the header.
  private func rows(_ range: Range<Int>) -> String {
    lines[0] + lines[range.lowerBound + 1..<range.upperBound + 1].joined()
  }

  /// An uninterrupted watch.
  private func whole() throws -> ProgramRun {
    try folder.martlet("watch", "--json", "--all", input: rows(0..<360))
  }

  private func ids(_ output: String) throws -> [String] {
    try output.split(separator: "\n").compactMap { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["id"] as? String
    }
  }

  @Test func `a watch that has ended goes on with the next rows as if it had not`() throws {
    let whole = try whole()
    let first = try ProgramRun(options, in: folder.path, input: rows(0..<200))
    let second = try ProgramRun(options, in: folder.path, input: rows(200..<360))
    #expect(first.exitCode == 0)
    #expect(second.exitCode == 0)
    #expect(second.errors == "goes on after 200 rows, to 2024-01-09 07:00:00\n")
    #expect(first.output + second.output == whole.output)
  }

  @Test func `rows that are waiting until it is known how often they come are not lost`() throws {
    let whole = try whole()
    _ = try ProgramRun(options, in: folder.path, input: rows(0..<30))
    // The end of the input judges what was waiting, but what goes on waits for more.
    let second = try ProgramRun(options, in: folder.path, input: rows(30..<360))
    #expect(second.errors == "goes on after 30 rows, to 2024-01-02 05:00:00\n")
    #expect(second.output == whole.output)
  }

  @Test func `a last line without its end counts`() throws {
    let whole = try whole()
    _ = try ProgramRun(options, in: folder.path, input: String(rows(0..<200).dropLast()))
    let second = try ProgramRun(options, in: folder.path, input: rows(200..<360))
    #expect(second.errors.hasPrefix("goes on after 200 rows,"))
    #expect(whole.output.hasSuffix(second.output))
  }

  @Test func `a pipe is told after how many rows a killed watch goes on`() throws {
    let whole = try whole()
    let first = try SpawnedProgram(options, in: folder, hasPipe: true)
    try first.send(rows(0..<200))
    #expect(
      SpawnedProgram.wait {
        FileManager.default.fileExists(atPath: "\(folder.path)/app.state")
      } != nil)
    // Some more, and half a line, that may or may not be kept.
    try first.send(lines[201...210].joined() + lines[211].prefix(24))
    #expect(try first.wait(for: 210, with: #""row""#) != nil)
    #expect(first.stop(SIGKILL) == -SIGKILL)

    // The sender does not know, and begins far enough back.
    let second = try ProgramRun(options, in: folder.path, input: rows(150..<360))
    #expect(second.exitCode == 0)
    let goesOn = try #require(second.errors.firstMatch(of: /^goes on after (\d+) rows/))
    let count = try #require(Int(goesOn.1))
    #expect((1...210).contains(count))
    #expect(second.errors.contains("\(count - 150) rows came too late and were left out"))
    #expect(!second.errors.contains("could not be read"))
    let all = try JudgedRow.rows(watched: whole.output)
    #expect(try JudgedRow.rows(watched: first.output) == Array(all.prefix(210)))
    #expect(try JudgedRow.rows(watched: second.output) == Array(all.dropFirst(count)))
    #expect(try Set(ids(second.output)) == Set(ids(whole.output)))
  }

  @Test func `an event that is told again has the id that it had`() throws {
    let path = "\(folder.path)/app.csv"
    let options = options + ["--follow", "app.csv"]
    let state = "\(folder.path)/app.state"
    try folder.write(rows(0..<290), to: "app.csv")
    let first = try SpawnedProgram(options, in: folder)
    #expect(try first.wait(for: 290, with: #""row""#) != nil)
    #expect(first.stop(SIGTERM) == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: state))
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data(lines[291...302].joined().utf8))
    let second = try SpawnedProgram(options, in: folder)
    #expect(try second.wait(for: 1, with: #""opened""#) != nil)
    second.stop(SIGKILL)
    // As if it had been killed before it could write what it knew.
    try before.write(to: URL(fileURLWithPath: state))
    try file.write(contentsOf: Data(lines[303...].joined().utf8))
    let third = try SpawnedProgram(options, in: folder)
    #expect(try third.wait(for: 1, with: #""time": "2024-01-15 23:00:00""#) != nil)
    #expect(third.stop(SIGTERM) == 0)
    let opened = try [second, third].map {
      try ids($0.lines(with: #""opened""#).joined(separator: "\n"))
    }
    #expect(opened[0].count == 1)
    #expect(opened[0] == opened[1])
    let uninterrupted = try ids(whole().output).map {
      $0.replacingOccurrences(of: "stdin/", with: "app/")
    }
    #expect(try Set(ids(third.output)) == Set(uninterrupted))
  }

  @Test func `a request to end writes the state, tells what is open, and is no failure`() throws {
    let program = try SpawnedProgram(options, in: folder, hasPipe: true)
    try program.send(rows(0..<302))
    #expect(try program.wait(for: 302, with: #""row""#) != nil)
    // Longer than it takes to write the state for the first time.
    #expect(
      SpawnedProgram.wait {
        FileManager.default.fileExists(atPath: "\(folder.path)/app.state")
      } != nil)
    try program.send(lines[303] + lines[304].prefix(22))
    #expect(try program.wait(for: 303, with: #""row""#) != nil)
    #expect(program.stop(SIGTERM) == 0)
    #expect(try program.lines().last?.contains(#""ongoing": true"#) == true)
    // The line that was cut off is no row.
    #expect(try JudgedRow.rows(watched: program.output).count == 303)
    let next = try ProgramRun(options, in: folder.path, input: rows(303..<360))
    #expect(next.errors == "goes on after 303 rows, to 2024-01-13 14:00:00\n")
    #expect(
      try JudgedRow.rows(watched: next.output)
        == JudgedRow.rows(watched: whole().output).suffix(57))
  }

  @Test func `late rows that are held back survive a stop`() throws {
    let options = options + ["--late", "3h"]
    let whole = try whole()
    let first = try SpawnedProgram(options, in: folder, hasPipe: true)
    try first.send(rows(0..<200))
    #expect(try first.wait(for: 197, with: #""row""#) != nil)
    first.stop(SIGKILL)
    _ = try? FileManager.default.removeItem(atPath: "\(folder.path)/app.state")

    let program = try SpawnedProgram(options, in: folder, hasPipe: true)
    try program.send(rows(0..<200))
    #expect(
      SpawnedProgram.wait {
        FileManager.default.fileExists(atPath: "\(folder.path)/app.state")
      } != nil)
    program.stop(SIGKILL)
    let second = try ProgramRun(options, in: folder.path, input: rows(190..<360))
    #expect(second.errors.hasPrefix("goes on after 200 rows, to 2024-01-09 07:00:00\n"))
    #expect(second.errors.contains("10 rows came too late"))
    #expect(
      try JudgedRow.rows(watched: second.output)
        == Array(JudgedRow.rows(watched: whole.output).dropFirst(197)))
  }

  @Test func `several series go on each by itself`() throws {
    let text = LiveRows.kinds.first { $0.testDescription == "NDJSON with labels" }?.text ?? ""
    let lines = text.split(separator: "\n").map { "\($0)\n" }
    let whole = try folder.martlet("watch", "--json", "--all", input: text)
    // Between two series of one time.
    let first = try ProgramRun(options, in: folder.path, input: lines[..<401].joined())
    let second = try ProgramRun(options, in: folder.path, input: lines[401...].joined())
    #expect(second.errors.hasPrefix("goes on after 401 rows,"))
    #expect(first.output + second.output == whole.output)
  }

  @Test(arguments: [
    (["--budget", "2/week"], "another threshold"), (["--seed", "2"], "another model"),
    (["--model", "m.martlet"], "another model"),
  ])
  func `a state is gone on from by what it was saved with alone`(
    other: [String], expected: String
  ) throws {
    _ = try ProgramRun(options, in: folder.path, input: rows(0..<200))
    let state = try folder.bytes(of: "app.state")
    try folder.write(rows(0..<300), to: "train.csv")
    _ = try folder.martlet("fit", "train.csv", "-o", "m.martlet", "--architecture", "linear")
    let run = try ProgramRun(options + other, in: folder.path, input: rows(200..<360))
    #expect(run.exitCode == 1)
    #expect(run.output.isEmpty)
    #expect(
      run.errors.hasPrefix("error: app.state: the state is of \(expected) ("), "\(run.errors)")
    #expect(run.errors.contains("begin anew with another --state"))
    #expect(try folder.bytes(of: "app.state") == state)
  }

  @Test(arguments: ["cut", "altered", "empty", "text"])
  func `a damaged state is refused, and not written over`(damage: String) throws {
    _ = try ProgramRun(options, in: folder.path, input: rows(0..<200))
    var state = try folder.bytes(of: "app.state")
    switch damage {
    case "cut": state.removeLast(100)
    case "altered": state[state.count / 2] ^= 1
    case "empty": state = Data()
    default: state = Data("time,load\n".utf8)
    }
    try state.write(to: URL(fileURLWithPath: "\(folder.path)/app.state"))
    let run = try ProgramRun(options, in: folder.path, input: rows(200..<360))
    #expect(run.exitCode == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: app.state: "))
    #expect(
      run.errors.contains(
        damage == "cut" || damage == "altered"
          ? "is damaged in its part" : "this is no state that Martlet wrote"))
    #expect(try folder.bytes(of: "app.state") == state)
  }
}
