internal import TimeSeries

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Folders and small files of text.
enum TextFile {
  /// The paths below a folder with an ending, relative to it, sorted; hidden files are left out.
  ///
  /// - Throws: `BenchmarkFault.noFolder` where there is none.
  static func paths(in folder: String, ending: String) throws -> [String] {
    let all: [String]
    do {
      all = try FileManager.default.subpathsOfDirectory(atPath: folder)
    } catch {
      throw BenchmarkFault.noFolder(folder)
    }
    return all.filter { path in
      path.hasSuffix(ending) && !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted()
  }

  /// What stands in a file.
  static func text(of path: String) throws(DataError) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .fileNotFound(file: path)
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// The lines of a file, without their ends.
  static func lines(of path: String) throws(DataError) -> [Substring] {
    try text(of: path).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  /// Whether there is a file.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Makes a folder with those above it.
  static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw BenchmarkFault.cannotMakeFolder(path)
    }
  }
}
