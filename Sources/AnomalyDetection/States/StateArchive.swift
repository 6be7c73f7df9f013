/// A state as bytes, little-endian. One function writes and reads each part, so that the two cannot
/// differ; what is read is checked before it is used, and nothing is allocated by a number that the
/// bytes at hand do not bear out.
///
/// Parts have names and sizes, so that a state can be listed without knowing what is in it.
package struct StateArchive {
  /// No counter goes beyond.
  static let largestCount = Int(Int64.max / 4)

  private(set) package var bytes: [UInt8]
  private var position = 0
  /// Whether bytes are read; else they are written.
  package let isReading: Bool
  /// The names of the parts that are open, outermost first.
  private var names: [String] = []
  /// Of what was written: the path and the bytes of each part, inner ones before the outer.
  private(set) package var parts: [Part] = []

  /// A part that was written.
  package struct Part: Sendable, Equatable {
    /// The names of the parts around it and its own, outermost first.
    package var path: [String]
    /// Its bytes.
    package var size: Int

    package init(path: [String], size: Int) {
      self.path = path
      self.size = size
    }
  }

  /// An archive to write to.
  package init() {
    bytes = []
    isReading = false
  }

  /// An archive to read from.
  package init(reading bytes: [UInt8]) {
    self.bytes = bytes
    isReading = true
  }

  /// The error of what cannot be.
  package var damage: StateError { .damaged(part: names.joined(separator: ".")) }

  /// Whether all was read.
  package var isAtEnd: Bool { position == bytes.count }

  private mutating func take(_ count: Int) throws(StateError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - position else { throw damage }
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// 64 bits.
  package mutating func word(_ value: inout UInt64) throws(StateError) {
    if isReading {
      value = try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    } else {
      var rest = value
      for _ in 0..<8 {
        bytes.append(UInt8(truncatingIfNeeded: rest))
        rest >>= 8
      }
    }
  }

  /// A whole number of 64 bits.
  package mutating func word(_ value: inout Int64) throws(StateError) {
    var bits = UInt64(bitPattern: value)
    try word(&bits)
    value = Int64(bitPattern: bits)
  }

  /// A whole number that is in a range.
  package mutating func integer(_ value: inout Int, in range: ClosedRange<Int>) throws(StateError) {
    var number = Int64(value)
    try word(&number)
    guard range.contains(Int(number)) else { throw damage }
    value = Int(number)
  }

  /// A number that has to be the same as when it was written.
  package mutating func same(_ value: Int, _ what: String) throws(StateError) {
    var number = Int64(value)
    try word(&number)
    guard number == value else {
      throw .ofAnother(what: what, found: "\(number)", expected: "\(value)")
    }
  }

  /// A text that has to be the same as when it was written.
  package mutating func same(text: String, _ what: String) throws(StateError) {
    var found = text
    try self.text(&found)
    guard found == text else { throw .ofAnother(what: what, found: found, expected: text) }
  }

  /// Yes or no.
  package mutating func flag(_ value: inout Bool) throws(StateError) {
    guard isReading else {
      bytes.append(value ? 1 : 0)
      return
    }
    let byte = try take(1)
    guard let first = byte.first, first < 2 else { throw damage }
    value = first == 1
  }

  /// A number of double precision, to the bit.
  package mutating func double(_ value: inout Double) throws(StateError) {
    var bits = value.bitPattern
    try word(&bits)
    value = Double(bitPattern: bits)
  }

  /// A number of single precision, to the bit.
  package mutating func float(_ value: inout Float) throws(StateError) {
    var bits = UInt64(value.bitPattern)
    try word(&bits)
    guard let bits = UInt32(exactly: bits) else { throw damage }
    value = Float(bitPattern: bits)
  }

  /// Numbers of double precision; as many as are to be read.
  package mutating func doubles(_ values: inout [Double], count: Int) throws(StateError) {
    try doubles(&values, in: count...count)
  }

  /// Numbers of double precision, as many as a range allows.
  package mutating func doubles(
    _ values: inout [Double], in range: ClosedRange<Int>
  ) throws(StateError) {
    let count = try length(values.count, in: range, bytesEach: 8)
    if isReading { values = Array(repeating: 0, count: count) }
    for index in 0..<count { try double(&values[index]) }
  }

  /// Numbers of single precision; as many as are to be read.
  package mutating func floats(_ values: inout [Float], count: Int) throws(StateError) {
    try floats(&values, in: count...count)
  }

  /// Numbers of single precision, as many as a range allows.
  package mutating func floats(
    _ values: inout [Float], in range: ClosedRange<Int>
  ) throws(StateError) {
    let count = try length(values.count, in: range, bytesEach: 4)
    guard isReading else {
      bytes.reserveCapacity(bytes.count + 4 * count)
      for value in values {
        let bits = value.bitPattern
        bytes.append(UInt8(truncatingIfNeeded: bits))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
      }
      return
    }
    let read = try take(4 * count)
    values = []
    values.reserveCapacity(count)
    for start in stride(from: read.startIndex, to: read.endIndex, by: 4) {
      var bits: UInt32 = 0
      for index in (start..<start + 4).reversed() { bits = bits << 8 | UInt32(read[index]) }
      values.append(Float(bitPattern: bits))
    }
  }

  /// Yes and no, as many as a range allows.
  package mutating func flags(
    _ values: inout [Bool], in range: ClosedRange<Int>
  ) throws(StateError) {
    let count = try length(values.count, in: range, bytesEach: 1)
    guard isReading else {
      bytes += values.lazy.map { $0 ? 1 : 0 }
      return
    }
    let read = try take(count)
    guard read.allSatisfy({ $0 < 2 }) else { throw damage }
    values = read.map { $0 == 1 }
  }

  /// Bytes, at most as many as a limit.
  package mutating func data(_ value: inout [UInt8], limit: Int) throws(StateError) {
    let count = try length(value.count, in: 0...limit, bytesEach: 1)
    if isReading { value = Array(try take(count)) } else { bytes += value }
  }

  /// A text, at most as long as a limit.
  package mutating func text(_ value: inout String, limit: Int = 1 << 20) throws(StateError) {
    var utf8 = Array(value.utf8)
    try data(&utf8, limit: limit)
    guard let text = String(validating: utf8, as: UTF8.self) else { throw damage }
    value = text
  }

  /// How many elements follow, each of at least so many bytes.
  @discardableResult
  package mutating func length(
    _ count: Int, in range: ClosedRange<Int>, bytesEach: Int
  ) throws(StateError) -> Int {
    var count = count
    try integer(&count, in: range)
    guard !isReading || count <= (bytes.count - position) / max(1, bytesEach) else { throw damage }
    return count
  }

  /// A value that may not be there.
  ///
  /// - Parameter empty: what is read into.
  package mutating func optional<Value>(
    _ value: inout Value?, _ empty: @autoclosure () -> Value,
    _ body: (inout StateArchive, inout Value) throws(StateError) -> Void
  ) throws(StateError) {
    var isThere = value != nil
    try flag(&isThere)
    guard isThere else {
      value = nil
      return
    }
    var inner = value ?? empty()
    try body(&self, &inner)
    value = inner
  }

  /// A part with a name, that is read to its end.
  package mutating func part(
    _ name: String, _ body: (inout StateArchive) throws(StateError) -> Void
  ) throws(StateError) {
    names.append(name)
    var found = name
    try text(&found, limit: 64)
    guard found == name else { throw damage }
    if isReading {
      let size = try length(0, in: 0...Self.largestCount, bytesEach: 1)
      let end = position + size
      try body(&self)
      guard position == end else { throw damage }
    } else {
      let place = bytes.count
      var size = Int64(0)
      try word(&size)
      try body(&self)
      size = Int64(bytes.count - place - 8)
      parts.append(Part(path: names, size: Int(size)))
      for index in 0..<8 { bytes[place + index] = UInt8(truncatingIfNeeded: size >> (8 * index)) }
    }
    names.removeLast()
  }
}
