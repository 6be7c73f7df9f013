/// Loads without bounds checks, for the innermost loops of reading alone: with checks, reading
/// took half as long again.
///
/// They hold because `PlainNumber` and `PlainRows` use them only where `PlainNumber.reach` bytes
/// lie between the index and the end, and step no further than that before they look again.
extension Span<UInt8> {
  /// The byte at `index`.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 { unsafe self[unchecked: index] }

  /// Eight bytes from `index` on, the first in the lowest byte: any 64 bits are a `UInt64`, and the
  /// load needs no alignment.
  @inline(__always)
  func eight(_ index: Int) -> UInt64 {
    UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: index, as: UInt64.self))
  }
}
