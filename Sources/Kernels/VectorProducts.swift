/// Products of `Float` vectors whose sums run in index order with a rounding after each
/// multiplication and each addition, so the same bits on every processor.
package enum VectorProducts {
  /// `sum[j] += factor · row[j]` over `count` numbers.
  ///
  /// - Precondition: both runs lie inside their arrays.
  package static func add(
    _ factor: Float, times rows: [Float], at rowStart: Int, to sums: inout [Float],
    at sumStart: Int, count: Int
  ) {
    precondition(
      rowStart >= 0 && sumStart >= 0 && count >= 0 && rowStart + count <= rows.count
        && sumStart + count <= sums.count,
      "\(count) numbers at \(rowStart) of \(rows.count) and \(sumStart) of \(sums.count)")
    // Safe: both runs were checked above.
    unsafe rows.withUnsafeBufferPointer { rows in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        for index in 0..<count {
          unsafe sums[sumStart + index] += factor * rows[rowStart + index]
        }
      }
    }
  }

  /// `sums[j] = Σᵢ (x[i] − origin[i]) · rows[i, j]` for `width` numbers `j`, `x` and `origin` being
  /// as long as there are rows.
  ///
  /// - Precondition: all runs lie inside their arrays.
  package static func project(
    _ x: [Float], at xStart: Int, from origin: [Float], along rows: [Float], width: Int,
    into sums: inout [Float], at sumStart: Int
  ) {
    precondition(
      xStart >= 0 && sumStart >= 0 && width >= 0 && xStart + origin.count <= x.count
        && rows.count == origin.count * width && sumStart + width <= sums.count,
      "\(x.count) numbers from \(xStart), \(origin.count) of an origin, \(rows.count) of rows and "
        + "\(sums.count) sums from \(sumStart), \(width) wide")
    // Safe: all runs were checked above.
    unsafe x.withUnsafeBufferPointer { x in
      unsafe origin.withUnsafeBufferPointer { origin in
        unsafe rows.withUnsafeBufferPointer { rows in
          unsafe sums.withUnsafeMutableBufferPointer { sums in
            for column in 0..<width { unsafe sums[sumStart + column] = 0 }
            for index in 0..<origin.count {
              let difference = unsafe x[xStart + index] - origin[index]
              let row = index * width
              for column in 0..<width {
                unsafe sums[sumStart + column] += difference * rows[row + column]
              }
            }
          }
        }
      }
    }
  }
}
