/// A file that is read whole, as a recipe or a journal is.
package enum SmallFile {
  /// Reads a file; `-` is standard input.
  ///
  /// - Parameter limit: The bytes that it may have.
  /// - Returns: Its bytes; `nil` where there are more than `limit`.
  package static func read(path: String, limit: Int) throws(FileError) -> [UInt8]? {
    var source = try ByteSource(path: path)
    if let size = source.size, size > limit { return nil }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: min(limit + 1, 1 << 16))
    while true {
      let count = try source.read(into: &buffer, from: 0)
      guard count > 0 else { return bytes }
      guard bytes.count + count <= limit else { return nil }
      bytes += buffer.prefix(count)
    }
  }
}
