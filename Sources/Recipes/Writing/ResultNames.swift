internal import Files
internal import TimeSeries

/// What the documents of a run are called.
enum ResultNames {
  /// `[detector]`: what the models' files are called in a folder of results.
  static func models(_ count: Int) -> [String] { numbered("model.martlet", count) }

  /// The path itself for one, and for several one each with a number before the ending.
  static func numbered(_ path: String, _ count: Int) -> [String] {
    guard count > 1 else { return Array(repeating: path, count: count) }
    let (start, ending) = parts(path)
    return (1...count).map { "\(start)-\($0)\(ending)" }
  }

  /// One path a series: the path itself for one series, with the series' name in it for several.
  static func paths(_ path: String, names: [String]) -> [String] {
    guard names.count > 1, !FilePlace.isStream(path) else { return names.map { _ in path } }
    let (start, ending) = parts(path)
    var used: Set<String> = []
    return names.enumerated().map { index, name in
      let plain = String(
        name.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "-" })
      var result = "\(start).\(plain)\(ending)"
      var number = index + 1
      while !used.insert(result).inserted {
        result = "\(start).\(plain)-\(number)\(ending)"
        number += 1
      }
      return result
    }
  }

  /// A path before its ending, and the ending.
  private static func parts(_ path: String) -> (start: Substring, ending: Substring) {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let base = path[start...]
    let ending =
      if base.hasSuffix(".report.html") {
        base.index(base.endIndex, offsetBy: -".report.html".count)
      } else {
        base.lastIndex(of: ".") ?? base.endIndex
      }
    return (path[..<ending], path[ending...])
  }
}
