/// A path, and what data sets write into the names of their files.
package struct FileName: Sendable {
  /// The path as given.
  let path: String
  /// The last part of the path, without its ending.
  package let stem: String
  /// The ending in lower case, without the point.
  let ending: String

  /// Takes a path apart.
  package init(_ path: String) {
    self.path = path
    let base = path.split(separator: "/").last.map(String.init) ?? path
    if path == "-" {
      stem = "stdin"
      ending = ""
    } else if let point = base.lastIndex(of: "."), point != base.startIndex {
      stem = String(base[..<point])
      ending = base[base.index(after: point)...].lowercased()
    } else {
      stem = base
      ending = ""
    }
  }

  /// The format that the name tells.
  var format: DataFormat? {
    switch ending {
    case "npy": .npy
    case "ndjson", "jsonl": .ndjson
    case "csv", "tsv": .csv
    case "lp", "influx": .influx
    default: archiveNumbers != nil && stem.contains("UCR_Anomaly") ? .ucr : nil
    }
  }

  /// `_trainingEnd_begin_end` of the UCR Anomaly Archive, as written.
  var archiveNumbers: (trainingEnd: Int, begin: Int, end: Int)? {
    let parts = stem.split(separator: "_").suffix(3).map { Int($0) }
    guard parts.count == 3, let trainingEnd = parts[0], let begin = parts[1], let end = parts[2]
    else { return nil }
    return (trainingEnd, begin, end)
  }

  /// The training length in names of TSB-AD, as `…_tr_1007_1st_2014`.
  var benchmarkTrainingEnd: Int? {
    let parts = stem.split(separator: "_")
    for (index, part) in parts.enumerated() where part == "tr" && index + 3 < parts.count {
      if parts[index + 2] == "1st", let end = Int(parts[index + 1]) { return end }
    }
    return nil
  }
}
