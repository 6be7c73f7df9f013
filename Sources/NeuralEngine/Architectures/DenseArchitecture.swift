/// An autoencoder of fully connected layers over the flattened sample.
///
/// ```swift
/// let dense = DenseArchitecture(encoderSizes: [64, 8], latentActivation: .tanh)
/// let shape = SampleShape(timeSteps: 30, channels: 2)
/// print(try Autoencoder(.dense(dense), sampleShape: shape).trainableCount)
/// ```
///
/// `[time · channel] → encoderSizes… → decoderSizes… → [time · channel]`. The last encoder size is
/// the latent. Every layer but the last is followed by `hiddenActivation` and, when training, by
/// dropout; the last by `outputActivation`.
public struct DenseArchitecture: Sendable, Hashable, Codable {
  /// Units of each encoder layer, the latent last; at least one.
  public var encoderSizes: [Int]
  /// Units of each hidden decoder layer, without the output layer; may be empty.
  public var decoderSizes: [Int]
  /// The activation after every layer but the last.
  public var hiddenActivation: Activation
  /// The activation of the latent layer; `nil` uses `hiddenActivation`.
  public var latentActivation: Activation?
  /// The activation of the last layer.
  public var outputActivation: Activation
  /// The share of hidden units set to 0 in training, in `[0, 1)`.
  public var dropout: Float

  /// A dense autoencoder; without `decoderSizes` the decoder mirrors the encoder.
  public init(
    encoderSizes: [Int], decoderSizes: [Int]? = nil, hiddenActivation: Activation = .relu,
    latentActivation: Activation? = nil, outputActivation: Activation = .identity,
    dropout: Float = 0
  ) {
    self.encoderSizes = encoderSizes
    self.decoderSizes = decoderSizes ?? encoderSizes.dropLast().reversed()
    self.hiddenActivation = hiddenActivation
    self.latentActivation = latentActivation
    self.outputActivation = outputActivation
    self.dropout = dropout
  }

  /// Reads an architecture; only the encoder must be given.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      encoderSizes: try container.decode([Int].self, forKey: .encoderSizes),
      decoderSizes: try container.decodeIfPresent([Int].self, forKey: .decoderSizes),
      hiddenActivation: try container.decodeIfPresent(Activation.self, forKey: .hiddenActivation)
        ?? .relu,
      latentActivation: try container.decodeIfPresent(Activation.self, forKey: .latentActivation),
      outputActivation: try container.decodeIfPresent(Activation.self, forKey: .outputActivation)
        ?? .identity,
      dropout: try container.decodeIfPresent(Float.self, forKey: .dropout) ?? 0)
  }

  private enum CodingKeys: String, CodingKey {
    case encoderSizes = "encoder_sizes"
    case decoderSizes = "decoder_sizes"
    case hiddenActivation = "hidden_activation"
    case latentActivation = "latent_activation"
    case outputActivation = "output_activation"
    case dropout
  }
}
