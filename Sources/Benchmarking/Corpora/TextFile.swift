internal import Files

/// Folders and files of text.
enum TextFile {
  /// Longer files hold no series.
  private static let sizeLimit = 1 << 40

  /// The paths below a folder with an ending, relative to it, sorted; hidden files are left out.
  ///
  /// - Throws: `BenchmarkFault.noFolder` where there is none.
  static func paths(in folder: String, ending: String) throws -> [String] {
    guard let all = Folder.paths(below: folder) else { throw BenchmarkFault.noFolder(folder) }
    return all.filter { path in
      path.hasSuffix(ending) && !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted()
  }

  /// What stands in a file.
  static func text(of path: String) throws(FileError) -> String {
    let bytes = try SmallFile.read(path: path, limit: sizeLimit)
    return String(decoding: bytes ?? [], as: UTF8.self)
  }

  /// The lines of a file, without their ends.
  static func lines(of path: String) throws(FileError) -> [Substring] {
    try text(of: path).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  /// Makes a folder with those above it.
  static func makeFolder(_ path: String) throws {
    do {
      try Folder.make(at: path)
    } catch {
      throw BenchmarkFault.cannotMakeFolder(path)
    }
  }
}
