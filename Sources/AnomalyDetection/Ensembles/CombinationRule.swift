/// How the anomaly scores of several detectors become one. Each is measured against its own
/// threshold, so that 1 means the same for all.
///
/// ```swift
/// let rule = CombinationRule("votes:2") ?? .mean  // or .maximum
/// let found = try DetectionModel(detectors, rule: rule).detect(series)
/// print(found.result.anomalies.count)
/// ```
///
/// Written as a word: `mean`, `max`, `votes:2`.
public enum CombinationRule: Sendable, Hashable {
  /// The mean of the scores.
  case mean
  /// The highest score: one detector is enough.
  case maximum
  /// The score that this many detectors reach: flagged where so many flag. One vote is the maximum.
  case votes(Int)

  /// The combined score; `NaN` where a score is missing.
  ///
  /// - Precondition: there is a score, and at least as many as votes.
  func combined(_ scores: [Float]) -> Float {
    guard scores.allSatisfy({ !$0.isNaN }) else { return .nan }
    switch self {
    case .mean: return scores.reduce(0, +) / Float(scores.count)
    case .maximum: return scores.reduce(-.infinity, max)
    case .votes(let count): return scores.sorted(by: >)[count - 1]
    }
  }
}

extension CombinationRule: LosslessStringConvertible, Codable {
  /// The rule as a word.
  public var description: String {
    switch self {
    case .mean: "mean"
    case .maximum: "max"
    case .votes(let count): "votes:\(count)"
    }
  }

  /// Reads a word; `nil` where it is none.
  public init?(_ description: String) {
    switch description {
    case "mean": self = .mean
    case "max": self = .maximum
    default:
      guard description.hasPrefix("votes:"), let count = Int(description.dropFirst(6)), count >= 1
      else { return nil }
      self = .votes(count)
    }
  }

  /// Reads the word of a rule.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let word = try container.decode(String.self)
    guard let rule = CombinationRule(word) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "combination \"\(word)\"; expected mean, max or votes:COUNT")
    }
    self = rule
  }

  /// Writes the word of the rule.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
