public import RandomNumbers

/// Makes abnormal windows of normal ones: a random few distortions each.
///
/// ```swift
/// let scales = ChannelScale.scales(of: windows.map(Double.init), channelCount: 1)
/// let injector = WindowInjector(distortions: Distortion.augmentations, scales: scales)
/// var generator = RandomGenerator(seed: 7)
/// let abnormal = injector.distorted(window, using: &generator)
/// print(abnormal.count == window.count)  // true
/// ```
public struct WindowInjector: Sendable, Hashable {
  /// What can be done to a window.
  public let distortions: [Distortion]
  /// `[channel]`: what is usual, in the units of the windows.
  public let scales: [ChannelScale]
  /// Distortions of one window: at least one, at most this many.
  public let maximumCount: Int

  /// An injector of `distortions`, sized by what `scales` say is usual.
  ///
  /// - Precondition: there is a distortion and a channel, and `maximumCount` is at least 1.
  public init(distortions: [Distortion], scales: [ChannelScale], maximumCount: Int = 3) {
    precondition(
      !distortions.isEmpty && !scales.isEmpty && maximumCount >= 1,
      "\(distortions.count) distortions of \(scales.count) channels, \(maximumCount) at once")
    self.distortions = distortions
    self.scales = scales
    self.maximumCount = maximumCount
  }

  /// A window `[time, channel]` with one to `maximumCount` distortions, each another, in random
  /// order. Jitter, scaling, rotation, permutation, magnitude warp and drift take the whole window; a
  /// spike one to three rows; a level shift starts in the first half and stays; the others take half
  /// of the window or more.
  ///
  /// - Precondition: the window holds whole rows, one at least.
  public func distorted(_ window: [Float], using generator: inout RandomGenerator) -> [Float] {
    let rowCount = window.count / scales.count
    precondition(
      rowCount >= 1 && window.count == rowCount * scales.count,
      "\(window.count) numbers are not whole rows of \(scales.count)")
    var chosen = distortions
    generator.shuffle(&chosen)
    let count = 1 + generator.uniform(below: min(maximumCount, distortions.count))
    var distorter = Distorter(
      scales: scales, values: window.map(Double.init), generator: generator)
    for distortion in chosen.prefix(count) {
      let kind = distortion.kind
      let rows = Self.rows(of: kind, in: rowCount, using: &distorter.generator)
      let channels = kind.channels(of: scales.count, using: &distorter.generator)
      distorter.apply(kind, strength: distortion.strength, rows: rows, channels: channels)
    }
    generator = distorter.generator
    return distorter.values.map { Float($0) }
  }

  private static func rows(
    of kind: PlantedAnomaly.Kind, in rowCount: Int, using generator: inout RandomGenerator
  ) -> Range<Int> {
    func stretch(of length: Int) -> Range<Int> {
      let start = generator.uniform(below: rowCount - length + 1)
      return start..<start + length
    }
    switch kind {
    case .spike:
      return stretch(of: min(rowCount, 1 + generator.uniform(below: 3)))
    case .levelShift:
      return generator.uniform(below: max(1, rowCount / 2))..<rowCount
    case .dip, .flatLine, .missingSpan, .noiseBurst:
      let least = (rowCount + 1) / 2
      return stretch(of: least + generator.uniform(below: rowCount - least + 1))
    case .jitter, .scaling, .rotation, .permutation, .magnitudeWarp, .drift, .patternChange,
      .correlationBreak:
      return 0..<rowCount
    }
  }
}
