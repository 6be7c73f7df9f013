import Foundation
import Testing
import TimeSeries

extension SharedData {
  /// The files below a folder whose names end so, sorted.
  static func files(below part: String, ending: String) -> [String] {
    let root = folder.appending(path: part).path
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
