/// What stands in for a missing value.
///
/// In JSON and YAML a word (`"forward"`) or an object (`{"kind": "forward", "limit": 12}`).
///
/// ```swift
/// let bridged = FilledSeries(filling: series, rule: .linear(limit: 3)).series
/// print(bridged.values.filter(\.isNaN).count, "values are still missing")
/// ```
public enum FillingRule: Sendable, Hashable {
  /// Nothing: it stays missing.
  case none
  /// The last value before it, for at most `limit` rows in a row.
  case forward(limit: Int? = nil)
  /// A straight line in time from the last value before to the first value after, for at most the
  /// first `limit` rows of a run; past the last value, that value. It looks ahead: for offline use.
  case linear(limit: Int? = nil)
}

extension FillingRule: Codable {
  /// Reads a word or an object with `kind`.
  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer(),
      (try? container.decode(String.self)) != nil
    {
      self.init(kind: try container.decode(Kind.self), limit: nil)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let limit = try container.decodeIfPresent(Int.self, forKey: .limit)
    if let limit, limit < 1 {
      throw DecodingError.dataCorruptedError(
        forKey: .limit, in: container, debugDescription: "limit \(limit) is below 1")
    }
    self.init(kind: try container.decode(Kind.self, forKey: .kind), limit: limit)
  }

  /// Writes an object with `kind`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .none:
      try container.encode(Kind.none, forKey: .kind)
    case .forward(let limit):
      try container.encode(Kind.forward, forKey: .kind)
      try container.encodeIfPresent(limit, forKey: .limit)
    case .linear(let limit):
      try container.encode(Kind.linear, forKey: .kind)
      try container.encodeIfPresent(limit, forKey: .limit)
    }
  }

  private init(kind: Kind, limit: Int?) {
    switch kind {
    case .none: self = .none
    case .forward: self = .forward(limit: limit)
    case .linear: self = .linear(limit: limit)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case kind
    case limit
  }

  /// The words of `kind`.
  package enum Kind: String, Codable, CaseIterable {
    case none
    case forward
    case linear
  }
}
