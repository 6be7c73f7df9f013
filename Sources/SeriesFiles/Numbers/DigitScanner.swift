/// Runs of decimal digits, eight at a time.
enum DigitScanner {
  /// Appends the digits at `index` to `number`, which wraps above 19 of them, and steps behind them.
  ///
  /// - Returns: How many there are.
  @inline(__always)
  static func scan(
    _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int, into number: inout UInt64
  ) -> Int {
    let first = index
    while index + 8 <= end {
      let word = eight(bytes, index)
      // A digit is 0x30 to 0x39: its high half is 3, and stays 3 when 6 is added.
      let wrong = (word & highs ^ threes) | ((word &+ sixes) & highs ^ threes)
      if wrong == 0 {
        number = number &* 100_000_000 &+ value(word)
        index += 8
        continue
      }
      let count = wrong.trailingZeroBitCount >> 3
      if count > 0 {
        // The digits move to the end of the word, behind zeros.
        number = number &* powers[count] &+ value(word << UInt64(64 - 8 * count))
        index += count
      }
      return index - first
    }
    while index < end, bytes[index].isDigit {
      number = number &* 10 &+ UInt64(bytes[index] &- 0x30)
      index += 1
    }
    return index - first
  }

  private static let highs: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
  private static let threes: UInt64 = 0x3030_3030_3030_3030
  private static let sixes: UInt64 = 0x0606_0606_0606_0606
  private static let powers: [UInt64] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]

  /// The number that eight digits are, the first in the lowest byte: pairs, then fours, then all.
  @inline(__always)
  private static func value(_ word: UInt64) -> UInt64 {
    var sum = word & 0x0F0F_0F0F_0F0F_0F0F
    sum = (sum &* (1 + 10 << 8)) >> 8 & 0x00FF_00FF_00FF_00FF
    sum = (sum &* (1 + 100 << 16)) >> 16 & 0x0000_FFFF_0000_FFFF
    return (sum &* (1 + 10_000 << 32)) >> 32
  }

  /// Eight bytes from `index` on, the first in the lowest byte.
  ///
  /// The one unsafe load of the reader: reading byte by byte took twice the time of the whole. The
  /// load checks its bounds, needs no alignment, and any 64 bits are a `UInt64`.
  @inline(__always)
  private static func eight(_ bytes: Span<UInt8>, _ index: Int) -> UInt64 {
    UInt64(
      littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
