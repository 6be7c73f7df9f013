/// Says in plain words why rows are anomalous: what was measured and what was expected.
package struct AnomalySentence: CustomStringConvertible {
  /// The reason without a full stop, such as
  /// `requests rose to 38,120 where 17,400 was expected (+119 %)`.
  package let description: String

  /// Channels with less of a part in the anomaly are not named.
  private static let smallestShare = 0.15
  /// More than this makes no sentence.
  private static let maximumChannels = 3
  /// Longer names are cut.
  private static let longestName = 60

  /// The reason for an anomaly.
  ///
  /// - Parameters:
  ///   - expected: `[channel]`: what was expected at the peak, in the data's units.
  ///   - actual: `[channel]`: what was measured there; `NaN` where missing.
  ///   - shares: every channel's part, the largest first.
  ///   - channelNames: the channels in the order of the numbers.
  ///   - residualScale: `[channel]`: the usual size of `actual − expected`.
  package init(
    expected: [Double], actual: [Double], shares: [Anomaly.ChannelShare], channelNames: [String],
    residualScale: [Double]
  ) {
    var clauses: [String] = []
    for share in shares.prefix(Self.maximumChannels)
    where clauses.isEmpty || share.share >= Self.smallestShare {
      guard let channel = channelNames.firstIndex(of: share.name) else { continue }
      clauses.append(
        Self.clause(
          name: Self.shortened(share.name.isEmpty ? "channel \(channel + 1)" : share.name),
          actual: channel < actual.count ? actual[channel] : .nan,
          expected: channel < expected.count ? expected[channel] : .nan,
          usual: channel < residualScale.count ? residualScale[channel] : 0))
    }
    description =
      clauses.isEmpty ? "the pattern of these rows is unusual" : clauses.joined(separator: "; ")
  }

  private static func clause(
    name: String, actual: Double, expected: Double, usual: Double
  ) -> String {
    guard actual.isFinite else { return "\(name) was missing at the peak" }
    let measured = NumberText.value(actual)
    guard expected.isFinite else { return "\(name) was \(measured) at the peak" }
    let deviation = actual - expected
    let isNear = deviation.magnitude <= min(1.5 * usual, 0.1 * expected.magnitude)
    if isNear || deviation == 0 {
      return "\(name) was \(measured), near the \(NumberText.value(expected)) expected: its course "
        + "is unusual, not its level"
    }
    let verb = deviation > 0 ? "rose" : "fell"
    var text = "\(name) \(verb) to \(measured) where \(NumberText.value(expected)) was expected"
    let ratio = deviation / expected.magnitude
    // Near zero every ratio is huge and says nothing.
    if ratio.isFinite, expected.magnitude > usual, ratio.magnitude < 100 {
      text += " (\(NumberText.percent(ratio, signed: true)))"
    }
    return text
  }

  private static func shortened(_ name: String) -> String {
    name.count <= longestName ? name : name.prefix(longestName - 1) + "…"
  }
}
