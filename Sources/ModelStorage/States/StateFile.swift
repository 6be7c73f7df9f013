package import AnomalyDetection
internal import Files
internal import NeuralEngine

/// What a stream remembers, as a file: written whole or not at all, and checked before it is used.
///
/// ```
/// "MARTLET" 0x53 │ format │ list of parts │ the state │ FNV-1a of all before
/// ```
/// All numbers are little-endian words of 64 bits. The list says what is in the state, part by part, so
/// that it can be shown without what it belongs to; nothing is read by it.
package struct StateFile: Sendable {
  /// The parts, inner ones before the outer, each with its size in bytes.
  package let parts: [StateArchive.Part]
  package let body: [UInt8]

  /// Counted up when a state of an earlier version can no longer be read.
  package static let format = 1
  private static let magic = Array("MARTLETS".utf8)

  /// A file of what was written to an archive.
  package init(_ archive: StateArchive) {
    parts = archive.parts
    body = archive.bytes
  }

  /// The state, to be read.
  package var archive: StateArchive { StateArchive(reading: body) }

  /// Whether a file begins as a state does.
  package static func isState(path: String) -> Bool {
    guard let file = try? OpenFile(path: path), file.size >= magic.count else { return false }
    return (try? file.read(0..<magic.count)) == magic
  }

  /// Reads the file's bytes.
  package init(_ bytes: [UInt8]) throws(StateError) {
    guard bytes.starts(with: Self.magic), bytes.count >= Self.magic.count + 16 else {
      throw .notAState
    }
    var archive = StateArchive(reading: Array(bytes[Self.magic.count...]))
    var format: UInt64 = 0
    try archive.word(&format)
    guard format == UInt64(Self.format) else {
      throw .laterFormat(found: Int(clamping: format), known: Self.format)
    }
    var end = StateArchive(reading: Array(bytes.suffix(8)))
    var expected: UInt64 = 0
    try end.word(&expected)
    guard Self.hash(bytes.dropLast(8)) == expected else { throw .damaged(part: "checksum") }
    var content = Content(parts: [], body: [])
    try content.archive(&archive, limit: bytes.count)
    parts = content.parts
    body = content.body
  }

  /// The file's bytes.
  package var bytes: [UInt8] {
    var archive = StateArchive()
    var format = UInt64(Self.format)
    var content = Content(parts: parts, body: body)
    var bytes = Self.magic
    do throws(StateError) {
      try archive.word(&format)
      try content.archive(&archive, limit: .max)
      bytes += archive.bytes
      var end = StateArchive()
      var hash = Self.hash(bytes[...])
      try end.word(&hash)
      bytes += end.bytes
    } catch { preconditionFailure("\(error) in writing") }
    return bytes
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash = FNV1a()
    for byte in bytes { hash.add(UInt64(byte)) }
    return hash.value
  }

  private struct Content {
    var parts: [StateArchive.Part]
    var body: [UInt8]

    mutating func archive(_ archive: inout StateArchive, limit: Int) throws(StateError) {
      let count = try archive.length(parts.count, in: 0...1 << 28, bytesEach: 16)
      if archive.isReading {
        parts = Array(repeating: StateArchive.Part(path: [], size: 0), count: count)
      }
      for index in 0..<count {
        let names = try archive.length(parts[index].path.count, in: 1...64, bytesEach: 8)
        if archive.isReading { parts[index].path = Array(repeating: "", count: names) }
        for name in 0..<names { try archive.text(&parts[index].path[name]) }
        try archive.integer(&parts[index].size, in: 0...Int.max / 4)
      }
      try archive.data(&body, limit: limit)
    }
  }
}

extension StateFile {
  /// Reads a file; `nil` where there is none.
  ///
  /// - Throws: `FileError` where it cannot be read, `StateError` where it is no state.
  package static func read(path: String) throws -> StateFile? {
    let bytes: [UInt8]?
    do throws(FileError) {
      bytes = try SmallFile.read(path: path, limit: 1 << 40)
    } catch .notFound {
      return nil
    }
    return try bytes.map { bytes throws(StateError) in try StateFile(bytes) }
  }

  /// Writes the file, whole or not at all.
  ///
  /// - Throws: `FileError`.
  package func write(path: String) throws { try AtomicFile.write(bytes, to: path) }
}
