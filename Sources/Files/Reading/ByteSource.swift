/// The bytes of a file, of standard input or of memory, in order.
package struct ByteSource: ~Copyable, Sendable {
  /// The path, for messages.
  package let path: String
  /// The bytes in all, where known before they are read: those of a plain file or of memory.
  package let size: Int?

  /// `nil` for memory.
  private let file: InputFile?
  private var memory: ArraySlice<UInt8>

  /// Opens a file; `-` is standard input.
  package init(path: String) throws(FileError) {
    let file = try InputFile(path: path, waits: true)
    self.path = path
    self.file = file
    memory = []
    // How much of standard input others have read before is not known.
    let status = path == "-" ? nil : file.status
    size = status?.kind == .plain ? status.map { Int($0.size) } : nil
  }

  /// Bytes of memory, under a name.
  package init(bytes: [UInt8], name: String) {
    path = name
    size = bytes.count
    file = nil
    memory = bytes[...]
  }

  /// Reads bytes into `buffer` from `offset` to its end, or to the end of the source.
  ///
  /// - Returns: The number of bytes read; fewer than asked for only at the end of the source.
  package mutating func read(into buffer: inout [UInt8], from offset: Int) throws(FileError) -> Int
  {
    guard let file else {
      let count = min(memory.count, buffer.count - offset)
      buffer.replaceSubrange(offset..<offset + count, with: memory.prefix(count))
      memory.removeFirst(count)
      return count
    }
    var position = offset
    while position < buffer.count {
      let count = try file.read(into: &buffer, from: position)
      if count == 0 { break }
      position += count
    }
    return position - offset
  }
}
