internal import Evaluation
internal import SeriesFiles

/// The series of a benchmark's folder.
package struct BenchmarkCorpus: Sendable {
  package let suite: BenchmarkSuite
  package let folder: String
  /// The series, in the order of their ids; at least one.
  package let entries: [BenchmarkEntry]

  /// Finds the files.
  ///
  /// - Throws: `BenchmarkFault.noSeries` where the folder holds none, `DataError` where the labels
  ///   cannot be read.
  package init(_ suite: BenchmarkSuite, folder: String) throws {
    self.suite = suite
    var folder = folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    self.folder = folder
    let found =
      switch suite {
      case .nab: try Self.nab(folder)
      case .ucr: try Self.ucr(folder)
      case .tsbAD: try Self.tsbAD(folder)
      case .smd, .asd: try Self.machines(folder)
      case .microsoft, .labelled: try Self.labelled(folder, suite)
      }
    guard !found.isEmpty else { throw BenchmarkFault.noSeries(folder: folder, suite: suite) }
    entries = found.sorted { $0.id < $1.id }
  }

  private static func nab(_ folder: String) throws -> [BenchmarkEntry] {
    let windows = try NABWindows(path: "\(folder)/labels/combined_windows.json")
    let present = Set(try TextFile.paths(in: "\(folder)/data", ending: ".csv"))
    return windows.files.filter(present.contains).map { file in
      BenchmarkEntry(
        id: file, group: String(file.prefix { $0 != "/" }), family: SeriesFamily.nab(file),
        path: "\(folder)/data/\(file)", source: .nab(windows))
    }
  }

  private static func ucr(_ folder: String) throws -> [BenchmarkEntry] {
    try TextFile.paths(in: folder, ending: ".txt").filter { $0.contains("UCR_Anomaly") }
      .map { file in
        BenchmarkEntry(
          id: file, group: "ucr", family: SeriesFamily.ucr(file), path: "\(folder)/\(file)",
          source: .labelled(.ucr))
      }
  }

  private static func tsbAD(_ folder: String) throws -> [BenchmarkEntry] {
    let files = try TextFile.paths(in: folder, ending: ".csv")
    let own = files.filter { $0.contains("_tr_") && $0.contains("_1st_") }
    if !own.isEmpty {
      return own.map { file in
        BenchmarkEntry(
          id: file, group: SeriesFamily.tsbADGroup(file), family: SeriesFamily.tsbAD(file),
          path: "\(folder)/\(file)", source: .labelled(.tsbAD))
      }
    }
    guard files.contains("tsb_ad_mapping.csv") else { return [] }
    let nab = "\(folder)/../nab"
    let windows = try NABWindows(path: "\(nab)/labels/combined_windows.json")
    return try TSBADFile.all(in: "\(folder)/tsb_ad_mapping.csv").map { file in
      BenchmarkEntry(
        id: file.name, group: "NAB", family: SeriesFamily.nab(file.source),
        path: "\(nab)/data/\(file.source)", source: .rebuilt(file, windows))
    }
  }

  private static func machines(_ folder: String) throws -> [BenchmarkEntry] {
    try TextFile.paths(in: "\(folder)/test", ending: ".txt").map { file in
      BenchmarkEntry(
        id: file, group: "machines", family: file, path: "\(folder)/test/\(file)",
        source: .parts(
          training: "\(folder)/train/\(file)", labels: "\(folder)/test_label/\(file)"))
    }
  }

  private static func labelled(
    _ folder: String, _ suite: BenchmarkSuite
  ) throws -> [BenchmarkEntry] {
    try [".csv", ".out"].flatMap { try TextFile.paths(in: folder, ending: $0) }.map { file in
      let parts = file.split(separator: "/")
      return BenchmarkEntry(
        id: file, group: parts.count > 1 ? parts.dropLast().joined(separator: "/") : "",
        family: file, path: "\(folder)/\(file)", source: .labelled(suite))
    }
  }
}
