/// How much a sequence is like itself some rows later.
package struct Autocorrelation: Sendable, Equatable {
  /// `[lag]` from 0: the mean product of deviations `lag` rows apart, over the variance; 1 at lag 0.
  /// Each lag is divided by its own number of pairs, so that long lags are not made small. All 0
  /// for a sequence that does not vary.
  package let values: [Double]

  /// The autocorrelation of a sequence up to a lag, by the Wiener–Khinchin theorem in
  /// O(n log n).
  ///
  /// - Precondition: every number is finite, and `maximumLag` is below their count.
  package init(of sequence: [Double], maximumLag: Int) {
    precondition(
      maximumLag >= 0 && maximumLag < sequence.count, "lag \(maximumLag) of \(sequence.count) rows")
    let mean = sequence.reduce(0, +) / Double(sequence.count)
    let transform = FourierTransform(minimumCount: sequence.count + maximumLag)
    let padding = Array(repeating: 0.0, count: transform.count - sequence.count)
    var real = sequence.map { $0 - mean } + padding
    var imaginary = Array(repeating: 0.0, count: transform.count)
    transform.forward(real: &real, imaginary: &imaginary)
    // The power spectrum is real and even: its forward transform is its inverse but for the factor.
    for index in real.indices {
      real[index] = real[index] * real[index] + imaginary[index] * imaginary[index]
      imaginary[index] = 0
    }
    transform.forward(real: &real, imaginary: &imaginary)
    let variance = real[0] / Double(sequence.count)
    let smallest = Double.ulpOfOne * Double(transform.count) * max(1, mean * mean)
    values = (0...maximumLag).map { lag in
      guard variance > smallest * Double.ulpOfOne else { return 0 }
      return real[lag] / Double(sequence.count - lag) / variance
    }
  }
}
