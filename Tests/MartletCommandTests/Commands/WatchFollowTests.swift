import Foundation
import TestSupport
import Testing

@Suite struct WatchFollowTests {
  /// A file that grows while it is followed, and what an uninterrupted watch says of its rows.
  struct Growth {
    let folder: TestFolder
    /// The header, and the rows below it.
    let lines = Waves.csv(rows: 240, jump: 200..<204).split(separator: "\n").map { "\($0)\n" }
    let expected: [JudgedRow]
    static let options = ["watch", "--json", "--all", "--follow", "app.csv"]

    init() throws {
      folder = try TestFolder()
      let run = try folder.martlet("watch", "--json", "--all", input: lines.joined())
      expected = try JudgedRow.rows(watched: run.output, as: "app")
    }

    /// Adds rows to a file, the header too where it is new.
    func add(_ rows: Range<Int>, to name: String = "app.csv") throws {
      let url = URL(fileURLWithPath: "\(folder.path)/\(name)")
      let text = lines[rows.lowerBound + 1..<rows.upperBound + 1].joined()
      guard let file = try? FileHandle(forWritingTo: url) else {
        try folder.write(lines[0] + text, to: name)
        return
      }
      try file.seekToEnd()
      try file.write(contentsOf: Data(text.utf8))
      try file.close()
    }

    func rotate() throws {
      try FileManager.default.moveItem(
        atPath: "\(folder.path)/app.csv", toPath: "\(folder.path)/app.csv.1")
    }
  }

  @Test func `a file is followed as it grows, through a new name and a truncation`() throws {
    let growth = try Growth()
    try growth.add(0..<100)
    let program = try SpawnedProgram(Growth.options, in: growth.folder)
    #expect(try program.wait(for: 100, with: #""row""#) != nil)
    try growth.add(100..<110)
    try growth.rotate()
    // The program that writes has not heard of it yet.
    try growth.add(110..<120, to: "app.csv.1")
    #expect(try program.wait(for: 120, with: #""row""#) != nil)
    try growth.add(120..<180)
    #expect(try program.wait(for: 180, with: #""row""#) != nil)
    try growth.folder.write(growth.lines[0] + growth.lines[181...240].joined(), to: "app.csv")
    #expect(try program.wait(for: 240, with: #""row""#) != nil)
    #expect(program.stop(SIGTERM) == 0)
    #expect(try JudgedRow.rows(watched: program.output) == growth.expected)
    #expect(try program.errors.isEmpty)
  }

  @Test func `a file that is not there yet is waited for`() throws {
    let growth = try Growth()
    let program = try SpawnedProgram(Growth.options, in: growth.folder)
    #expect(
      try SpawnedProgram.wait { try program.errors.contains("waiting for the file") } != nil)
    try growth.add(0..<240)
    #expect(try program.wait(for: 240, with: #""row""#) != nil)
    #expect(program.stop(SIGINT) == 0)
    #expect(try JudgedRow.rows(watched: program.output) == growth.expected)
  }

  @Test func `half a line waits for its rest`() throws {
    let growth = try Growth()
    try growth.folder.write(
      growth.lines[...100].joined() + growth.lines[101].prefix(25), to: "app.csv")
    let program = try SpawnedProgram(Growth.options, in: growth.folder)
    #expect(try program.wait(for: 100, with: #""row""#) != nil)
    let url = URL(fileURLWithPath: "\(growth.folder.path)/app.csv")
    let file = try FileHandle(forWritingTo: url)
    try file.seekToEnd()
    try file.write(contentsOf: Data("\(growth.lines[101].dropFirst(25))".utf8))
    #expect(try program.wait(for: 101, with: #""row""#) != nil)
    #expect(program.stop(SIGTERM) == 0)
    #expect(try JudgedRow.rows(watched: program.output) == Array(growth.expected.prefix(101)))
  }

  @Test func `a kill loses nothing, and a file rotated meanwhile is read to its end`() throws {
    let growth = try Growth()
    try growth.add(0..<120)
    let options = Growth.options + ["--state", "app.state"]
    let first = try SpawnedProgram(options, in: growth.folder)
    #expect(try first.wait(for: 120, with: #""row""#) != nil)
    #expect(
      SpawnedProgram.wait {
        FileManager.default.fileExists(atPath: "\(growth.folder.path)/app.state")
      } != nil)
    try growth.add(120..<130)
    #expect(first.stop(SIGKILL) == -SIGKILL)
    try growth.add(130..<150)
    try growth.rotate()
    try growth.add(150..<240)

    let second = try SpawnedProgram(options, in: growth.folder)
    #expect(
      try SpawnedProgram.wait {
        try JudgedRow.rows(watched: second.output).last?.time == growth.expected.last?.time
      } != nil)
    #expect(second.stop(SIGTERM) == 0)
    #expect(try second.errors.hasPrefix("goes on after "))
    #expect(try !second.errors.contains("warning"))
    let (told, again) = (
      try JudgedRow.rows(watched: first.output), try JudgedRow.rows(watched: second.output)
    )
    // What the first had told and not kept is told again, and is the same.
    let overlap = told.count + again.count - growth.expected.count
    #expect(overlap >= 0)
    #expect(told == Array(growth.expected.prefix(told.count)))
    #expect(again == Array(growth.expected.suffix(again.count)))
  }
}
