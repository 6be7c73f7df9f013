/// How weights are pulled toward 0.
///
/// ```swift
/// var training = TrainingConfiguration(epochs: 50)
/// training.weightDecay = .decoupled(1e-4)  // as in AdamW; .l2 adds to the gradient
/// try training.validate()
/// ```
public enum WeightDecay: Sendable, Hashable {
  /// Not at all.
  case none
  /// A share of each parameter is added to its gradient: `weight_decay` of PyTorch's `Adam`.
  case l2(Float)
  /// Each step takes `learning rate · share` off each parameter: PyTorch's `AdamW`.
  case decoupled(Float)

  /// The share; 0 for none.
  public var rate: Float {
    switch self {
    case .none: 0
    case .l2(let rate), .decoupled(let rate): rate
    }
  }
}

extension WeightDecay: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind
    case rate
  }

  /// The words of `kind`.
  package enum Kind: String, Codable, CaseIterable {
    case none
    case l2
    case decoupled
  }

  /// Reads `{"kind": "l2", "rate": 1e-5}`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .none: self = .none
    case .l2: self = .l2(try container.decode(Float.self, forKey: .rate))
    case .decoupled: self = .decoupled(try container.decode(Float.self, forKey: .rate))
    }
  }

  /// Writes `{"kind": …}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .none: try container.encode(Kind.none, forKey: .kind)
    case .l2(let rate):
      try container.encode(Kind.l2, forKey: .kind)
      try container.encode(rate, forKey: .rate)
    case .decoupled(let rate):
      try container.encode(Kind.decoupled, forKey: .kind)
      try container.encode(rate, forKey: .rate)
    }
  }
}
