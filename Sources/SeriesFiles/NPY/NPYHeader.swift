/// The header of a `.npy` file, checked against the bytes there are.
struct NPYHeader {
  let shape: [Int]
  let elementType: NPYArray.ElementType
  private let isBigEndian: Bool
  private let isFortran: Bool
  private let dataStart: Int
  private let count: Int

  /// Reads the header of `bytes[..<end]`, a whole file.
  init(_ bytes: [UInt8], _ end: Int, file: String) throws(DataError) {
    guard end >= 10, bytes.starts(with: NPYReader.magic) else {
      throw .notAnArray(file: file, problem: .noMagic)
    }
    guard (1...3).contains(bytes[6]) else {
      throw .notAnArray(file: file, problem: .version(Int(bytes[6])))
    }
    let start = bytes[6] == 1 ? 10 : 12
    var length = Int(bytes[8]) | Int(bytes[9]) << 8
    if bytes[6] > 1, end >= 12 { length |= Int(bytes[10]) << 16 | Int(bytes[11]) << 24 }
    guard start + length <= end else {
      throw .notAnArray(file: file, problem: .truncated(found: end, expected: start + length))
    }
    dataStart = start + length
    let text = String(decoding: bytes[start..<dataStart], as: UTF8.self)
    let shown = String(text.prefix(120))
    guard let descr = Self.value(of: "descr", in: text),
      let order = Self.value(of: "fortran_order", in: text),
      let tuple = Self.value(of: "shape", in: text), let shape = Self.tuple(tuple)
    else { throw .notAnArray(file: file, problem: .header(found: shown)) }
    let type = descr.drop { $0 == "'" || $0 == "\"" }.prefix { $0 != "'" && $0 != "\"" }
    guard
      let elementType = NPYArray.ElementType(rawValue: String(type.drop { "<>|=".contains($0) }))
    else { throw .notAnArray(file: file, problem: .elementType(found: String(type.prefix(40)))) }
    self.shape = shape
    self.elementType = elementType
    isBigEndian = type.first == ">"
    isFortran = order.hasPrefix("True")

    var product = elementType.size
    for length in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: length)
      product = overflow ? .max : next
      if overflow { break }
    }
    guard product <= end - dataStart else {
      throw .notAnArray(file: file, problem: .truncated(found: end - dataStart, expected: product))
    }
    count = product / elementType.size
  }

  /// What stands behind a key of the header's dictionary.
  private static func value(of key: String, in text: String) -> Substring? {
    for quote in ["'", "\""] {
      let parts = text.split(
        separator: "\(quote)\(key)\(quote):", maxSplits: 1,
        omittingEmptySubsequences: false)
      if parts.count == 2 { return parts[1].drop { $0 == " " } }
    }
    return nil
  }

  /// `(3, 4)`, of at most 32 axes as in NumPy.
  private static func tuple(_ text: Substring) -> [Int]? {
    guard text.first == "(", let close = text.firstIndex(of: ")") else { return nil }
    let inner = text[text.index(after: text.startIndex)..<close]
    var shape: [Int] = []
    for part in inner.split(separator: ",") {
      let digits = part.filter { $0 != " " }
      if digits.isEmpty { continue }
      guard let length = Int(digits), length >= 0, shape.count < 32 else { return nil }
      shape.append(length)
    }
    return shape
  }

  /// The elements, in C order.
  func values(of bytes: [UInt8]) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(count)
    let size = elementType.size
    for index in 0..<count {
      let first = dataStart + index * size
      var bits: UInt64 = 0
      for byte in 0..<size {
        let position = isBigEndian ? first + byte : first + size - 1 - byte
        bits = bits << 8 | UInt64(bytes[position])
      }
      values.append(number(bits))
    }
    guard isFortran, shape.count > 1 else { return values }
    return transposed(values)
  }

  private func number(_ bits: UInt64) -> Double {
    switch elementType {
    case .float32: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .float64: Double(bitPattern: bits)
    case .int8: Double(Int8(truncatingIfNeeded: bits))
    case .int16: Double(Int16(truncatingIfNeeded: bits))
    case .int32: Double(Int32(truncatingIfNeeded: bits))
    case .int64: Double(Int64(bitPattern: bits))
    case .uint8, .uint16, .uint32, .uint64: Double(bits)
    case .bool: bits == 0 ? 0 : 1
    }
  }

  /// From the first axis fastest to the last axis fastest.
  private func transposed(_ values: [Double]) -> [Double] {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in 1..<shape.count { strides[axis] = strides[axis - 1] * shape[axis - 1] }
    var index = [Int](repeating: 0, count: shape.count)
    var result: [Double] = []
    result.reserveCapacity(values.count)
    for _ in values.indices {
      result.append(values[zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }])
      var axis = shape.count - 1
      while axis >= 0 {
        index[axis] += 1
        if index[axis] < shape[axis] { break }
        index[axis] = 0
        axis -= 1
      }
    }
    return result
  }
}
