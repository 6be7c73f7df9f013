import Foundation

/// Small files of data, the same every time.
enum Waves {
  /// A csv of an hourly wave with a jump in the rows given.
  static func csv(rows: Int = 480, jump: Range<Int> = 400..<410, labelled: Bool = false) -> String {
    var lines = ["timestamp,load" + (labelled ? ",label" : "")]
    for row in 0..<rows {
      let day = 1 + row / 24
      let time = String(
        format: "2024-%02d-%02d %02d:00:00", 1 + (day - 1) / 28, 1 + (day - 1) % 28, row % 24)
      lines.append(
        "\(time),\(value(row, jump: jump))" + (labelled ? ",\(jump.contains(row) ? 1 : 0)" : ""))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Two hosts in one long file.
  static func longCSV(rows: Int = 300) -> String {
    var lines = ["host,time,load"]
    for row in 0..<rows {
      lines.append("web/1,\(1_700_000_000 + row * 3600),\(value(row, jump: 0..<0))")
      lines.append("db,\(1_700_000_000 + row * 3600),\(value(row, jump: 250..<256))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The value of a row: a daily wave, some noise, and 40 more in the jump.
  static func value(_ row: Int, jump: Range<Int>) -> String {
    // A hash for noise: no generator, no state.
    let noise = Double((row &* 2_654_435_761) % 1000) / 1000
    let wave = 20 + 8 * sin(Double(row) / 24 * 2 * .pi) + noise
    return String(format: "%.3f", jump.contains(row) ? wave + 40 : wave)
  }
}
