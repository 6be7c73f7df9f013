import Foundation
import TimeSeries

/// The folder of real data that lies outside the repository: `MARTLET_DATA`, or `../shared/data`.
enum SharedData {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["MARTLET_DATA"] { return URL(filePath: path) }
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    return root.appending(path: "../shared/data").standardizedFileURL
  }()

  static var exists: Bool { FileManager.default.fileExists(atPath: folder.path()) }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

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
