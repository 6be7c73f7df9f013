/// Which files a job reads, and which it writes for which series.
struct JobPaths {
  private let job: DetectionJob

  init(_ job: DetectionJob) {
    self.job = job
  }

  /// Refuses a job that would write over its own data or over its own results, or that has nowhere
  /// to write; asked before any work is done.
  ///
  /// - Parameter names: what the series are called; one that has no name yet may be left out.
  func check(names: [String] = [""]) throws(JobError) {
    var taken: Set<FilePlace> = []
    for path in inputs where !FilePlace.isStream(path) { taken.insert(FilePlace(path)) }
    var takesStandardOutput = false
    for path in outputs(names: names) {
      do {
        try FilePlace.checkWritable(path)
      } catch {
        throw .data(error)
      }
      if path == "-" {
        guard !takesStandardOutput else { throw .standardOutputTwice }
        takesStandardOutput = true
      } else if !FilePlace.isStream(path), !taken.insert(FilePlace(path)).inserted {
        throw .sameFile(path: path)
      }
    }
  }

  /// What is read. A model that is applied may not be replaced by what it found.
  private var inputs: [String] {
    var paths: [String] = []
    if case .file(let data) = job.data { paths.append(data.path) }
    if let labels = job.labels { paths.append(labels) }
    return paths + job.models
  }

  /// What is written: the tables once, models and reports once a series.
  private func outputs(names: [String]) -> [String] {
    let outputs = job.outputs
    return [outputs.scores, outputs.json].compactMap { $0 }
      + [outputs.model, outputs.report].compactMap { $0 }.flatMap { Self.paths($0, names: names) }
  }

  /// One path a series: the path itself for one series, with the series' name in it for several.
  static func paths(_ path: String, names: [String]) -> [String] {
    guard names.count > 1, !FilePlace.isStream(path) else { return names.map { _ in path } }
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
      var number = index + 1
      while !used.insert(result).inserted {
        result = "\(path[..<ending]).\(plain)-\(number)\(path[ending...])"
        number += 1
      }
      return result
    }
  }
}
