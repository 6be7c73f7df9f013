internal import TimeSeries

/// Which channels of a row are measured: all but those of its time, which is known even where nothing
/// was measured.
struct MeasuredChannels {
  /// `[channel]`.
  private let isMeasured: [Bool]

  /// - Parameter features: what makes the channels; `nil` where they are what is measured.
  init(_ features: FeatureTransform?, count: Int) {
    isMeasured = features?.isOfClock.map { !$0 } ?? Array(repeating: true, count: count)
    precondition(isMeasured.count == count, "\(isMeasured.count) features for \(count) channels")
  }

  /// How many there are in a row.
  var count: Int { isMeasured.count { $0 } }

  /// Whether a measured value of a row is there, and not filled in.
  ///
  /// - Parameter isImputed: `[time, channel]`.
  func areThere(inRow row: Int, _ isImputed: [Bool]) -> Bool {
    let first = row * isMeasured.count
    return isMeasured.indices.contains { isMeasured[$0] && !isImputed[first + $0] }
  }
}
