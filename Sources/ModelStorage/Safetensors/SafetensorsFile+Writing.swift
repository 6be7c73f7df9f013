internal import Files

extension SafetensorsFile {
  /// The bytes of the file: the same content always gives the same bytes.
  ///
  /// Tensors and metadata are sorted, and the header is filled with blanks so that the numbers begin
  /// at a multiple of 8. Apart from the order of the metadata, which varies there, these are the bytes
  /// that Python's package writes.
  ///
  /// - Throws: ``ModelFileError`` if the header would be too long to be read again.
  public func serialized() throws(ModelFileError) -> [UInt8] {
    var header: [UInt8] = [UInt8(ascii: "{")]
    if !metadata.isEmpty {
      header.append(contentsOf: "\"\(SafetensorsHeader.metadataKey)\":{".utf8)
      let sorted = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      for (index, entry) in sorted.enumerated() {
        if index > 0 { header.append(UInt8(ascii: ",")) }
        Self.appendQuoted(entry.key, to: &header)
        header.append(UInt8(ascii: ":"))
        Self.appendQuoted(entry.value, to: &header)
      }
      header.append(UInt8(ascii: "}"))
    }
    var end = 0
    for tensor in tensors {
      if header.count > 1 { header.append(UInt8(ascii: ",")) }
      let begin = end
      end += tensor.bytes.count
      Self.appendQuoted(tensor.name, to: &header)
      let shape = tensor.shape.map { String($0) }.joined(separator: ",")
      header.append(contentsOf: ":{\"dtype\":\"\(tensor.elementType.rawValue)\"".utf8)
      header.append(contentsOf: ",\"shape\":[\(shape)],\"data_offsets\":[\(begin),\(end)]}".utf8)
    }
    header.append(UInt8(ascii: "}"))
    while !header.count.isMultiple(of: 8) { header.append(UInt8(ascii: " ")) }
    guard header.count <= SafetensorsHeader.maximumLength else {
      throw ModelFileError(
        .malformed(
          .headerLength(
            claimed: UInt64(header.count), available: header.count,
            limit: SafetensorsHeader.maximumLength)))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(SafetensorsHeader.lengthBytes + header.count + end)
    for shift in 0..<SafetensorsHeader.lengthBytes {
      bytes.append(UInt8(truncatingIfNeeded: header.count >> (8 * shift)))
    }
    bytes.append(contentsOf: header)
    for tensor in tensors { bytes.append(contentsOf: tensor.bytes) }
    return bytes
  }

  /// Writes the file, whole or not at all: after an error what was under the name is as it was.
  ///
  /// - Throws: ``ModelFileError`` if the disk is full, the folder absent, and the like.
  public func write(to path: String) throws(ModelFileError) {
    let bytes: [UInt8]
    do throws(ModelFileError) {
      bytes = try serialized()
    } catch {
      throw error.at(path: path)
    }
    do throws(FileError) {
      try AtomicFile.write(bytes, to: path)
    } catch {
      throw ModelFileError(path: path, .unwritable(error))
    }
  }

  /// Appends a string in quotes, with the escapes that JSON asks for and no others.
  private static func appendQuoted(_ string: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
      case 0x08: bytes.append(contentsOf: "\\b".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0C: bytes.append(contentsOf: "\\f".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: "\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
