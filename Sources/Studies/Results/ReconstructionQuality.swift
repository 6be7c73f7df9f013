/// How well windows are reconstructed, in scaled units, over all of their numbers.
package struct ReconstructionQuality: Sendable, Equatable {
  /// The mean of squared differences.
  package let meanSquaredError: Double
  /// The mean of absolute differences.
  package let meanAbsoluteError: Double
  /// The share of the variance that is reconstructed: `1 − Σ d² / Σ (x − x̄)²`, with the mean of
  /// each channel; `nil` where nothing varies.
  package let r2: Double?
  /// The mean of `(x − x̄)²`: what a mean squared error is held against.
  let variance: Double

  /// The root of the mean squared difference.
  package var rootMeanSquaredError: Double { meanSquaredError.squareRoot() }

  /// The R² of another mean squared error on the same numbers.
  func r2(ofMeanSquaredError error: Double) -> Double? {
    variance > 0 ? 1 - error / variance : nil
  }
}

extension ReconstructionQuality {
  /// Sums over windows, from which the quality follows.
  struct Sums {
    private var squared = 0.0
    private var absolute = 0.0
    private var count = 0.0
    /// `[channel]`.
    private var values: [Double]
    private var squares: [Double]

    init(channelCount: Int) {
      values = Array(repeating: 0, count: channelCount)
      squares = values
    }

    /// Adds one window and its reconstruction; channels alternate.
    mutating func add(_ actual: ArraySlice<Float>, _ expected: ArraySlice<Float>) {
      let channels = values.count
      var channel = 0
      for (value, reconstruction) in zip(actual, expected) {
        let value = Double(value)
        let difference = value - Double(reconstruction)
        squared += difference * difference
        absolute += abs(difference)
        values[channel] += value
        squares[channel] += value * value
        channel = channel + 1 == channels ? 0 : channel + 1
      }
      count += Double(actual.count)
    }

    /// The quality; `nil` of no window.
    var quality: ReconstructionQuality? {
      guard count > 0 else { return nil }
      let perChannel = count / Double(values.count)
      var variation = 0.0
      for (sum, squareSum) in zip(values, squares) {
        variation += max(0, squareSum - sum * sum / perChannel)
      }
      return ReconstructionQuality(
        meanSquaredError: squared / count, meanAbsoluteError: absolute / count,
        r2: variation > 0 ? 1 - squared / variation : nil, variance: variation / count)
    }
  }
}
