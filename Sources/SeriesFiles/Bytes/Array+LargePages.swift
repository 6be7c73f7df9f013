#if os(Linux)
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #endif
#endif

extension Array where Element: BitwiseCopyable {
  /// Makes room for `count` elements, in large pages where the system has them: the first touch of
  /// each small page cost a tenth of the time of reading.
  ///
  /// Room that is never touched takes no memory.
  mutating func reserveLargePages(_ count: Int) {
    reserveCapacity(count)
    #if os(Linux)
      let byteCount = capacity * MemoryLayout<Element>.stride
      // Two pages of 2 MiB at least, so that whole ones lie inside.
      guard byteCount >= 1 << 22 else { return }
      unsafe withUnsafeMutableBytes { bytes in
        guard let first = bytes.baseAddress else { return }
        // Advice on whole small pages inside the array's own room; no byte of them changes, and a
        // refusal changes nothing either.
        let start = unsafe first.alignedUp(toMultipleOf: 4096)
        let length = unsafe (byteCount - (start - first)) & ~4095
        _ = unsafe madvise(start, length, MADV_HUGEPAGE)
      }
    #endif
  }
}
