internal import TimeSeries

/// A folder of results, and what was put there.
struct StudyFolder {
  private let path: String
  private(set) var names: [String] = []

  init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Makes the folder, or one below it, with those above it, where they are not there.
  func make(_ below: String = "") throws(DataError) {
    try OutputFolder.make(at: below.isEmpty ? path : "\(path)/\(below)")
  }

  /// The path of a file to be written.
  mutating func take(_ name: String) -> String {
    names.append(name)
    return "\(path)/\(name)"
  }

  mutating func write(_ text: String, _ name: String) throws(DataError) {
    try AtomicFile.write(text, to: take(name))
  }
}
