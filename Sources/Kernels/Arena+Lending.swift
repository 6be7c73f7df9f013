extension Arena {
  /// Where the parameters lie that are lent: `parameterPlace + index`. They are read only.
  public static let parameterPlace = 1 << 40
  /// Where the gradient lies that is lent.
  public static let gradientPlace = 1 << 41

  /// Runs `body` while kernels reach `parameters` and `gradient` at their places, so that neither is
  /// copied. Not generic in what `body` returns: that would cost a small network's time.
  public func lend(_ parameters: [Float], gradient: inout [Float], _ body: () -> Void) {
    // Safe: the addresses hold inside the closures, and are forgotten before they end.
    unsafe parameters.withUnsafeBufferPointer { parameters in
      unsafe gradient.withUnsafeMutableBufferPointer { gradient in
        unsafe (lentParameters, lentGradient) = unsafe (parameters, gradient)
        defer {
          unsafe lentParameters = UnsafeBufferPointer(start: nil, count: 0)
          unsafe lentGradient = UnsafeMutableBufferPointer(start: nil, count: 0)
        }
        body()
      }
    }
  }

  /// Runs `body` while kernels reach `parameters`, and as the gradient a region of another arena.
  public func lend(
    _ parameters: [Float], gradient region: Region, of other: Arena, _ body: () -> Void
  ) {
    other.check(region, needs: region.count, isWritten: true)
    // Safe: as above; the region was checked.
    unsafe parameters.withUnsafeBufferPointer { parameters in
      unsafe lentParameters = unsafe parameters
      unsafe lentGradient = unsafe UnsafeMutableBufferPointer(
        start: other.pointer(region), count: region.count)
      defer {
        unsafe lentParameters = UnsafeBufferPointer(start: nil, count: 0)
        unsafe lentGradient = UnsafeMutableBufferPointer(start: nil, count: 0)
      }
      body()
    }
  }

  /// Runs `body` while kernels reach `parameters`, without a gradient.
  public func lend(_ parameters: [Float], _ body: () -> Void) {
    var none: [Float] = []
    lend(parameters, gradient: &none, body)
  }

  /// The address of a region that was checked.
  func pointer(_ region: Region) -> UnsafeMutablePointer<Float> {
    // Safe for the extent that the caller has checked; a check with `isWritten` keeps kernels from
    // writing to parameters.
    if region.start < Self.parameterPlace { return unsafe base + region.start }
    if region.start >= Self.gradientPlace {
      return unsafe lentGradient.baseAddress.map {
        unsafe $0 + (region.start - Self.gradientPlace)
      } ?? base
    }
    return unsafe lentParameters.baseAddress.map {
      unsafe UnsafeMutablePointer(mutating: $0) + (region.start - Self.parameterPlace)
    } ?? base
  }

  /// Stops a kernel that would touch `needed` numbers of a region that is smaller or lies outside, or
  /// would write to parameters.
  func check(_ region: Region, needs needed: Int, isWritten: Bool = false) {
    let (first, count) =
      if region.start < Self.parameterPlace {
        (0, count)
      } else if region.start >= Self.gradientPlace {
        unsafe (Self.gradientPlace, lentGradient.count)
      } else {
        unsafe (Self.parameterPlace, lentParameters.count)
      }
    precondition(
      needed <= region.count && region.start - first + region.count <= count
        && !(isWritten && first == Self.parameterPlace),
      "\(needed) numbers in a region of \(region.count) from \(region.start - first) of \(count)")
  }

  /// Stops a kernel that would leave a region with a matrix.
  func check(
    _ region: Region, rows: Int, columns: Int, stride: Int, isWritten: Bool = false
  ) {
    precondition(
      rows >= 0 && columns >= 0 && stride >= 0, "[\(rows), \(columns)], rows \(stride) apart")
    check(
      region, needs: rows == 0 || columns == 0 ? 0 : (rows - 1) * stride + columns,
      isWritten: isWritten)
  }

  /// One number of what is lent, checked.
  @usableFromInline
  func lentNumber(_ index: Int) -> Float {
    let region = Region(start: index, count: 1)
    check(region, needs: 1)
    // Safe: the place was checked.
    return unsafe pointer(region).pointee
  }

  /// Sets one number of what is lent, checked.
  @usableFromInline
  func setLentNumber(_ index: Int, _ value: Float) {
    let region = Region(start: index, count: 1)
    check(region, needs: 1, isWritten: true)
    // Safe: the place was checked.
    unsafe pointer(region).pointee = value
  }
}
