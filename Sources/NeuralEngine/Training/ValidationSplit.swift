internal import RandomNumbers

/// Which samples are kept from training, to measure the loss on.
///
/// ```swift
/// var training = TrainingConfiguration(epochs: 50)
/// training.validation = .shuffledFraction(0.1)  // .lastFraction keeps what comes last for it
/// try training.validate()
/// ```
public enum ValidationSplit: Sendable, Hashable {
  /// None.
  case none
  /// The last share of the samples, in `(0, 1)`: what a model meets later, as Keras'
  /// `validation_split` takes it.
  case lastFraction(Double)
  /// A random share of the samples, in `(0, 1)`, drawn from the training's seed.
  case shuffledFraction(Double)

  /// Throws `invalidSetting` where the share is out of its range.
  public func validate() throws(TrainingError) {
    switch self {
    case .none: break
    case .lastFraction(let fraction), .shuffledFraction(let fraction):
      try TrainingError.check("validation.fraction", fraction, "above 0 and below 1") {
        $0 > 0 && $0 < 1
      }
    }
  }

  /// The samples for training and for validation, each in order: the first `n · (1 − share)`, rounded
  /// down, of the order or of the permutation are for training.
  ///
  /// - Throws: `tooFewSamples` where one of them would be empty.
  func split(
    count: Int, generator: inout RandomGenerator
  ) throws(TrainingError) -> (training: [Int], validation: [Int]) {
    var order = Array(0..<count)
    let fraction: Double
    switch self {
    case .none:
      guard count >= 1 else { throw .tooFewSamples(found: count, needed: 1) }
      return (order, [])
    case .lastFraction(let share):
      fraction = share
    case .shuffledFraction(let share):
      fraction = share
      generator.shuffle(&order)
    }
    let trained = Int(Double(count) * (1 - fraction))
    guard trained >= 1, trained < count else {
      let needed = Int((1 / min(fraction, 1 - fraction)).rounded(.up))
      throw .tooFewSamples(found: count, needed: max(2, needed))
    }
    return (order[..<trained].sorted(), order[trained...].sorted())
  }
}

extension ValidationSplit: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind
    case fraction
  }

  /// The words of `kind`.
  package enum Kind: String, Codable, CaseIterable {
    case none
    case last
    case shuffled
  }

  /// Reads `{"kind": "last", "fraction": 0.1}`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .none: self = .none
    case .last: self = .lastFraction(try container.decode(Double.self, forKey: .fraction))
    case .shuffled: self = .shuffledFraction(try container.decode(Double.self, forKey: .fraction))
    }
  }

  /// Writes `{"kind": …}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .none: try container.encode(Kind.none, forKey: .kind)
    case .lastFraction(let fraction):
      try container.encode(Kind.last, forKey: .kind)
      try container.encode(fraction, forKey: .fraction)
    case .shuffledFraction(let fraction):
      try container.encode(Kind.shuffled, forKey: .kind)
      try container.encode(fraction, forKey: .fraction)
    }
  }
}
