internal import CKernels

/// The memory that kernels work in: a fixed number of floats, aligned to cache lines, zero at first.
///
/// It is a class since it owns memory. Kernels reach it by `Region`; nothing outside this module
/// sees a pointer. Parameters and their gradient, which belong to others, are lent to it for the time
/// of a call (`lend`): they have places far above its own.
@safe public final class Arena {
  /// How many numbers it holds.
  public let count: Int
  @usableFromInline
  let base: UnsafeMutablePointer<Float>
  /// What is lent at the moment.
  var lentParameters = unsafe UnsafeBufferPointer<Float>(start: nil, count: 0)
  var lentGradient = unsafe UnsafeMutableBufferPointer<Float>(start: nil, count: 0)

  /// An arena of `count` zeros.
  public init(count: Int) {
    precondition(count >= 0, "an arena of \(count) numbers")
    self.count = count
    // Safe: the memory is owned by this object alone and freed in deinit.
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
    unsafe base = raw.bindMemory(to: Float.self, capacity: max(count, 1))
    unsafe base.initialize(repeating: 0, count: max(count, 1))
  }

  /// An arena of the same numbers.
  public convenience init(copying other: Arena) {
    self.init(count: other.count)
    // Safe: both hold `count` numbers and are distinct.
    unsafe base.update(from: other.base, count: count)
  }

  deinit {
    // Safe: the one owner goes.
    unsafe base.deallocate()
  }

  /// The number at `index`, checked.
  @inlinable
  public subscript(index: Int) -> Float {
    get {
      guard index >= 0 && index < count else { return lentNumber(index) }
      // Safe: the index was checked.
      return unsafe base[index]
    }
    set {
      guard index >= 0 && index < count else { return setLentNumber(index, newValue) }
      // Safe: the index was checked.
      unsafe base[index] = newValue
    }
  }

  /// Sets every number of a region to 0.
  public func clear(_ region: Region) {
    check(region, needs: region.count, isWritten: true)
    // Safe: the extent was checked.
    unsafe pointer(region).update(repeating: 0, count: region.count)
  }

  /// Copies `rows` × `columns` numbers of `values`, rows `columns` apart from `offset`, into a region
  /// with rows `stride` apart.
  public func store(
    _ values: [Float], from offset: Int = 0, rows: Int = 1, columns: Int, at region: Region,
    stride: Int = 0
  ) {
    precondition(
      offset >= 0 && rows >= 0 && columns >= 0 && offset <= values.count - rows * columns,
      "[\(rows), \(columns)] from \(offset) of \(values.count)")
    check(region, rows: rows, columns: columns, stride: stride, isWritten: true)
    unsafe values.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      // Safe: both extents were checked.
      unsafe Self.copy(
        start + offset, stride: columns, to: pointer(region), stride: stride, rows: rows,
        columns: columns)
    }
  }

  /// Copies the samples of `rows` × `columns` numbers that begin at `offsets` of `values` to slots of a
  /// region that begin `slot` numbers apart, rows `stride` apart.
  public func store(
    _ values: [Float], from offsets: ArraySlice<Int>, rows: Int, columns: Int, at region: Region,
    slot: Int, stride: Int
  ) {
    precondition(rows >= 0 && columns >= 0, "samples of [\(rows), \(columns)]")
    let last = values.count - rows * columns
    for offset in offsets {
      precondition(
        offset >= 0 && offset <= last, "[\(rows), \(columns)] from \(offset) of \(values.count)")
    }
    guard !offsets.isEmpty else { return }
    precondition(slot >= 0, "slots \(slot) apart")
    check(
      region.dropping((offsets.count - 1) * slot), rows: rows, columns: columns, stride: stride,
      isWritten: true)
    unsafe values.withUnsafeBufferPointer { source in
      unsafe offsets.withUnsafeBufferPointer { offsets in
        guard let start = source.baseAddress, let first = offsets.baseAddress else { return }
        // Safe: every sample was checked against the values, and the last slot against the region.
        unsafe CKCopySamples(
          offsets.count, first, start, rows, columns, pointer(region), slot, stride)
      }
    }
  }

  /// Copies `rows` × `columns` numbers of a region, rows `stride` apart, into `values` from `offset`,
  /// rows `columns` apart.
  public func load(
    _ region: Region, rows: Int = 1, columns: Int, stride: Int = 0, into values: inout [Float],
    at offset: Int = 0
  ) {
    precondition(
      offset >= 0 && rows >= 0 && columns >= 0 && offset <= values.count - rows * columns,
      "[\(rows), \(columns)] into \(values.count) from \(offset)")
    check(region, rows: rows, columns: columns, stride: stride)
    unsafe values.withUnsafeMutableBufferPointer { destination in
      guard let start = destination.baseAddress else { return }
      // Safe: both extents were checked.
      unsafe Self.copy(
        pointer(region), stride: stride, to: start + offset, stride: columns, rows: rows,
        columns: columns)
    }
  }

  /// `destination[i, j] = source[i, j]` for `rows` × `columns` of two regions that do not overlap.
  public func copy(
    _ source: Region, rows: Int = 1, columns: Int, stride: Int = 0, into destination: Region,
    destinationStride: Int = 0
  ) {
    check(source, rows: rows, columns: columns, stride: stride)
    check(
      destination, rows: rows, columns: columns, stride: destinationStride, isWritten: true)
    // Safe: both extents were checked.
    unsafe Self.copy(
      pointer(source), stride: stride, to: pointer(destination), stride: destinationStride,
      rows: rows, columns: columns)
  }

  private static func copy(
    _ source: UnsafePointer<Float>, stride sourceStride: Int,
    to destination: UnsafeMutablePointer<Float>, stride: Int, rows: Int, columns: Int
  ) {
    // Safe: the callers checked both extents.
    unsafe CKCopyRows(rows, columns, source, sourceStride, destination, stride)
  }
}

// Safe: the memory is owned; its users (`Workspace`) keep it to one worker at a time.
extension Arena: @unchecked Sendable {}
