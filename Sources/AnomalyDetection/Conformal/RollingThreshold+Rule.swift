extension RollingThreshold {
  /// A threshold that moves with the scores, and so keeps its promise where one that was set once does
  /// not: on 58 NAB series a percentile set once and meant to flag 1 % flags 7 %.
  ///
  /// Written as one word with a number: `adaptive:0.01`, `rolling:0.01`, `spot:0.001`, `dspot:0.001`.
  public enum Rule: Sendable, Hashable {
    /// Adaptive conformal inference: this share of the rows is flagged, whatever the scores do (Gibbs &
    /// Candès 2021).
    case adaptive(rate: Double)
    /// The conformal quantile of the last 4,000 scores; its share of flags is kept if the scores stay
    /// alike.
    case rolling(rate: Double)
    /// SPOT: a normal row is flagged with this probability, by the tail of the peaks (Siffer et al.
    /// 2017).
    case peaks(risk: Double)
    /// DSPOT: the same on what a score differs from the mean of the last 20 normal ones.
    case driftingPeaks(risk: Double)

    /// The share of rows that is to be flagged.
    public var promisedRate: Double {
      switch self {
      case .adaptive(let rate), .rolling(let rate): rate
      case .peaks(let risk), .driftingPeaks(let risk): risk
      }
    }
  }
}

extension RollingThreshold.Rule: LosslessStringConvertible, Codable {
  /// The rule as one word with a number.
  public var description: String {
    switch self {
    case .adaptive(let rate): "adaptive:\(rate)"
    case .rolling(let rate): "rolling:\(rate)"
    case .peaks(let risk): "spot:\(risk)"
    case .driftingPeaks(let risk): "dspot:\(risk)"
    }
  }

  /// Reads a rule with a number between 0 and 0.5.
  public init?(_ description: String) {
    let parts = description.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Double(parts[1]), number > 0, number < 0.5 else {
      return nil
    }
    switch parts[0] {
    case "adaptive": self = .adaptive(rate: number)
    case "rolling": self = .rolling(rate: number)
    case "spot": self = .peaks(risk: number)
    case "dspot": self = .driftingPeaks(risk: number)
    default: return nil
    }
  }

  /// Reads the word of a rule.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let word = try container.decode(String.self)
    guard let rule = RollingThreshold.Rule(word) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription:
          "rolling rule \"\(word)\"; expected adaptive, rolling, spot or dspot, a colon and a share"
      )
    }
    self = rule
  }

  /// Writes the word of the rule.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
