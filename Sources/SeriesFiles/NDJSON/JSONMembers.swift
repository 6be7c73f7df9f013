/// Where the values of an object's members stand in its text.
///
/// The text is known to be an object of JSON, so that nothing is checked again.
struct JSONMembers {
  /// `[member]`: where its value stands; of a string, what is between the quotes.
  private(set) var ranges: [Range<Int>] = []

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Finds the values of an object.
  init(_ object: ArraySlice<UInt8>) {
    bytes = object
    position = object.startIndex
    skip { $0 != UInt8(ascii: "{") }
    position += 1
    skip(\.isBlankOrLineEnd)
    while position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") {
      _ = string()
      skip { $0.isBlankOrLineEnd || $0 == UInt8(ascii: ":") }
      ranges.append(value())
      skip { $0.isBlankOrLineEnd || $0 == UInt8(ascii: ",") }
    }
  }

  private mutating func skip(_ isSkipped: (UInt8) -> Bool) {
    while position < bytes.endIndex, isSkipped(bytes[position]) { position += 1 }
  }

  /// Steps over a string, and gives what is between its quotes.
  private mutating func string() -> Range<Int> {
    position += 1
    let first = position
    while position < bytes.endIndex, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    let end = min(position, bytes.endIndex)
    position = min(position + 1, bytes.endIndex)
    return first..<end
  }

  private mutating func value() -> Range<Int> {
    let first = position
    var depth = 0
    while position < bytes.endIndex {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        let inner = string()
        if depth == 0 { return inner }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return first..<position }
        depth -= 1
        position += 1
        if depth == 0 { return first..<position }
      case let byte:
        if depth == 0, byte == UInt8(ascii: ",") || byte.isBlankOrLineEnd {
          return first..<position
        }
        position += 1
      }
    }
    return first..<position
  }
}
