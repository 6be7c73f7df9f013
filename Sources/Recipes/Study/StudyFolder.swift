internal import TimeSeries

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A folder of results, and what was put there.
struct StudyFolder {
  private let path: String
  private(set) var names: [String] = []

  init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Makes the folder, or one below it, with those above it, where they are not there.
  func make(_ below: String = "") throws(DataError) {
    let folder = below.isEmpty ? path : "\(path)/\(below)"
    var end = folder.startIndex
    while end < folder.endIndex {
      end = folder[folder.index(after: end)...].firstIndex(of: "/") ?? folder.endIndex
      let part = String(folder[..<end])
      // One that is there already is as good; whether it is a folder shows at the next step.
      guard unsafe mkdir(part, 0o777) == 0 || errno == EEXIST else {
        throw .writeFailed(file: part, step: .create, code: errno)
      }
    }
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
