package import Foundation

/// The folder of real data that lies outside the repository: `MARTLET_DATA`, or `../shared/data`.
package enum SharedData {
  /// Where it is.
  package static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["MARTLET_DATA"] { return URL(filePath: path) }
    return Repository.root.appending(path: "../shared/data").standardizedFileURL
  }()

  /// Whether it is there.
  package static var exists: Bool { FileManager.default.fileExists(atPath: folder.path()) }

  /// Whether tests that train on it can run: they need optimisation.
  package static var isTrainable: Bool {
    #if DEBUG
      false
    #else
      exists
    #endif
  }

  /// The path of a file or folder of it.
  package static func path(_ name: String) -> String { folder.appending(path: name).path() }

  /// The text of a file.
  package static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// The files below a folder of it whose names end so, sorted; relative to it, as ``path(_:)`` takes
  /// them.
  package static func files(below part: String, ending: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path(part))) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { "\(part)/\($0)" }
  }
}
