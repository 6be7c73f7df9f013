/// How a channel's numbers are brought to a size that a network can learn.
///
/// In JSON and YAML a word (`"robust"`) or an object (`{"kind": "min_max", "low": 0, "high": 1}`).
///
/// ```swift
/// for rule in [ScalingRule.standard, .minMax(low: -1, high: 1), .robust] {
///   let scaler = Scaler(fitting: series, rows: 0..<series.rowCount, rule: rule)
///   print(rule, scaler.center, scaler.scale)
/// }
/// ```
public enum ScalingRule: Sendable, Hashable {
  /// The numbers as they are.
  case none
  /// Mean 0 and population standard deviation 1, as scikit-learn's `StandardScaler`.
  case standard
  /// The smallest value becomes `low`, the largest `high`, as scikit-learn's `MinMaxScaler`.
  case minMax(low: Double = 0, high: Double = 1)
  /// Median 0 and interquartile range 1, as scikit-learn's `RobustScaler`.
  case robust
  /// Median 0, and the middle 90 % of the values 2 wide: `(x − median) / ((P95 − P5) / 2)`. Outliers
  /// do not move it, and a channel that rests most of the time keeps its scale where the
  /// interquartile range would be 0.
  case wideRobust

  /// Whether the rule's numbers make sense.
  public var isValid: Bool {
    switch self {
    case .none, .standard, .robust, .wideRobust: true
    case .minMax(let low, let high): low.isFinite && high.isFinite && low < high
    }
  }
}

extension ScalingRule: Codable {
  /// Reads a word or an object with `kind`.
  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer(),
      (try? container.decode(String.self)) != nil
    {
      self.init(kind: try container.decode(Kind.self), low: 0, high: 1)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      kind: try container.decode(Kind.self, forKey: .kind),
      low: try container.decodeIfPresent(Double.self, forKey: .low) ?? 0,
      high: try container.decodeIfPresent(Double.self, forKey: .high) ?? 1)
    guard isValid else {
      throw DecodingError.dataCorruptedError(
        forKey: .low, in: container, debugDescription: "low is not below high")
    }
  }

  /// Writes an object with `kind`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    if case .minMax(let low, let high) = self {
      try container.encode(low, forKey: .low)
      try container.encode(high, forKey: .high)
    }
  }

  /// The rule without its numbers.
  package var kind: Kind {
    switch self {
    case .none: .none
    case .standard: .standard
    case .minMax: .minMax
    case .robust: .robust
    case .wideRobust: .wideRobust
    }
  }

  private init(kind: Kind, low: Double, high: Double) {
    switch kind {
    case .none: self = .none
    case .standard: self = .standard
    case .minMax: self = .minMax(low: low, high: high)
    case .robust: self = .robust
    case .wideRobust: self = .wideRobust
    }
  }

  private enum CodingKeys: String, CodingKey {
    case kind
    case low
    case high
  }

  /// The words of `kind`.
  package enum Kind: String, Codable, CaseIterable {
    case none
    case standard
    case minMax = "min_max"
    case robust
    case wideRobust = "wide_robust"
  }
}
