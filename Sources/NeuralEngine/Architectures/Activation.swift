/// The function applied to each number that a layer puts out.
///
/// ```swift
/// let dense = DenseArchitecture(encoderSizes: [16, 4], hiddenActivation: .leakyReLU(slope: 0.1))
/// print(dense.hiddenActivation, Activation("tanh") == .tanh)  // leaky_relu(0.1) true
/// ```
public enum Activation: Sendable, Hashable {
  /// `x`.
  case identity
  /// `max(0, x)`.
  case relu
  /// `x` above 0, `slope · x` below; 0.01 is the usual slope.
  case leakyReLU(slope: Float = 0.01)
  /// `tanh x`, from −1 to 1.
  case tanh
  /// `1 / (1 + e⁻ˣ)`.
  case sigmoid
}

extension Activation: Codable, CustomStringConvertible {
  /// The word of an activation in JSON and YAML: `identity`, `relu`, `leaky_relu`, `tanh`, `sigmoid`.
  public var description: String {
    switch self {
    case .identity: "identity"
    case .relu: "relu"
    case .leakyReLU(let slope): slope == 0.01 ? "leaky_relu" : "leaky_relu(\(slope))"
    case .tanh: "tanh"
    case .sigmoid: "sigmoid"
    }
  }

  /// The activation of a word, with a slope in brackets for `leaky_relu`.
  public init?(_ word: String) {
    switch word {
    case "identity", "linear": self = .identity
    case "relu": self = .relu
    case "leaky_relu": self = .leakyReLU()
    case "tanh": self = .tanh
    case "sigmoid": self = .sigmoid
    default:
      guard word.hasPrefix("leaky_relu("), word.hasSuffix(")"),
        let slope = Float(word.dropFirst("leaky_relu(".count).dropLast()), slope.isFinite
      else { return nil }
      self = .leakyReLU(slope: slope)
    }
  }

  /// Reads the word of an activation.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let word = try container.decode(String.self)
    guard let activation = Activation(word) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "activation \"\(word)\"; expected identity, relu, leaky_relu, tanh or "
          + "sigmoid")
    }
    self = activation
  }

  /// Writes the word of the activation.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
