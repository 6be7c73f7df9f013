/// The memory that kernels work in: a fixed number of floats, aligned to cache lines, zero at first.
///
/// It is a class since it owns memory. Kernels reach it by `Region`; nothing outside this module
/// sees a pointer.
@safe public final class Arena {
  /// How many numbers it holds.
  public let count: Int
  @usableFromInline
  let base: UnsafeMutablePointer<Float>

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
      precondition(index >= 0 && index < count, "index \(index) of \(count) numbers")
      // Safe: the index was checked.
      return unsafe base[index]
    }
    set {
      precondition(index >= 0 && index < count, "index \(index) of \(count) numbers")
      // Safe: the index was checked.
      unsafe base[index] = newValue
    }
  }

  /// The address of a region whose first `needed` numbers a kernel may touch.
  func pointer(_ region: Region, needs needed: Int) -> UnsafeMutablePointer<Float> {
    precondition(
      needed <= region.count && region.start + region.count <= count,
      "\(needed) numbers in a region of \(region.count) from \(region.start) of \(count)")
    // Safe: the region lies inside the memory.
    return unsafe base + region.start
  }

  /// Sets every number of a region to 0.
  public func clear(_ region: Region) {
    let destination = unsafe pointer(region, needs: region.count)
    // Safe: `pointer` checked the extent.
    unsafe destination.update(repeating: 0, count: region.count)
  }

  /// Copies `length` numbers of `values` from `offset` to the start of a region.
  public func store(_ values: [Float], from offset: Int = 0, count length: Int, at region: Region) {
    precondition(
      offset >= 0 && length >= 0 && offset <= values.count - length,
      "\(length) numbers from \(offset) of \(values.count)")
    let destination = unsafe pointer(region, needs: length)
    unsafe values.withUnsafeBufferPointer { source in
      // Safe: both extents were checked; an empty array has no address and nothing to copy.
      guard let start = source.baseAddress else { return }
      unsafe destination.update(from: start + offset, count: length)
    }
  }

  /// Copies the first `length` numbers of a region into `values` from `offset`.
  public func load(
    _ region: Region, count length: Int, into values: inout [Float], at offset: Int = 0
  ) {
    precondition(
      offset >= 0 && length >= 0 && offset <= values.count - length,
      "\(length) numbers into \(values.count) from \(offset)")
    let source = unsafe pointer(region, needs: length)
    unsafe values.withUnsafeMutableBufferPointer { destination in
      // Safe: both extents were checked.
      guard let start = destination.baseAddress else { return }
      unsafe (start + offset).update(from: source, count: length)
    }
  }

  /// Adds a region's numbers to `values`.
  public func add(_ region: Region, to values: inout [Float]) {
    precondition(region.count == values.count, "\(region.count) numbers onto \(values.count)")
    let source = unsafe pointer(region, needs: region.count)
    unsafe values.withUnsafeMutableBufferPointer { destination in
      // Safe: both hold `region.count` numbers.
      for index in 0..<region.count { unsafe destination[index] += source[index] }
    }
  }
}

// Safe: the memory is owned; its users (`Workspace`) keep it to one worker at a time.
extension Arena: @unchecked Sendable {}

extension Arena {
  /// Stops a kernel that would touch `needed` numbers of a region that is smaller or lies outside.
  func check(_ region: Region, needs needed: Int) {
    precondition(
      needed <= region.count && region.start + region.count <= count,
      "\(needed) numbers in a region of \(region.count) from \(region.start) of \(count)")
  }
}
