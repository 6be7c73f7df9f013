import AnomalyDetection
import TimeSeries

/// Says in plain words why rows are anomalous: what was measured and what was expected.
struct AnomalySentence {
  let prepared: PreparedContent
  let anomaly: Anomaly

  /// Channels with less of a part in the anomaly are not named.
  private static let smallestShare = 0.15
  /// More than this makes no sentence.
  private static let maximumChannels = 3

  /// The sentence, not escaped: `requests rose to 38,120 where 17,400 was expected (+119 %).`
  var text: String {
    var clauses: [String] = []
    for share in anomaly.channelShares.prefix(Self.maximumChannels)
    where clauses.isEmpty || share.share >= Self.smallestShare {
      guard let channel = prepared.series.channelNames.firstIndex(of: share.name) else { continue }
      clauses.append(clause(of: channel))
    }
    guard !clauses.isEmpty else { return "The pattern of these rows is unusual." }
    return clauses.joined(separator: "; ") + "."
  }

  /// The deviation at the peak in percent of what was expected; `nil` where that says nothing.
  static func relativeDeviation(actual: Double, expected: Double, scale: Double) -> Double? {
    let ratio = (actual - expected) / expected.magnitude
    // Near zero every ratio is huge.
    guard ratio.isFinite, expected.magnitude > scale, ratio.magnitude < 100 else { return nil }
    return ratio
  }

  private func clause(of channel: Int) -> String {
    let name = Markup.shortened(prepared.channelNames[channel], to: 60)
    let actual = channel < anomaly.actual.count ? anomaly.actual[channel] : .nan
    let expected = channel < anomaly.expected.count ? anomaly.expected[channel] : .nan
    let scale = prepared.residualScale(channel)
    guard actual.isFinite else { return "\(name) was missing at the peak" }
    guard expected.isFinite else { return "\(name) was \(NumberText.value(actual)) at the peak" }
    let deviation = actual - expected
    if deviation.magnitude <= 1.5 * scale || deviation == 0 {
      return "\(name) was \(NumberText.value(actual)) at the peak, close to the "
        + "\(NumberText.value(expected)) expected: its course around it is unusual, not its level"
    }
    let verb = deviation > 0 ? "rose" : "fell"
    var text =
      "\(name) \(verb) to \(NumberText.value(actual)) where "
      + "\(NumberText.value(expected)) was expected"
    if let ratio = Self.relativeDeviation(actual: actual, expected: expected, scale: scale) {
      text += " (\(NumberText.percent(ratio, signed: true)))"
    }
    return text
  }
}
