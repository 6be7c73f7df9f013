/// The look of a line that was read, by which lines that differ in nothing but timestamp, numbers
/// and texts are read without taking them apart.
struct RowTemplate: Sendable {
  /// What may differ from line to line.
  enum Slot: Equatable {
    case timestamp
    /// A number of a channel, or perhaps one of `null`, `true` and `false`.
    case value(Int, mayBeWord: Bool)
    /// The same of no channel.
    case number(mayBeWord: Bool)
    /// Plain text inside quotes, that no one looks at.
    case text
  }

  private struct Part: Sendable {
    /// Where the bytes before the slot end in `literals`.
    var literalEnd: Int
    var slot: Slot
  }

  /// The series of the rows.
  let series: Int
  private let channelCount: Int
  private let hasTicks: Bool
  private let literals: [UInt8]
  private let parts: [Part]

  /// The template of a line.
  ///
  /// - Parameters:
  ///   - line: The line with its end.
  ///   - slots: What may differ, in order, with the place in the line.
  init(
    line: ArraySlice<UInt8>, slots: [(range: Range<Int>, slot: Slot)], series: Int,
    channelCount: Int
  ) {
    var literals: [UInt8] = []
    var parts: [Part] = []
    var position = line.startIndex
    for (range, slot) in slots {
      literals.append(contentsOf: line[position..<range.lowerBound])
      parts.append(Part(literalEnd: literals.count, slot: slot))
      position = range.upperBound
    }
    literals.append(contentsOf: line[position...])
    self.literals = literals
    self.parts = parts
    self.series = series
    self.channelCount = channelCount
    hasTicks = slots.contains { $0.slot == .timestamp }
  }

  /// Reads lines up to the first that does not fit.
  ///
  /// - Parameters:
  ///   - index: Where the first line begins; then behind the last that fits.
  ///   - limit: Reads no more lines.
  /// - Returns: How many fit.
  func read(
    _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int, limit: Int,
    _ timestamps: TimestampParser, into run: inout SampleRun
  ) -> Int {
    let literals = literals.span
    var count = 0
    var tick: Int64 = 0
    while count < limit, index < end {
      let first = run.values.count
      for _ in 0..<channelCount { run.values.append(.nan) }
      guard readLine(bytes, &index, end, literals, timestamps, &tick, &run.values, at: first)
      else {
        run.values.removeLast(channelCount)
        break
      }
      if hasTicks { run.ticks.append(tick) }
      count += 1
    }
    run.rowCount += count
    return count
  }

  @inline(__always)
  private func readLine(
    _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int, _ literals: Span<UInt8>,
    _ timestamps: TimestampParser, _ tick: inout Int64, _ values: inout [Double], at first: Int
  ) -> Bool {
    var next = index
    var literal = 0
    for part in parts {
      guard Self.skip(literals, literal..<part.literalEnd, bytes, &next, end) else { return false }
      literal = part.literalEnd
      switch part.slot {
      case .timestamp:
        guard let read = timestamps.scan(bytes, &next, end: end) else { return false }
        tick = read
      case .value(let channel, let mayBeWord):
        guard let number = Self.number(bytes, &next, end, mayBeWord: mayBeWord) else {
          return false
        }
        if number.isFinite { values[first + channel] = number }
      case .number(let mayBeWord):
        if Self.number(bytes, &next, end, mayBeWord: mayBeWord) == nil { return false }
      case .text:
        while next < end, Self.isPlain(bytes[next]) { next += 1 }
      }
    }
    guard Self.skip(literals, literal..<literals.count, bytes, &next, end) else { return false }
    index = next
    return true
  }

  @inline(__always)
  private static func number(
    _ bytes: Span<UInt8>, _ next: inout Int, _ end: Int, mayBeWord: Bool
  ) -> Double? {
    DecimalNumber.scan(bytes, &next, end: end, point: UInt8(ascii: "."))
      ?? (mayBeWord ? word(bytes, &next, end) : nil)
  }

  /// The number that a word stands for.
  private static func word(_ bytes: Span<UInt8>, _ next: inout Int, _ end: Int) -> Double? {
    for (word, number) in words
    where skip(word.span, 0..<word.count, bytes, &next, end) {
      return number
    }
    return nil
  }

  private static let words: [(word: [UInt8], number: Double)] = [
    (Array("null".utf8), .nan), (Array("true".utf8), 1), (Array("false".utf8), 0),
  ]

  /// Steps over the bytes of a literal, if they are next.
  @inline(__always)
  private static func skip(
    _ literals: Span<UInt8>, _ range: Range<Int>, _ bytes: Span<UInt8>, _ next: inout Int,
    _ end: Int
  ) -> Bool {
    guard end - next >= range.count else { return false }
    let offset = next - range.lowerBound
    for index in range where literals[index] != bytes[offset + index] { return false }
    next += range.count
    return true
  }

  /// Whether text goes on with this byte: printed ASCII, neither quote nor backslash.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}
