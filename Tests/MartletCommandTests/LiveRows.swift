import Foundation
import Testing

/// Rows every hour of a daily wave, in all the ways in which rows come.
struct LiveRows: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let file: String
  let text: String
  var options: [String] = []
  var budget = "2/week"
  /// So many rows are left out for coming late.
  var lateCount = 0

  static let count = 360

  static let kinds: [LiveRows] = [
    LiveRows(
      testDescription: "csv with dates", file: "a.csv",
      text: Waves.csv(rows: count, jump: 300..<306)),
    LiveRows(
      testDescription: "csv with seconds since 1970", file: "a.csv",
      text: csv((0..<count).map { "\(second($0)),\(value($0))" })),
    LiveRows(
      testDescription: "csv without times", file: "a.csv",
      text: "load\n" + (0..<count).map { "\(value($0))\n" }.joined(), budget: "5/1000rows"),
    LiveRows(
      testDescription: "two channels", file: "a.csv",
      text: "time,load,memory\n"
        + (0..<count).map { "\(second($0)),\(value($0)),\(value($0 + 7))\n" }.joined()),
    LiveRows(
      testDescription: "missing values and holes", file: "a.csv",
      text: csv(
        (0..<count).filter { !(100..<120).contains($0) && $0 % 50 != 9 }.map {
          "\(second($0)),\($0 % 37 == 5 ? "" : value($0))"
        })),
    LiveRows(
      testDescription: "times repeated and late", file: "a.csv",
      text: csv(
        (0..<count).flatMap { row in
          let line = "\(second(row)),\(value(row))"
          return switch row {
          case 200, 310: [line, line]
          case 250, 302: [line, "\(second(row - 5)),30"]
          default: [line]
          }
        }), lateCount: 2),
    LiveRows(
      testDescription: "series by a column", file: "a.csv",
      text: "host,time,load\n"
        + (0..<count).map {
          "web/1,\(second($0)),\(value($0, jump: 0..<0))\ndb,\(second($0)),\(value($0))\n"
        }.joined(), options: ["--series-column", "host"]),
    LiveRows(
      testDescription: "NDJSON with labels", file: "a.ndjson",
      text: (0..<count).map {
        #"{"time":\#(second($0)),"host":"a","load":\#(value($0, jump: 0..<0))}"# + "\n"
          + #"{"time":\#(second($0)),"host":"b","load":\#(value($0))}"# + "\n"
      }.joined(), options: ["--format", "ndjson"]),
    LiveRows(
      testDescription: "line protocol", file: "a.influx",
      text: (0..<count).map {
        "cpu,host=a load=\(value($0, jump: 0..<0)) \(second($0))000000000\n"
          + "cpu,host=b load=\(value($0)) \(second($0))000000000\n"
      }.joined()),
  ]

  private static func csv(_ rows: [String]) -> String {
    (["time,load"] + rows).joined(separator: "\n") + "\n"
  }

  private static func second(_ row: Int) -> Int { 1_700_000_000 + row * 3600 }

  private static func value(_ row: Int, jump: Range<Int> = 300..<306) -> String {
    Waves.value(row, jump: jump)
  }
}
