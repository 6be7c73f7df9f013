/// Says in plain words why rows are anomalous: what was measured and what was expected.
public struct AnomalySentence: Sendable, CustomStringConvertible {
  /// The reason without a full stop, such as
  /// `requests rose to 38,120 where 17,400 was expected (+119 %)`.
  public let description: String

  /// Channels with less of a part in the anomaly are not named.
  private static let smallestShare = 0.15
  /// More than this makes no sentence.
  private static let maximumChannels = 3
  /// Longer names are cut.
  private static let longestName = 60

  /// The reason for an anomaly.
  ///
  /// - Parameters:
  ///   - anomaly: found in a series with the channels `channelNames`.
  ///   - residualScale: `[channel]`: the usual size of `actual − expected`, in the data's units.
  public init(_ anomaly: Anomaly, channelNames: [String], residualScale: [Double]) {
    var clauses: [String] = []
    for share in anomaly.channelShares.prefix(Self.maximumChannels)
    where clauses.isEmpty || share.share >= Self.smallestShare {
      guard let channel = channelNames.firstIndex(of: share.name) else { continue }
      clauses.append(
        Self.clause(
          name: Self.shortened(share.name.isEmpty ? "channel \(channel + 1)" : share.name),
          actual: channel < anomaly.actual.count ? anomaly.actual[channel] : .nan,
          expected: channel < anomaly.expected.count ? anomaly.expected[channel] : .nan,
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
