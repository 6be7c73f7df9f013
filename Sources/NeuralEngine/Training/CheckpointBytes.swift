/// Appends numbers, little-endian.
struct CheckpointWriter {
  private(set) var bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func add(_ word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
    }
  }

  mutating func add(_ value: Double) {
    add(value.bitPattern)
  }

  mutating func add(_ values: [Float]) {
    bytes.reserveCapacity(bytes.count + 4 * values.count + 8)
    for value in values {
      for shift in stride(from: 0, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt32(shift)))
      }
    }
  }
}

/// Takes numbers off the front, never more than there are.
struct CheckpointReader {
  private var bytes: ArraySlice<UInt8>

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  /// A hash of bytes.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash = FNV1a()
    for byte in bytes { hash.add(UInt64(byte)) }
    return hash.value
  }

  mutating func word() throws(TrainingError) -> UInt64 {
    var word: UInt64 = 0
    for byte in try take(8).reversed() { word = word << 8 | UInt64(byte) }
    return word
  }

  mutating func double() throws(TrainingError) -> Double {
    Double(bitPattern: try word())
  }

  /// A number that is not negative and not absurd.
  mutating func count() throws(TrainingError) -> Int {
    let word = try word()
    guard let count = Int(exactly: word), count < 1 << 48 else {
      throw .unusableCheckpoint(reason: .altered)
    }
    return count
  }

  /// A number of things, each of which takes `size` of the bytes that are left.
  mutating func count(ofSize size: Int) throws(TrainingError) -> Int {
    let count = try count()
    guard count <= bytes.count / size else {
      throw .unusableCheckpoint(reason: .length(found: bytes.count, expected: count * size))
    }
    return count
  }

  mutating func floats(_ count: Int) throws(TrainingError) -> [Float] {
    let taken = try take(4 * count)
    var result: [Float] = []
    result.reserveCapacity(count)
    for start in stride(from: taken.startIndex, to: taken.endIndex, by: 4) {
      var word: UInt32 = 0
      for index in (0..<4).reversed() { word = word << 8 | UInt32(taken[start + index]) }
      result.append(Float(bitPattern: word))
    }
    return result
  }

  func expectEnd() throws(TrainingError) {
    guard bytes.isEmpty else {
      throw .unusableCheckpoint(reason: .length(found: bytes.count, expected: 0))
    }
  }

  private mutating func take(_ count: Int) throws(TrainingError) -> ArraySlice<UInt8> {
    guard count <= bytes.count else {
      throw .unusableCheckpoint(reason: .length(found: bytes.count, expected: count))
    }
    let taken = bytes.prefix(count)
    bytes = bytes.dropFirst(count)
    return taken
  }
}
