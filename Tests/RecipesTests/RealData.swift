import Foundation

/// The folder of real data that lies outside the repository: `MARTLET_DATA`, or `../shared/data`.
enum RealData {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["MARTLET_DATA"] { return URL(filePath: path) }
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    return root.appending(path: "../shared/data").standardizedFileURL
  }()

  /// Whether tests that train on it can run: they need optimisation.
  static var isUsable: Bool {
    #if DEBUG
      false
    #else
      FileManager.default.fileExists(atPath: folder.path())
    #endif
  }

  /// The files below a folder with an ending, by path.
  static func files(_ below: String, _ ending: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder.appending(path: below).path())
    return (names?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(ending) }.sorted().map { "\(below)/\($0)" }
  }
}
