import Testing
import TimeSeries

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the real data is that some tests read: `MARTLET_DATA`, or beside the repository.
enum SharedData {
  static let folder: String = {
    if let folder = ProcessInfo.processInfo.environment["MARTLET_DATA"] { return folder }
    let repository = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return "/\(repository)/shared/data"
  }()

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: "\(folder)/README.md")
  }

  /// The files below a folder whose names end so, sorted.
  static func files(below part: String, ending: String) -> [String] {
    let root = "\(folder)/\(part)"
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return paths.filter { $0.hasSuffix(ending) }.sorted().map { "\(root)/\($0)" }
  }
}

/// Reads text as if it stood in a file.
func readText(_ text: String, name: String = "test.csv", _ options: SeriesReader.Options = .init())
  throws(DataError) -> DataFile
{
  try SeriesReader.read(bytes: Array(text.utf8), name: name, options: options)
}
