#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Many floats in a saved state: their bits, little-endian, as base64. Every number comes back as it
/// was, `NaN` among them, in a third of the room of decimal digits.
struct FloatBits: Sendable, Codable {
  let values: [Float]

  init(_ values: some Sequence<Float>) {
    self.values = Array(values)
  }

  /// Reads the text.
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let data = Data(base64Encoded: try container.decode(String.self)), data.count % 4 == 0
    else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not whole floats")
    }
    let bytes = [UInt8](data)
    values = stride(from: 0, to: bytes.count, by: 4).map { start in
      var word: UInt32 = 0
      for index in (0..<4).reversed() { word = word << 8 | UInt32(bytes[start + index]) }
      return Float(bitPattern: word)
    }
  }

  /// Writes the text.
  func encode(to encoder: any Encoder) throws {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 4)
    for value in values {
      for shift in stride(from: 0, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt32(shift)))
      }
    }
    var container = encoder.singleValueContainer()
    try container.encode(Data(bytes).base64EncodedString())
  }
}

extension FloatBits: Equatable {
  /// Whether all bits are the same.
  static func == (left: FloatBits, right: FloatBits) -> Bool {
    left.values.elementsEqual(right.values) { $0.bitPattern == $1.bitPattern }
  }
}
