/// Says in plain words why a stretch of rows was flagged.
public struct AnomalySentence: Sendable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// The reason for an anomaly.
  ///
  /// - Parameters:
  ///   - anomaly: found in a series with the channels `channelNames`.
  ///   - residualScale: `[channel]`: the usual size of `actual − expected`, in the data's units.
  public init(_ anomaly: Anomaly, channelNames: [String], residualScale: [Double]) {
    guard let leader = anomaly.channelShares.first,
      let channel = channelNames.firstIndex(of: leader.name)
    else {
      description = "unlike the data that was learned"
      return
    }
    let actual = anomaly.actual[channel]
    let expected = anomaly.expected[channel]
    var text: String
    if abs(actual - expected) >= 2 * residualScale[channel] {
      let verb = actual > expected ? "rose to" : "fell to"
      text =
        "\(leader.name) \(verb) \(Self.number(actual)) where \(Self.number(expected)) was expected"
      if let change = Self.change(from: expected, to: actual) { text += " (\(change))" }
    } else {
      // The score came from the course of the window rather than from this one value.
      text = "\(leader.name) took an unusual course, at \(Self.number(actual)) near its peak"
    }
    if channelNames.count > 1 {
      let others = anomaly.channelShares.dropFirst().prefix(2).filter { $0.share >= 0.1 }
      text += "; \(Self.percent(leader.share)) of the error"
      if !others.isEmpty {
        text +=
          ", then " + others.map { "\($0.name) \(Self.percent($0.share))" }.joined(separator: ", ")
      }
    }
    description = text
  }

  /// A number with as many digits as a person needs: four, and thousands set apart.
  public static func number(_ value: Double) -> String {
    guard value.isFinite else { return "nothing" }
    let magnitude = abs(value)
    guard magnitude < 1e15, magnitude == 0 || magnitude >= 1e-4 else {
      return Self.scientific(value)
    }
    if magnitude >= 1000 { return grouped(Int(value.rounded())) }
    var scale = 1.0
    while magnitude > 0, magnitude * scale < 1000 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }

  private static func scientific(_ value: Double) -> String {
    var mantissa = value
    var exponent = 0
    while abs(mantissa) >= 10 {
      mantissa /= 10
      exponent += 1
    }
    while abs(mantissa) < 1 {
      mantissa *= 10
      exponent -= 1
    }
    return "\((mantissa * 1000).rounded() / 1000)e\(exponent)"
  }

  private static func grouped(_ value: Int) -> String {
    var digits = String(value.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (value < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }

  /// `+119 %`; `nil` where a percentage says nothing.
  private static func change(from expected: Double, to actual: Double) -> String? {
    guard expected != 0, expected.isFinite, actual.isFinite else { return nil }
    let change = (actual - expected) / abs(expected) * 100
    guard abs(change) < 10_000 else { return nil }
    return "\(change >= 0 ? "+" : "")\(Int(change.rounded())) %"
  }

  private static func percent(_ share: Double) -> String {
    "\(Int((share * 100).rounded())) %"
  }
}
