/// Sums over flat vectors in a fixed order.
package enum VectorSums {
  /// `Σ x²` in `Double`, in eight lanes added pairwise.
  package static func squares(_ values: [Float]) -> Double {
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
}
