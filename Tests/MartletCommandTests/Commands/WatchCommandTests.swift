import Foundation
import TestSupport
import Testing

@Suite struct WatchCommandTests {
  @Test func `an incident is opened and closed under one id, and says why`() throws {
    let run = try TestFolder().martlet("watch", "--json", input: Waves.csv())
    #expect(run.exitCode == 0)
    #expect(run.errors.isEmpty)
    let events = try run.objects
    #expect(events.first?["event"] as? String == "opened")
    #expect(events.last?["event"] as? String == "closed")
    #expect(Set(events.compactMap { $0["id"] as? String }) == ["stdin/2024-01-17 16:00:00"])
    for event in events {
      let isClosed = event["event"] as? String == "closed"
      #expect(
        Set(event.keys)
          == Set(
            [
              "event", "id", "series", "start", "end", "peak", "score", "severity", "reason",
              "channels",
            ] + (isClosed ? ["ongoing"] : [])))
      #expect(event["series"] as? String == "stdin")
      #expect(event["start"] as? String == "2024-01-17 16:00:00")
      #expect((event["score"] as? Double ?? 0) > 1)
      #expect((event["reason"] as? String)?.hasPrefix("load rose to ") == true)
      let channels = try #require(event["channels"] as? [[String: Any]])
      #expect(channels.map { $0["name"] as? String } == ["load"])
      #expect(channels.map { $0["share"] as? Double } == [1])
    }
    #expect(events.last?["ongoing"] as? Bool == false)
  }

  @Test func `an incident that the data ends in is told as ongoing`() throws {
    let run = try TestFolder().martlet("watch", "--json", input: Waves.csv(rows: 404))
    let last = try #require(try run.objects.last)
    #expect(last["event"] as? String == "closed")
    #expect(last["ongoing"] as? Bool == true)
    #expect(last["end"] as? String == "2024-01-17 19:00:00")
  }

  @Test func `a row has what was measured and what was expected`() throws {
    let run = try TestFolder().martlet("watch", "--json", "--all", input: Waves.csv())
    let rows = try run.objects.filter { $0["event"] as? String == "row" }
    #expect(rows.count == 480)
    let row = rows[401]
    #expect(
      Set(row.keys) == [
        "event", "series", "time", "reconstruction_error", "anomaly_score", "is_anomaly",
        "imputed", "values", "expected",
      ])
    let value = try #require((row["values"] as? [String: Double])?["load"])
    let expected = try #require((row["expected"] as? [String: Double])?["load"])
    #expect(value > expected + 30)
    // Before the warm-up is over there is neither a score nor an expectation.
    #expect(rows[0]["anomaly_score"] is NSNull)
    #expect((rows[0]["expected"] as? [String: Any])?["load"] is NSNull)
  }

  @Test func `text says the same to a person`() throws {
    let run = try TestFolder().martlet("watch", "--text", input: Waves.csv(rows: 404))
    let lines = run.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("2024-01-17 16:00:00  ANOMALY  stdin: ") == true)
    #expect(lines.first?.contains("load rose to ") == true)
    #expect(
      lines.last?.hasPrefix("2024-01-17 19:00:00  ongoing  stdin: since 2024-01-17 16:00:00, ")
        == true)
  }

  @Test func `rows that do not come are told, and that they come again`() throws {
    var lines = Waves.csv(jump: 0..<0).split(separator: "\n").map(String.init)
    lines.removeSubrange(301..<321)
    let run = try TestFolder().martlet(
      "watch", "--json", input: lines.joined(separator: "\n"))
    let events = try run.objects.filter { ($0["event"] as? String)?.contains("data") == true }
    #expect(events.map { $0["event"] as? String } == ["no_data", "data_back"])
    for event in events {
      #expect(
        Set(event.keys) == ["event", "id", "series", "start", "end", "missing_rows"])
      #expect(event["id"] as? String == "stdin/2024-01-13 11:00:00/no_data")
      #expect(event["end"] as? String == "2024-01-14 08:00:00")
      #expect(event["missing_rows"] as? Int == 20)
    }
  }

  @Test func `anomalies fail a script only where it asks for that`() throws {
    let folder = try TestFolder()
    let good = Waves.csv(jump: 0..<0)
    #expect(try folder.martlet("watch", input: Waves.csv()).exitCode == 0)
    #expect(try folder.martlet("watch", "--fail-on-anomaly", input: Waves.csv()).exitCode == 3)
    #expect(try folder.martlet("watch", "--fail-on-anomaly", input: good).exitCode == 0)
  }

  @Test func `rows are judged when they are written, and not when a buffer is full`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(rows: 300, jump: 0..<0), to: "train.csv")
    let fit = try folder.martlet("fit", "train.csv", "-o", "m.martlet", "--architecture", "linear")
    #expect(fit.exitCode == 0)
    let program = try SpawnedProgram(
      ["watch", "--json", "--all", "--model", "m.martlet"], in: folder, hasPipe: true)
    let lines = Waves.csv(rows: 40).split(separator: "\n")
    try program.send("\(lines[0])\n")
    for row in 1...40 {
      try program.send("\(lines[row])\n")
      let seconds = try #require(try program.wait(for: row, limit: 2))
      #expect(seconds < 2)
    }
    #expect(program.end() == 0)
    #expect(try program.lines().count == 40)
  }

  @Test func `after a history the first live row has a score`() throws {
    let folder = try TestFolder()
    let lines = Waves.csv(rows: 420).split(separator: "\n")
    try folder.write(lines[...390].joined(separator: "\n"), to: "month.csv")
    let live = ([lines[0]] + lines[391...]).joined(separator: "\n")
    let run = try folder.martlet(
      "watch", "--json", "--all", "--history", "month.csv", input: live)
    #expect(run.exitCode == 0)
    let rows = try JudgedRow.rows(watched: run.output)
    #expect(rows.count == 30)
    #expect(rows.first?.anomalyScore != nil)
    // To the bit as if all had come live.
    let whole = try folder.martlet("watch", "--json", "--all", input: Waves.csv(rows: 420))
    #expect(rows == Array(try JudgedRow.rows(watched: whole.output).suffix(30)))
  }

  @Test func `rows held back take their place, and others are counted`() throws {
    let lines = Waves.csv().split(separator: "\n").map(String.init)
    // Each three in another order.
    var shuffled = [lines[0]]
    for row in stride(from: 1, to: 481, by: 3) {
      shuffled += [lines[row + 2], lines[row], lines[row + 1]]
    }
    let folder = try TestFolder()
    let sorted = try folder.martlet("watch", "--json", "--all", input: Waves.csv())
    let held = try folder.martlet(
      "watch", "--json", "--all", "--late", "3h", input: shuffled.joined(separator: "\n"))
    #expect(held.errors.isEmpty)
    #expect(
      try JudgedRow.rows(watched: held.output) == JudgedRow.rows(watched: sorted.output))
    let events = { (run: ProgramRun) in try run.objects.compactMap { $0["id"] as? String } }
    #expect(try events(held) == events(sorted))

    let lost = try folder.martlet("watch", "--all", input: shuffled.joined(separator: "\n"))
    #expect(
      lost.errors
        == "warning: 320 rows came too late and were left out: --late holds rows back for "
        + "so long\n")
    #expect(lost.output.split(separator: "\n").filter { $0.contains(#""row""#) }.count == 160)
  }

  @Test func `lines that cannot be read are skipped, told and counted`() throws {
    var lines = Waves.csv().split(separator: "\n").map(String.init)
    lines.insert("rubbish", at: 100)
    lines.insert("2024-01-05 03:00:00,many", at: 101)
    let run = try TestFolder().martlet(
      "watch", "--json", "--all", input: lines.joined(separator: "\n"))
    #expect(run.exitCode == 0)
    #expect(try JudgedRow.rows(watched: run.output).count == 480)
    let told = run.errors.split(separator: "\n")
    #expect(told.count == 3)
    #expect(told.first?.hasPrefix("note: stdin:101: ") == true)
    #expect(told.dropFirst().first?.contains(#"stdin:102: column 2 (load): found "many""#) == true)
    #expect(told.last == "warning: 2 lines could not be read")
  }

  @Test(arguments: [("", "empty"), ("time,load\n", "no rows")])
  func `an input without rows is an error`(input: String, expected: String) throws {
    let run = try TestFolder().martlet("watch", input: input)
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("error: stdin: "))
    #expect(run.errors.contains(expected))
  }

  @Test func `a budget in time without times is refused`() throws {
    let input = "load\n" + (0..<50).map { "\($0)\n" }.joined()
    let run = try TestFolder().martlet("watch", "--budget", "2/week", input: input)
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("error: nothing could be watched: stdin: the budget 2/week is in"))
  }
}
