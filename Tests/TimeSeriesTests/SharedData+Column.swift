import Foundation
import TestSupport
import TimeSeries

extension SharedData {
  /// A file of a timestamp and a value a row, evenly spaced: its first two timestamps set the clock.
  static func timestampedColumn(_ path: String) throws -> Series {
    let rows = try text(path).split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",") }
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withFullDate, .withTime, .withColonSeparatorInTime]
    let ticks = rows.prefix(2).compactMap { row in
      formatter.date(from: String(row[0].map { $0 == " " ? "T" : $0 }))
    }
    let seconds = ticks.count == 2 ? Int64(ticks[1].timeIntervalSince(ticks[0])) : 1
    return clockSeries(rows.map { Double($0[1]) ?? .nan }, seconds: max(1, seconds))
  }
}
