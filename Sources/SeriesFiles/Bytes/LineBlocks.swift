internal import Files

/// Bytes that end at the end of a line.
struct LineBlock: Sendable {
  /// The bytes; only those in `range` count.
  let bytes: [UInt8]
  let range: Range<Int>
  /// Why there are no more bytes, if not because the source ends.
  var failure: Failure?

  /// What keeps lines from being read.
  enum Failure {
    case error(DataError)
    case lineTooLong
  }

  /// The range in parts of about `size` bytes, each of which ends at the end of a line.
  func pieces(of size: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var first = range.lowerBound
    while first < range.upperBound {
      var end = min(first + size, range.upperBound)
      while end < range.upperBound, bytes[end - 1] != UInt8(ascii: "\n") { end += 1 }
      pieces.append(first..<end)
      first = end
    }
    return pieces
  }
}

/// The lines of a source, in blocks of whole lines.
struct LineBlocks: ~Copyable, Sendable {
  private var source: ByteSource
  private var bytes: [UInt8]
  private var range: Range<Int>
  private var isAtEnd: Bool
  private var isDone = false
  private let blockSize: Int
  /// Buffers of blocks that are read.
  private var spares: [[UInt8]] = []

  /// The lines of a source, of which the bytes of `range` are read already.
  init(
    _ source: consuming ByteSource, bytes: [UInt8], range: Range<Int>, isAtEnd: Bool, blockSize: Int
  ) {
    self.source = source
    self.bytes = bytes
    self.range = range
    self.isAtEnd = isAtEnd
    self.blockSize = blockSize
  }

  /// Takes a buffer back, so that the next block needs no new one.
  mutating func recycle(_ bytes: consuming [UInt8]) {
    if bytes.count >= blockSize { spares.append(bytes) }
  }

  /// The next block; `nil` behind the last.
  ///
  /// A line longer than a block makes its block longer.
  mutating func next() -> LineBlock? {
    guard !isDone else { return nil }
    var wanted = blockSize
    while true {
      do throws(DataError) { try fill(wanted) } catch {
        isDone = true
        return LineBlock(bytes: [], range: 0..<0, failure: .error(error))
      }
      if let end = lineEnd(wanted) { return take(end) }
      if isAtEnd, range.count <= wanted {
        isDone = true
        return nil
      }
      if wanted >= CSVReader.lineLimit {
        isDone = true
        return LineBlock(bytes: [], range: 0..<0, failure: .lineTooLong)
      }
      wanted = min(2 * wanted, CSVReader.lineLimit)
    }
  }

  /// Reads until `wanted` bytes are at hand or the source ends, and ends the last line.
  private mutating func fill(_ wanted: Int) throws(DataError) {
    guard !isAtEnd, range.count < wanted else { return }
    if range.lowerBound > 0 {
      bytes.replaceSubrange(0..<range.count, with: bytes[range])
      range = 0..<range.count
    }
    // One byte more for a line feed behind the last line.
    if bytes.count < wanted + 1 {
      bytes.append(contentsOf: repeatElement(0, count: wanted + 1 - bytes.count))
    }
    let count = try source.readData(into: &bytes, from: range.count)
    range = 0..<range.count + count
    isAtEnd = range.count < bytes.count
    if isAtEnd, let last = bytes[range].last, last != UInt8(ascii: "\n") {
      bytes[range.count] = UInt8(ascii: "\n")
      range = 0..<range.count + 1
    }
  }

  /// Behind the last line of about `wanted` bytes.
  private func lineEnd(_ wanted: Int) -> Int? {
    let limit = min(range.upperBound, range.lowerBound + wanted)
    if let last = bytes[range.lowerBound..<limit].lastIndex(of: UInt8(ascii: "\n")) {
      return last + 1
    }
    // A carriage return that stands last may be the first half of a line end.
    let last = bytes[range.lowerBound..<limit].dropLast().lastIndex(of: UInt8(ascii: "\r"))
    return last.map { $0 + 1 }
  }

  private mutating func take(_ end: Int) -> LineBlock {
    let rest = end..<range.upperBound
    var next = spares.popLast() ?? []
    if next.count < rest.count {
      next.append(contentsOf: repeatElement(0, count: max(rest.count, blockSize + 1) - next.count))
    }
    next.replaceSubrange(0..<rest.count, with: bytes[rest])
    let block = LineBlock(bytes: bytes, range: range.lowerBound..<end)
    bytes = next
    range = 0..<rest.count
    return block
  }
}
