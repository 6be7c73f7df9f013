internal import CKernels

/// Correlations of windows with those some rows later, for eight lags side by side.
///
/// Along one lag the dot product of a window with its partner follows from the one before it (Zhu et
/// al., "Matrix Profile II", ICDM 2016), which has to be waited for; eight lags are eight such chains,
/// and fill vectors. A rounding follows each multiplication and each addition, so the bits are the same
/// on every processor.
package struct WindowCorrelations: Sendable {
  /// Lags that are worked on at once.
  package static let lanes = 8

  /// `[time]`, then `lanes` zeros.
  private let values: [Double]
  /// `[window]`, then `lanes` zeros, as the other two.
  private let means: [Double]
  /// 1 over the deviation; 0 of a window without any.
  private let inverseDeviations: [Double]
  /// 1 where a window has no deviation.
  private let isFlat: [Double]
  private let length: Int
  private let inverseLength: Double

  /// The windows of `length` rows of a channel.
  ///
  /// - Precondition: `length` is at least 1 and at most the number of values.
  package init(_ values: [Double], length: Int) {
    precondition(length >= 1 && length <= values.count, "windows of \(length) in \(values.count)")
    let padding = [Double](repeating: 0, count: Self.lanes)
    var means: [Double] = []
    var inverse: [Double] = []
    var sum = 0.0
    var squares = 0.0
    for row in values.indices {
      sum += values[row]
      squares += values[row] * values[row]
      if row >= length {
        sum -= values[row - length]
        squares -= values[row - length] * values[row - length]
      }
      guard row >= length - 1 else { continue }
      let mean = sum / Double(length)
      let variance = squares / Double(length) - mean * mean
      means.append(mean)
      inverse.append(variance > 1e-10 ? 1 / variance.squareRoot() : 0)
    }
    self.values = values + padding
    self.means = means + padding
    inverseDeviations = inverse + padding
    isFlat = inverse.map { $0 == 0 ? 1 : 0 } + padding
    self.length = length
    inverseLength = 1 / Double(length)
  }

  private var windowCount: Int { means.count - Self.lanes }

  /// `[lane]`: the dot products of the first window with those `lag + lane` rows later, where `add`
  /// goes on from. A partner beyond the last window counts as zeros from there on.
  ///
  /// - Precondition: there is a window `lag` rows later.
  package func firstProducts(lag: Int) -> SIMD8<Double> {
    precondition(lag >= 0 && lag < windowCount, "lag \(lag) of \(windowCount) windows")
    var products = SIMD8<Double>.zero
    for offset in 0..<length {
      for lane in 0..<Self.lanes {
        products[lane] += values[offset] * values[lag + lane + offset]
      }
    }
    return products
  }

  /// Adds the correlation of each window of a range with those `lag + lane` rows later. Two windows
  /// without any deviation are alike; one without is nothing like another.
  ///
  /// - Parameters:
  ///   - products: those of the window before the range, or the first ones; become those of its last.
  ///   - sums: `[window of the range, lane]`. A lane whose partner lies beyond the last window gets a
  ///     number that means nothing.
  /// - Precondition: every window of the range has a partner `lag` rows later, and there is a sum for
  ///   each window.
  package func add(
    _ windows: Range<Int>, lag: Int, products: inout SIMD8<Double>, to sums: inout [SIMD8<Double>],
    kernels: KernelSet = .best
  ) {
    precondition(
      windows.lowerBound >= 0 && lag >= 0 && windows.upperBound + lag <= windowCount
        && windows.count <= sums.count,
      "windows \(windows) and those \(lag) later of \(windowCount), for \(sums.count) sums")
    guard let table = unsafe kernels.table else {
      return addSlowly(windows, lag: lag, products: &products, to: &sums)
    }
    // Safe: a vector starts at most at the last number, and as many follow as it is long. A vector of
    // eight is eight numbers in memory.
    unsafe values.withUnsafeBufferPointer { values in
      unsafe means.withUnsafeBufferPointer { means in
        unsafe inverseDeviations.withUnsafeBufferPointer { inverse in
          unsafe isFlat.withUnsafeBufferPointer { isFlat in
            unsafe sums.withUnsafeMutableBytes { sums in
              unsafe withUnsafeMutableBytes(of: &products) { products in
                var pass = unsafe CKCorrelations(
                  first: windows.lowerBound, count: windows.count, lag: lag, length: length,
                  values: values.baseAddress, means: means.baseAddress,
                  inverseDeviations: inverse.baseAddress, isFlat: isFlat.baseAddress,
                  inverseLength: inverseLength,
                  products: products.assumingMemoryBound(to: Double.self).baseAddress,
                  sums: sums.assumingMemoryBound(to: Double.self).baseAddress)
                unsafe table.pointee.correlate(&pass)
              }
            }
          }
        }
      }
    }
  }

  /// The same in slow, obvious Swift.
  private func addSlowly(
    _ windows: Range<Int>, lag: Int, products: inout SIMD8<Double>, to sums: inout [SIMD8<Double>]
  ) {
    for window in windows {
      for lane in 0..<Self.lanes {
        let partner = window + lag + lane
        if window > 0 {
          let (left, right) = (window - 1, window - 1 + length)
          products[lane] +=
            values[right] * values[right + lag + lane] - values[left] * values[left + lag + lane]
        }
        let covariance = products[lane] * inverseLength - means[window] * means[partner]
        sums[window - windows.lowerBound][lane] +=
          covariance * (inverseDeviations[window] * inverseDeviations[partner])
        if isFlat[window] == 1 { sums[window - windows.lowerBound][lane] += isFlat[partner] }
      }
    }
  }
}
