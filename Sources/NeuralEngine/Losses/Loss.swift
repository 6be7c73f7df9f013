/// What training makes small: a function of the reconstruction's difference `d` from the sample.
///
/// ```swift
/// let loss = Loss.huber(delta: 0.5)
/// print(loss.value(0.1), loss.value(3))  // squared near 0, straight far from it
/// ```
public enum Loss: Sendable, Hashable, Codable {
  /// `d²`, the mean over all numbers of the batch.
  case meanSquaredError
  /// `|d|`, the mean over all numbers of the batch.
  case meanAbsoluteError
  /// `|d|` summed over a sample, the mean over the batch: `L1Loss(reduction="sum")` at batch size 1.
  case summedAbsoluteError
  /// `d²/2` up to `delta`, `delta · (|d| − delta/2)` beyond, the mean over all numbers (Huber 1964;
  /// PyTorch's `HuberLoss`).
  case huber(delta: Float)

  /// Reads a word (`"mse"`) or an object (`{"kind": "huber", "delta": 1}`).
  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer(),
      (try? container.decode(String.self)) != nil
    {
      switch try container.decode(Kind.self) {
      case .meanSquaredError: self = .meanSquaredError
      case .meanAbsoluteError: self = .meanAbsoluteError
      case .summedAbsoluteError: self = .summedAbsoluteError
      case .huber: self = .huber(delta: 1)
      }
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .meanSquaredError: self = .meanSquaredError
    case .meanAbsoluteError: self = .meanAbsoluteError
    case .summedAbsoluteError: self = .summedAbsoluteError
    case .huber:
      let delta = try container.decodeIfPresent(Float.self, forKey: .delta) ?? 1
      guard delta > 0, delta.isFinite else {
        throw DecodingError.dataCorruptedError(
          forKey: .delta, in: container, debugDescription: "delta \(delta) is not above 0")
      }
      self = .huber(delta: delta)
    }
  }

  /// Writes `{"kind": …}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .meanSquaredError: try container.encode(Kind.meanSquaredError, forKey: .kind)
    case .meanAbsoluteError: try container.encode(Kind.meanAbsoluteError, forKey: .kind)
    case .summedAbsoluteError: try container.encode(Kind.summedAbsoluteError, forKey: .kind)
    case .huber(let delta):
      try container.encode(Kind.huber, forKey: .kind)
      try container.encode(delta, forKey: .delta)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case kind
    case delta
  }

  /// The words of `kind`.
  package enum Kind: String, Codable, CaseIterable {
    case meanSquaredError = "mse"
    case meanAbsoluteError = "l1"
    case summedAbsoluteError = "l1_sum"
    case huber
  }
}
