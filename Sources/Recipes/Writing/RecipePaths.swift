/// Which files a recipe writes for which series.
struct RecipePaths {
  private let recipe: Recipe

  init(_ recipe: Recipe) {
    self.recipe = recipe
  }

  /// Refuses a job that would write over its own data or over its own results.
  func check() throws(RecipeError) {
    var taken: [String] = recipe.labels.map { [$0] } ?? []
    if case .file(let data) = recipe.data { taken.append(data.path) }
    // A model that is applied may not be replaced by what it found, but a job may read a model and
    // write nothing else under its name.
    if let model = recipe.model { taken.append(model) }
    let outputs = recipe.outputs
    for path in [outputs.scores, outputs.report, outputs.model, outputs.json] {
      guard let path, !Self.isShared(path) else { continue }
      guard !taken.contains(path) else { throw .sameFile(path: path) }
      taken.append(path)
    }
  }

  /// Standard output and devices can be written to by all.
  private static func isShared(_ path: String) -> Bool {
    path == "-" || path.hasPrefix("/dev/")
  }

  /// One path a series: the path itself for one series, with the series' name in it for several.
  static func paths(_ path: String, names: [String]) -> [String] {
    guard names.count > 1, !isShared(path) else { return names.map { _ in path } }
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let base = path[start...]
    let ending =
      if base.hasSuffix(".report.html") {
        base.index(base.endIndex, offsetBy: -".report.html".count)
      } else {
        base.lastIndex(of: ".") ?? base.endIndex
      }
    var used: Set<String> = []
    return names.enumerated().map { index, name in
      let plain = String(
        name.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "-" })
      var result = "\(path[..<ending]).\(plain)\(path[ending...])"
      if !used.insert(result).inserted {
        result = "\(path[..<ending]).\(plain)-\(index + 1)\(path[ending...])"
        used.insert(result)
      }
      return result
    }
  }
}
