/// An autoencoder of two LSTM stacks: the encoder's last hidden state is the latent, repeated at
/// every step as the decoder's input.
///
/// ```swift
/// let lstm = LSTMArchitecture(encoderSizes: [32], bottleneckSize: 8)
/// let shape = SampleShape(timeSteps: 30, channels: 2)
/// print(try Autoencoder(.lstm(lstm), sampleShape: shape).trainableCount)
/// ```
///
/// `[time, channel] → LSTM(encoderSizes…) → last state → (Linear to bottleneckSize) → repeat
/// → LSTM(decoderSizes…) → (Linear to channels at each step) → [time, channel]`
/// (Malhotra et al., "LSTM-based encoder-decoder for multi-sensor anomaly detection", 2016; Hochreiter
/// & Schmidhuber, "Long short-term memory", 1997).
public struct LSTMArchitecture: Sendable, Hashable, Codable {
  /// What turns the decoder's hidden state into channels.
  public enum OutputHead: String, Sendable, Hashable, Codable, CaseIterable {
    /// A linear layer, the same at every step.
    case dense
    /// Nothing: the last decoder layer has as many units as there are channels.
    case hiddenState = "hidden_state"
  }

  /// Units of each encoder LSTM; at least one.
  public var encoderSizes: [Int]
  /// Units of a linear layer between encoder and decoder; `nil` for none.
  public var bottleneckSize: Int?
  /// Units of each decoder LSTM; at least one.
  public var decoderSizes: [Int]
  /// The activation of candidate and cell output: `tanh`, or `relu` as in Keras'
  /// `LSTM(activation="relu")`. Gates are always sigmoid.
  public var activation: Activation
  /// What turns the decoder's hidden state into channels.
  public var outputHead: OutputHead
  /// The share of numbers set to 0 in training, in `[0, 1)`: between stacked LSTM layers and on the
  /// latent.
  public var dropout: Float

  /// An LSTM autoencoder; without `decoderSizes` the decoder mirrors the encoder.
  public init(
    encoderSizes: [Int], bottleneckSize: Int? = nil, decoderSizes: [Int]? = nil,
    activation: Activation = .tanh, outputHead: OutputHead = .dense, dropout: Float = 0
  ) {
    self.encoderSizes = encoderSizes
    self.bottleneckSize = bottleneckSize
    self.decoderSizes = decoderSizes ?? encoderSizes.reversed()
    self.activation = activation
    self.outputHead = outputHead
    self.dropout = dropout
  }

  /// Reads an architecture; only the encoder must be given.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      encoderSizes: try container.decode([Int].self, forKey: .encoderSizes),
      bottleneckSize: try container.decodeIfPresent(Int.self, forKey: .bottleneckSize),
      decoderSizes: try container.decodeIfPresent([Int].self, forKey: .decoderSizes),
      activation: try container.decodeIfPresent(Activation.self, forKey: .activation) ?? .tanh,
      outputHead: try container.decodeIfPresent(OutputHead.self, forKey: .outputHead) ?? .dense,
      dropout: try container.decodeIfPresent(Float.self, forKey: .dropout) ?? 0)
  }

  private enum CodingKeys: String, CodingKey {
    case encoderSizes = "encoder_sizes"
    case bottleneckSize = "bottleneck_size"
    case decoderSizes = "decoder_sizes"
    case activation
    case outputHead = "output_head"
    case dropout
  }
}
