/// Sums over flat vectors in a fixed order.
public enum VectorSums {
  /// `Σ x²` in `Double`, in eight lanes added pairwise.
  public static func squares(_ values: [Float]) -> Double {
    // Safe: every index lies below `count`.
    unsafe values.withUnsafeBufferPointer { values in
      var lanes = SIMD8<Double>()
      var index = 0
      while index + 8 <= values.count {
        var block = SIMD8<Float>()
        for lane in 0..<8 { unsafe block[lane] = values[index + lane] }
        let wide = SIMD8<Double>(block)
        lanes += wide * wide
        index += 8
      }
      let four = lanes.lowHalf + lanes.highHalf
      let two = four.lowHalf + four.highHalf
      var sum = two[0] + two[1]
      while index < values.count {
        unsafe sum += Double(values[index]) * Double(values[index])
        index += 1
      }
      return sum
    }
  }

  /// `sum += values`, number by number.
  public static func add(_ values: [Float], to sum: inout [Float]) {
    precondition(values.count == sum.count, "\(values.count) numbers added to \(sum.count)")
    // Safe: both have the same count.
    unsafe values.withUnsafeBufferPointer { values in
      unsafe sum.withUnsafeMutableBufferPointer { sum in
        for index in 0..<values.count { unsafe sum[index] += values[index] }
      }
    }
  }

  /// Sets every number to 0.
  public static func clear(_ values: inout [Float]) {
    // Safe: `update` writes the buffer's own numbers.
    unsafe values.withUnsafeMutableBufferPointer { unsafe $0.update(repeating: 0) }
  }
}
