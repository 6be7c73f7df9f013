#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How one channel of a feature transform is made.
struct FeatureColumn: Sendable, Equatable {
  enum Source: Sendable, Equatable {
    case value(channel: Int)
    case isNonZero(channel: Int)
    case logarithm(channel: Int, limit: Double?)
    case difference(channel: Int)
    case hourSine
    case hourCosine
    case weekdaySine
    case weekdayCosine
  }

  let name: String
  let source: Source

  /// The channels that some rules make, in order.
  static func columns(of rules: [FeatureRule], limits: [Double?], channels: [String])
    throws(PreparationError) -> [FeatureColumn]
  {
    func index(_ name: String) throws(PreparationError) -> Int {
      guard let index = channels.firstIndex(of: name) else {
        throw .unknownChannel(name: name, known: channels)
      }
      return index
    }
    var replacements: [[FeatureColumn]] = Array(repeating: [], count: channels.count)
    var additions: [FeatureColumn] = []
    for (rule, limit) in zip(rules, limits) {
      switch rule {
      case .binaryIndicator(let name):
        additions.append(.init(name: "\(name)_bin", source: .isNonZero(channel: try index(name))))
      case .log1p(let name, _):
        let channel = try index(name)
        replacements[channel].append(
          .init(name: "\(name)_log", source: .logarithm(channel: channel, limit: limit)))
      case .difference(let name):
        let channel = try index(name)
        replacements[channel].append(
          .init(name: "\(name)_diff", source: .difference(channel: channel)))
      case .hourOfDay:
        additions.append(.init(name: "hour_sin", source: .hourSine))
        additions.append(.init(name: "hour_cos", source: .hourCosine))
      case .dayOfWeek:
        additions.append(.init(name: "weekday_sin", source: .weekdaySine))
        additions.append(.init(name: "weekday_cos", source: .weekdayCosine))
      }
    }
    let kept = channels.indices.flatMap { channel in
      replacements[channel].isEmpty
        ? [FeatureColumn(name: channels[channel], source: .value(channel: channel))]
        : replacements[channel]
    }
    return kept + additions
  }

  /// `ln(1 + x)`, made odd so that negative values keep their size and sign.
  static func signedLogarithm(_ value: Double) -> Double {
    value < 0 ? -log1p(-value) : log1p(value)
  }
}
