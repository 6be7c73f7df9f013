/// Products of `Double` matrices and vectors for the linear algebra of the closed-form models.
///
/// Each output element is summed in the order of the inner index, four terms at a time, with plain
/// multiplications and additions: the same bits on every processor.
package enum LinearAlgebra {
  /// A matrix that lies in an array: element `(row, column)` is at
  /// `start + row · rowStride + column · columnStride`. Rows may overlap, as windows do.
  package struct Layout: Sendable {
    /// Where element (0, 0) lies.
    package var start: Int
    /// From one row to the next.
    package var rowStride: Int
    /// From one column to the next.
    package var columnStride: Int

    package init(start: Int = 0, rowStride: Int, columnStride: Int = 1) {
      self.start = start
      self.rowStride = rowStride
      self.columnStride = columnStride
    }

    /// Whether a matrix of `rows × columns` lies inside an array of `count` numbers.
    func fits(rows: Int, columns: Int, in count: Int) -> Bool {
      guard rows > 0, columns > 0 else { return true }
      return start >= 0 && rowStride >= 0 && columnStride >= 0
        && start + (rows - 1) * rowStride + (columns - 1) * columnStride < count
    }
  }

  /// `C += A · B`: `[rows, inner] · [inner, columns]`; `B` and `C` have contiguous rows.
  ///
  /// - Precondition: the matrices lie inside their arrays.
  package static func add(
    rows: Int, columns: Int, inner: Int, _ a: [Double], _ aLayout: Layout, _ b: [Double],
    _ bLayout: Layout, into c: inout [Double], _ cLayout: Layout
  ) {
    guard rows > 0, columns > 0, inner > 0 else { return }
    precondition(
      aLayout.fits(rows: rows, columns: inner, in: a.count)
        && bLayout.fits(rows: inner, columns: columns, in: b.count)
        && cLayout.fits(rows: rows, columns: columns, in: c.count)
        && bLayout.columnStride == 1 && cLayout.columnStride == 1,
      "a product of [\(rows), \(inner)] and [\(inner), \(columns)] lies outside its arrays")
    // Safe: the three layouts were checked against the arrays above, and nothing escapes.
    unsafe a.withUnsafeBufferPointer { a in
      unsafe b.withUnsafeBufferPointer { b in
        unsafe c.withUnsafeMutableBufferPointer { c in
          guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
          unsafe addUnchecked(
            rows: rows, columns: columns, inner: inner, a + aLayout.start, aLayout,
            b + bLayout.start, bLayout.rowStride, c + cLayout.start, cLayout.rowStride)
        }
      }
    }
  }

  /// Columns done at a time, so that four rows of `B` stay in the first cache.
  private static let tile = 512

  @unsafe private static func addUnchecked(
    rows: Int, columns: Int, inner: Int, _ a: UnsafePointer<Double>, _ aLayout: Layout,
    _ b: UnsafePointer<Double>, _ bStride: Int, _ c: UnsafeMutablePointer<Double>, _ cStride: Int
  ) {
    var left = 0
    while left < columns {
      let width = min(tile, columns - left)
      var k = 0
      while k + 4 <= inner {
        let b0 = unsafe b + k * bStride + left
        let b1 = unsafe b0 + bStride
        let b2 = unsafe b1 + bStride
        let b3 = unsafe b2 + bStride
        for row in 0..<rows {
          let aRow = unsafe a + row * aLayout.rowStride + k * aLayout.columnStride
          let a0 = unsafe aRow[0]
          let a1 = unsafe aRow[aLayout.columnStride]
          let a2 = unsafe aRow[2 * aLayout.columnStride]
          let a3 = unsafe aRow[3 * aLayout.columnStride]
          let target = unsafe c + row * cStride + left
          for column in 0..<width {
            let first = unsafe a0 * b0[column] + a1 * b1[column]
            let second = unsafe a2 * b2[column] + a3 * b3[column]
            unsafe target[column] += first + second
          }
        }
        k += 4
      }
      while k < inner {
        let bRow = unsafe b + k * bStride + left
        for row in 0..<rows {
          let factor = unsafe a[row * aLayout.rowStride + k * aLayout.columnStride]
          let target = unsafe c + row * cStride + left
          for column in 0..<width { unsafe target[column] += factor * bRow[column] }
        }
        k += 1
      }
      left += width
    }
  }

  /// `Σ x·y` over `count` numbers, in four lanes.
  ///
  /// - Precondition: both runs lie inside their arrays.
  package static func dot(
    _ x: [Double], _ xStart: Int, _ y: [Double], _ yStart: Int, count: Int
  ) -> Double {
    precondition(
      xStart >= 0 && yStart >= 0 && xStart + count <= x.count && yStart + count <= y.count,
      "a dot product of \(count) numbers lies outside its arrays")
    // Safe: both runs were checked above.
    return unsafe x.withUnsafeBufferPointer { x in
      unsafe y.withUnsafeBufferPointer { y in
        var lanes = SIMD4<Double>()
        var index = 0
        while index + 4 <= count {
          let p = xStart + index
          let q = yStart + index
          let left = unsafe SIMD4(x[p], x[p + 1], x[p + 2], x[p + 3])
          let right = unsafe SIMD4(y[q], y[q + 1], y[q + 2], y[q + 3])
          lanes += left * right
          index += 4
        }
        var sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
        while index < count {
          unsafe sum += x[xStart + index] * y[yStart + index]
          index += 1
        }
        return sum
      }
    }
  }

  /// Rotates two rows of one array: `(p, q) → (c·p + s·q, c·q − s·p)`.
  ///
  /// - Precondition: the rows lie inside the array and do not overlap.
  package static func rotate(
    _ values: inout [Double], _ pStart: Int, _ qStart: Int, count: Int, cosine: Double, sine: Double
  ) {
    precondition(
      pStart >= 0 && qStart >= pStart + count && qStart + count <= values.count,
      "a rotation of \(count) numbers at \(pStart) and \(qStart) of \(values.count)")
    // Safe: both rows were checked above and do not overlap.
    unsafe values.withUnsafeMutableBufferPointer { values in
      for index in 0..<count {
        let p = unsafe values[pStart + index]
        let q = unsafe values[qStart + index]
        unsafe values[pStart + index] = cosine * p + sine * q
        unsafe values[qStart + index] = cosine * q - sine * p
      }
    }
  }
}
