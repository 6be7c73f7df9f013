internal import AnomalyDetection
import Studies

/// One window, real against reconstructed, in the channel where the two are furthest apart.
struct OverlayChart {
  let window: ReviewedWindow
  /// Where it lies, in words.
  let place: String
  /// Its score over the threshold.
  let anomalyScore: Double
  /// `[channel]`: the channels' names.
  let channelNames: [String]
  let name: String

  private static let width = 360.0
  private static let height = 170.0

  /// The drawing; `nil` for a window without a value.
  func draw() -> Chart? {
    let channelCount = channelNames.count
    guard channelCount > 0, window.actual.count == window.expected.count,
      window.actual.count >= channelCount
    else { return nil }
    let channel = widestChannel(of: channelCount)
    let actual = values(window.actual, channel)
    let expected = values(window.expected, channel)
    guard let range = ValueScale.range(of: actual + expected) else { return nil }
    let frame = ChartFrame(
      width: Self.width, height: Self.height, left: 48, right: 8, top: 26, bottom: 36)
    let scale = ValueScale(holding: range, top: frame.top, height: frame.plotHeight)
    var drawing = Drawing()
    frame.drawValueAxis(scale, title: channelNames[channel], in: &drawing)
    frame.drawCountAxis(count: actual.count, title: "row of the window", in: &drawing)
    drawing.path(frame.path(through: expected, y: scale.y), class: "expected")
    drawing.path(frame.path(through: actual, y: scale.y), class: "actual")
    return Chart(
      name: name, title: "\(window.reason.rawValue): \(place)",
      description:
        "\(channelNames[channel]) as it was, and as the model made it; the anomaly "
        + "score is \(NumberText.value(anomalyScore)).",
      width: Int(Self.width), height: Int(Self.height), content: drawing.markup)
  }

  /// By the squared distance, in units of the channel's spread in the window.
  private func widestChannel(of channelCount: Int) -> Int {
    let distances = (0..<channelCount).map { channel -> Double in
      let actual = values(window.actual, channel)
      let expected = values(window.expected, channel)
      guard let range = ValueScale.range(of: actual + expected) else { return 0 }
      let unit = max(range.upperBound - range.lowerBound, 1e-12)
      return zip(actual, expected).reduce(0) { sum, pair in
        let distance = (pair.0 - pair.1) / unit
        return distance.isFinite ? sum + distance * distance : sum
      }
    }
    return distances.indices.max { distances[$0] < distances[$1] } ?? 0
  }

  private func values(_ window: [Double], _ channel: Int) -> [Double] {
    stride(from: channel, to: window.count, by: channelNames.count).map { window[$0] }
  }
}
