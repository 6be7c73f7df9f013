import Foundation
import Testing

/// What was said of one row: by `watch --all --json`, or in the table of `detect --scores`.
struct JudgedRow: Equatable {
  let series: String
  let time: String
  /// The numbers read back, `nil` where there is none.
  let reconstructionError: Float?
  let anomalyScore: Float?
  let isAnomaly: Bool
  let isImputed: Bool

  /// The rows among the lines of a watch, in their order.
  ///
  /// - Parameter series: the name that the rows are given; `nil` for their own.
  static func rows(watched output: String, as series: String? = nil) throws -> [JudgedRow] {
    try output.split(separator: "\n").compactMap { line in
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      guard object["event"] as? String == "row" else { return nil }
      return JudgedRow(
        series: try series ?? #require(object["series"] as? String),
        time: "\(try #require(object["time"]))",
        reconstructionError: (object["reconstruction_error"] as? NSNumber)?.floatValue,
        anomalyScore: (object["anomaly_score"] as? NSNumber)?.floatValue,
        isAnomaly: try #require(object["is_anomaly"] as? Bool),
        isImputed: try #require(object["imputed"] as? Bool))
    }
  }

  /// The rows of a table of scores, series after series.
  static func rows(table: String, as series: String) throws -> [JudgedRow] {
    let lines = table.split(separator: "\n").map { fields(of: $0) }
    let names = try #require(lines.first)
    func column(_ name: String) -> Int? { names.firstIndex(of: name) }
    let time = column("timestamp") ?? column("row")
    return try lines.dropFirst().enumerated().map { row, fields in
      func field(_ name: String) throws -> String { fields[try #require(column(name))] }
      return JudgedRow(
        series: column("series").map { fields[$0] } ?? series,
        time: time.map { fields[$0] } ?? String(row),
        reconstructionError: Float(try field("reconstruction_error")),
        anomalyScore: Float(try field("anomaly_score")),
        isAnomaly: try field("is_anomaly") == "1", isImputed: try field("imputed") == "1")
    }
  }

  /// The fields of a line of csv, without the quotes around them.
  private static func fields(of line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
