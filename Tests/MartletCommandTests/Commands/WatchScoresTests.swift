import Foundation
import TestSupport
import Testing

@Suite struct WatchScoresTests {
  /// Who judges.
  enum Judge: CaseIterable {
    case online, fitted
  }

  @Test(arguments: LiveRows.kinds, Judge.allCases)
  func `rows that come are judged as those of a file are`(rows: LiveRows, judge: Judge) throws {
    try compare(rows, judge, isBudgeted: false)
  }

  @Test(arguments: LiveRows.kinds, Judge.allCases)
  func `so they are where the threshold follows from a budget`(
    rows: LiveRows, judge: Judge
  ) throws {
    try compare(rows, judge, isBudgeted: true)
  }

  private func compare(_ rows: LiveRows, _ judge: Judge, isBudgeted: Bool) throws {
    let folder = try TestFolder()
    try folder.write(rows.text, to: rows.file)
    var options = rows.options
    if judge == .fitted {
      try folder.write(Waves.csv(rows: 300, jump: 0..<0), to: "train.csv")
      let fit = try folder.martlet(
        "fit", "train.csv", "-o", "m.martlet", "--architecture", "linear")
      try #require(fit.exitCode == 0)
      options += ["--model", "m.martlet"]
    }
    if isBudgeted { options += ["--budget", rows.budget] }
    let detect = try ProgramRun(
      ["detect", rows.file, "--causal", "--no-report", "--scores", "s.csv"] + options,
      in: folder.path)
    let watch = try ProgramRun(
      ["watch", "--all", "--json"] + options, in: folder.path, input: rows.text)
    try #require(detect.exitCode == 0, "\(detect.errors)")
    try #require(watch.exitCode == 0, "\(watch.errors)")
    let expected = try JudgedRow.rows(table: try folder.text(of: "s.csv"), as: "a")
    let names = Set(expected.map(\.series))
    let found = try JudgedRow.rows(
      watched: watch.output, as: names == ["a"] ? "a" : nil)
    for name in names {
      #expect(found.filter { $0.series == name } == expected.filter { $0.series == name })
    }
    #expect(found.count == expected.count)
    #expect(found.contains { $0.anomalyScore != nil })
    #expect(found.contains { $0.isAnomaly })
    #expect(
      watch.errors.contains("\(rows.lateCount) rows came too late") == (rows.lateCount > 0),
      "\(watch.errors)")
  }
}
