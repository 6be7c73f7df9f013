internal import Files

/// A pipe, a terminal, or a plain file up to its end.
struct ByteStream {
  private let file: InputFile
  private var isOver = false

  /// What a look found.
  enum Found {
    /// So many bytes, at the start of the buffer.
    case bytes(Int)
    case nothing
    case end
  }

  init(path: String) throws(FileError) {
    // A named pipe whose writer is not there yet is waited for in `next`, which has a time limit.
    file = try InputFile(path: path, waits: false)
  }

  /// Waits until bytes are there, and reads what is there, once: to fill the buffer would be to wait
  /// for a writer that has said all it knows.
  mutating func next(
    into buffer: inout [UInt8], milliseconds: Int32
  ) throws(FileError) -> Found {
    if isOver { return .end }
    if file.status?.kind != .plain, try !file.waitForBytes(milliseconds: milliseconds) {
      return .nothing
    }
    guard let count = try file.readReady(into: &buffer) else { return .nothing }
    isOver = count == 0
    return isOver ? .end : .bytes(count)
  }
}
