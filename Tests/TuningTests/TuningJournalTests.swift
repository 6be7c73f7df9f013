import Testing

@testable import Tuning

@Suite struct TuningJournalTests {
  @Test func `a trial is a line that reads back to the bit`() throws {
    let trial = Trial(
      number: 3,
      values: ["rate": .number(0.1 + 0.2), "size": .integer(7), "kind": .choice("a\n\"b\"/c")],
      outcome: .complete, objective: 1.0 / 3, reports: [Trial.Report(step: 1, value: 2.5e-308)])
    let line = TuningJournal.line(trial)
    #expect(line.filter { $0 == "\n" }.count == 1)
    #expect(line.hasSuffix("\n"))
    #expect(try TuningJournal(reading: line.utf8).trials == [trial])
  }

  @Test func `a line that was cut off is left out, wherever it was cut`() throws {
    let trial = Trial(
      number: 0, values: ["x": .number(0.5)], outcome: .failed, objective: nil, reports: [])
    let line = TuningJournal.line(trial)
    for kept in 0..<line.utf8.count {
      let journal = try TuningJournal(reading: Array(line.utf8) + Array(line.utf8.prefix(kept)))
      #expect(journal.trials == [trial])
      #expect(journal.validBytes == line.utf8.count)
    }
  }

  @Test func `a line that is no trial is named`() {
    #expect {
      try TuningJournal(reading: "{\"number\": 1}\n".utf8)
    } throws: { error in
      guard case .unreadableJournal(line: 1, reason: let reason) = error as? TuningError else {
        return false
      }
      return reason.contains("{\\\"number\\\": 1}") || reason.contains("{\"number\": 1}")
    }
  }
}
