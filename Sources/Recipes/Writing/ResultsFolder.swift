internal import Files

/// A folder of results, and what was put there.
struct ResultsFolder {
  private let path: String
  private(set) var names: [String] = []

  init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Makes the folder, with those above it, where they are not there.
  func make() throws(FileError) {
    try Folder.make(at: path)
  }

  /// The path of a file to be written.
  mutating func take(_ name: String) -> String {
    names.append(name)
    return "\(path)/\(name)"
  }

  mutating func write(_ text: String, _ name: String) throws(FileError) {
    try AtomicFile.write(text, to: take(name))
  }
}
