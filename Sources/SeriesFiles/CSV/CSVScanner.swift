/// The fields of delimited text, one at a time.
enum CSVScanner {
  /// What ended a field.
  enum Terminator {
    case delimiter
    case lineEnd
    /// The bytes at hand ran out; the field goes on in bytes not yet read.
    case nothing
  }

  /// Reads the field at `position`, which then stands behind its terminator.
  ///
  /// Blanks around a field are dropped, those inside quotes too; a doubled quote inside quotes is
  /// one quote.
  ///
  /// - Parameters:
  ///   - cell: Receives the field.
  ///   - lines: Grows by the line ends inside quotes.
  static func field(
    _ bytes: Span<UInt8>, _ position: inout Int, end: Int, delimiter: UInt8,
    into cell: inout [UInt8], lines: inout Int
  ) -> Terminator {
    cell.removeAll(keepingCapacity: true)
    var index = position
    skipBlanks(bytes, &index, end, delimiter)
    if index < end, bytes[index] == UInt8(ascii: "\"") {
      index += 1
      while true {
        guard index < end else { return .nothing }
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\"") {
          guard index < end else { return .nothing }
          if bytes[index] != UInt8(ascii: "\"") { break }
          index += 1
        }
        if byte == 0x0A { lines += 1 }
        cell.append(byte)
      }
    }
    while true {
      guard index < end else { return .nothing }
      let byte = bytes[index]
      index += 1
      if byte == delimiter {
        trim(&cell)
        if delimiter == 0x20 {
          skipBlanks(bytes, &index, end, delimiter)
          guard index < end else { return .nothing }
          if bytes[index].isLineEnd {
            position = index
            return lineEnd(bytes, &position, end)
          }
        }
        position = index
        return .delimiter
      }
      if byte.isLineEnd {
        trim(&cell)
        position = index - 1
        return lineEnd(bytes, &position, end)
      }
      cell.append(byte)
    }
  }

  /// Steps behind the line end at `position`: `\n`, `\r\n` or `\r`.
  @inline(__always)
  static func lineEnd(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Terminator {
    if bytes[position] == 0x0D {
      guard position + 1 < end else { return .nothing }
      position += bytes[position + 1] == 0x0A ? 2 : 1
    } else {
      position += 1
    }
    return .lineEnd
  }

  /// Steps over blanks that are no delimiters.
  @inline(__always)
  static func skipBlanks(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int, _ delimiter: UInt8) {
    if delimiter == 0x20 {
      while index < end, bytes[index].isBlank { index += 1 }
    } else {
      while index < end, bytes[index].isBlank, bytes[index] != delimiter { index += 1 }
    }
  }

  private static func trim(_ cell: inout [UInt8]) {
    while let last = cell.last, last.isBlank { cell.removeLast() }
    if let first = cell.first, first.isBlank {
      cell.removeFirst(cell.prefix(while: \.isBlank).count)
    }
  }
}
