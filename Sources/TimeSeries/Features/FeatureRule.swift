/// A channel that is made from another, or from the time of a row.
///
/// In JSON and YAML an object with `kind`, as `{"kind": "log1p", "channel": "disk",
/// "clip_percentile": 99}`.
///
/// ```swift
/// let rules: [FeatureRule] = [.log1p(channel: "requests", clipPercentile: 99), .hourOfDay]
/// let features = try FeatureTransform(fitting: series, rows: 0..<1000, rules: rules)
/// print(features.channelNames)  // requests_log in its place, hour_sin and hour_cos behind
/// ```
public enum FeatureRule: Sendable, Hashable {
  /// Adds `<channel>_bin`: 1 where the value is not 0, else 0.
  case binaryIndicator(channel: String)
  /// Puts `<channel>_log` in the channel's place: `ln(1 + value)`, of negative values
  /// `−ln(1 − value)`, cut at a percentile (0 to 100) of itself in the training rows.
  case log1p(channel: String, clipPercentile: Double? = nil)
  /// Puts `<channel>_diff` in the channel's place: the change since the last value; 0 at the first.
  case difference(channel: String)
  /// Adds `hour_sin` and `hour_cos`: the time of day on a circle.
  case hourOfDay
  /// Adds `weekday_sin` and `weekday_cos`: the day of the week on a circle, Monday at angle 0.
  case dayOfWeek

  /// Whether the rule's numbers make sense.
  public var isValid: Bool {
    switch self {
    case .log1p(_, let percentile?): percentile > 0 && percentile <= 100
    case .log1p(_, nil), .binaryIndicator, .difference, .hourOfDay, .dayOfWeek: true
    }
  }
}

extension FeatureRule: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind
    case channel
    case clipPercentile = "clip_percentile"
  }

  /// The words of `kind`.
  package enum Kind: String, Codable, CaseIterable {
    case binaryIndicator = "binary_indicator"
    case log1p
    case difference
    case hourOfDay = "hour_of_day"
    case dayOfWeek = "day_of_week"
  }

  /// Reads an object with `kind`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func channel() throws -> String { try container.decode(String.self, forKey: .channel) }
    switch try container.decode(Kind.self, forKey: .kind) {
    case .binaryIndicator: self = .binaryIndicator(channel: try channel())
    case .log1p:
      self = .log1p(
        channel: try channel(),
        clipPercentile: try container.decodeIfPresent(Double.self, forKey: .clipPercentile))
    case .difference: self = .difference(channel: try channel())
    case .hourOfDay: self = .hourOfDay
    case .dayOfWeek: self = .dayOfWeek
    }
    guard isValid else {
      throw DecodingError.dataCorruptedError(
        forKey: .clipPercentile, in: container,
        debugDescription: "a percentile is not above 0 and at most 100")
    }
  }

  /// Writes an object with `kind`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .binaryIndicator(let channel):
      try container.encode(Kind.binaryIndicator, forKey: .kind)
      try container.encode(channel, forKey: .channel)
    case .log1p(let channel, let percentile):
      try container.encode(Kind.log1p, forKey: .kind)
      try container.encode(channel, forKey: .channel)
      try container.encodeIfPresent(percentile, forKey: .clipPercentile)
    case .difference(let channel):
      try container.encode(Kind.difference, forKey: .kind)
      try container.encode(channel, forKey: .channel)
    case .hourOfDay: try container.encode(Kind.hourOfDay, forKey: .kind)
    case .dayOfWeek: try container.encode(Kind.dayOfWeek, forKey: .kind)
    }
  }
}
