internal import Files

/// A moving window on the bytes of a source: the chunk at hand and where reading stands in it.
///
/// A class, because it is one place that moves: two copies would tear the source apart.
final class ByteChunk {
  /// Bytes of a chunk, unless one line needs more.
  static let usualSize = 1 << 20

  /// The path, for messages.
  let path: String
  /// The bytes in all, where known.
  let size: Int?
  /// The chunk; only `start..<end` counts.
  private(set) var bytes: [UInt8]
  /// The first byte not yet used.
  var start = 0
  /// Behind the last byte at hand.
  private(set) var end = 0
  /// Whether the source holds nothing behind `end`.
  private(set) var isAtEnd = false
  private var source: ByteSource

  /// Reads the first chunk.
  init(_ source: consuming ByteSource) throws(DataError) {
    path = source.path
    size = source.size
    // One byte more than the source holds, so that its end shows in the first read.
    bytes = [UInt8](repeating: 0, count: min(Self.usualSize, (source.size ?? Self.usualSize) + 2))
    self.source = source
    try fill()
  }

  /// Drops the bytes used and reads more; a chunk without free room doubles.
  func fill() throws(DataError) {
    guard !isAtEnd else { return }
    if start > 0 {
      bytes.replaceSubrange(0..<end - start, with: bytes[start..<end])
      end -= start
      start = 0
    }
    if end == bytes.count {
      bytes.append(contentsOf: repeatElement(0, count: max(16, bytes.count)))
    }
    let count = try source.readData(into: &bytes, from: end)
    end += count
    isAtEnd = end < bytes.count
  }

  /// Reads all that is left.
  func fillWhole() throws(DataError) {
    while !isAtEnd { try fill() }
  }

  /// The text of a small file as a whole, checked to be text.
  static func text(ofFile path: String) throws(DataError) -> ArraySlice<UInt8> {
    let chunk = try ByteChunk(.data(at: path))
    try chunk.checkText(unless: false)
    try chunk.fillWhole()
    return chunk.bytes[chunk.start..<chunk.end]
  }

  /// Hands over what is left, to be read in blocks of whole lines.
  func takeLines(blockSize: Int) -> LineBlocks {
    var taken = ByteSource(bytes: [], name: path)
    swap(&source, &taken)
    let left = LineBlocks(
      taken, bytes: bytes, range: start..<end, isAtEnd: isAtEnd, blockSize: blockSize)
    bytes = []
    (start, end, isAtEnd) = (0, 0, true)
    return left
  }

  /// Ends the last line of the source with a line feed if it has none.
  func endLastLine() {
    guard isAtEnd, end > start, bytes[end - 1] != UInt8(ascii: "\n") else { return }
    if end == bytes.count { bytes.append(0) }
    bytes[end] = UInt8(ascii: "\n")
    end += 1
  }

  /// The format that the first bytes show.
  var format: DataFormat {
    if bytes[start..<end].starts(with: NPYReader.magic) { return .npy }
    var rest = bytes[start..<end]
    while !rest.isEmpty {
      let line = rest.prefix { !$0.isLineEnd }
      if let format = DataFormat(line: line) { return format }
      rest = rest[line.endIndex...].dropFirst()
    }
    return .csv
  }

  /// Refuses an empty source and what is not text, and steps over a byte order mark.
  ///
  /// - Parameter isBinary: Whether the file is known to be no text.
  func checkText(unless isBinary: Bool) throws(DataError) {
    guard end > start else { throw .emptyFile(file: path) }
    let head = bytes[start..<min(end, start + 4096)]
    guard !isBinary, !head.starts(with: NPYReader.magic) else { return }
    start += try Self.checkText(head, file: path)
    if isAtEnd && bytes[start..<end].allSatisfy(\.isBlankOrLineEnd) {
      throw .emptyFile(file: path)
    }
  }

  /// Refuses first bytes that are no text.
  ///
  /// - Returns: The bytes of the byte order mark.
  static func checkText(_ head: ArraySlice<UInt8>, file path: String) throws(DataError) -> Int {
    for (magic, kind) in Self.magics where head.starts(with: magic) {
      throw .compressed(file: path, kind: kind)
    }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw .utf16(file: path)
    }
    // Every second byte zero is Latin text in UTF-16 without a mark.
    let zeros = head.count { $0 == 0 }
    if zeros > 0 {
      let even = stride(from: head.startIndex, to: head.endIndex, by: 2).count { head[$0] == 0 }
      let isUTF16 = head.count >= 4 && zeros * 5 >= head.count * 2 && (even == 0 || even == zeros)
      throw isUTF16 ? .utf16(file: path) : .zeroByte(file: path, line: 1)
    }
    return head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static let magics: [(bytes: [UInt8], kind: String)] = [
    ([0x1F, 0x8B], "gzip"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"),
    ([0x42, 0x5A, 0x68, 0x31], "bzip2"), ([0x42, 0x5A, 0x68, 0x39], "bzip2"),
    ([0x50, 0x4B, 0x03, 0x04], "zip (perhaps a spreadsheet or .npz)"),
    ([0x50, 0x41, 0x52, 0x31], "Parquet"),
    ([0x89, 0x48, 0x44, 0x46], "HDF5"),
    ([0x89, 0x50, 0x4E, 0x47], "PNG"),
    ([0x25, 0x50, 0x44, 0x46, 0x2D], "PDF"),
  ]
}

extension UInt8 {
  /// A blank or a tab.
  @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// A line feed or a carriage return.
  @inline(__always) var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  /// A blank, a tab, or the end of a line.
  @inline(__always) var isBlankOrLineEnd: Bool { isBlank || isLineEnd }
  /// `0` to `9`.
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
}
