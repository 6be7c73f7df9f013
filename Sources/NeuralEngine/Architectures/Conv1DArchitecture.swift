/// An autoencoder of one-dimensional convolutions along time.
///
/// ```swift
/// let shape = SampleShape(timeSteps: 32, channels: 2)
/// let convolutions = Conv1DArchitecture(
///   mirroring: [
///     Conv1DArchitecture.Layer(filters: 16, kernelSize: 7, stride: 2),
///     Conv1DArchitecture.Layer(filters: 8, kernelSize: 7, stride: 2),
///   ], sampleShape: shape, bottleneckSize: 8)
/// print(try Autoencoder(.conv1D(convolutions), sampleShape: shape).trainableCount)
/// ```
///
/// Every layer but the last is followed by `hiddenActivation` and, when training, by dropout; the
/// last by `outputActivation`. The decoder's last layer must give back the sample's shape. The
/// encoder's output, flattened `[time, filter]`, is the latent, or that of the linear layer where
/// there is a `bottleneckSize`.
public struct Conv1DArchitecture: Sendable, Hashable, Codable {
  /// One convolution, or one transposed convolution, with PyTorch's meaning of every number.
  public struct Layer: Sendable, Hashable, Codable {
    /// Channels put out.
    public var filters: Int
    /// Steps of time seen at once.
    public var kernelSize: Int
    /// Steps from one output to the next; for a transposed layer, from one input to the next.
    public var stride: Int
    /// Zeros added at both ends.
    public var padding: Int
    /// Whether this is a transposed convolution, which lengthens where the plain one shortens.
    public var isTransposed: Bool
    /// Steps added at the end of a transposed layer's output, less than `stride`.
    public var outputPadding: Int

    /// A layer; without `padding`, half the kernel, which keeps the length at stride 1 and an odd
    /// kernel.
    public init(
      filters: Int, kernelSize: Int, stride: Int = 1, padding: Int? = nil,
      isTransposed: Bool = false, outputPadding: Int = 0
    ) {
      self.filters = filters
      self.kernelSize = kernelSize
      self.stride = stride
      self.padding = padding ?? kernelSize / 2
      self.isTransposed = isTransposed
      self.outputPadding = outputPadding
    }

    /// The steps of time put out for `steps` put in; may be below 1 where the layer does not fit.
    public func outputSteps(_ steps: Int) -> Int {
      if isTransposed {
        (steps - 1) * stride - 2 * padding + kernelSize + outputPadding
      } else {
        // Swift divides toward zero: a layer longer than its input must not round up to one step.
        steps + 2 * padding < kernelSize ? 0 : (steps + 2 * padding - kernelSize) / stride + 1
      }
    }

    /// Reads a layer; only filters and kernel size must be given.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        filters: try container.decode(Int.self, forKey: .filters),
        kernelSize: try container.decode(Int.self, forKey: .kernelSize),
        stride: try container.decodeIfPresent(Int.self, forKey: .stride) ?? 1,
        padding: try container.decodeIfPresent(Int.self, forKey: .padding),
        isTransposed: try container.decodeIfPresent(Bool.self, forKey: .isTransposed) ?? false,
        outputPadding: try container.decodeIfPresent(Int.self, forKey: .outputPadding) ?? 0)
    }

    private enum CodingKeys: String, CodingKey {
      case filters
      case kernelSize = "kernel_size"
      case stride
      case padding
      case isTransposed = "transposed"
      case outputPadding = "output_padding"
    }
  }

  /// The encoder's layers; at least one.
  public var encoder: [Layer]
  /// Units of a linear latent between encoder and decoder; `nil` for none.
  public var bottleneckSize: Int?
  /// The decoder's layers, the last giving back the sample's channels and steps; at least one.
  public var decoder: [Layer]
  /// The activation after every layer but the last.
  public var hiddenActivation: Activation
  /// The activation of the last layer.
  public var outputActivation: Activation
  /// The share of hidden numbers set to 0 in training, in `[0, 1)`.
  public var dropout: Float

  /// A convolutional autoencoder of given layers.
  public init(
    encoder: [Layer], bottleneckSize: Int? = nil, decoder: [Layer],
    hiddenActivation: Activation = .relu, outputActivation: Activation = .identity,
    dropout: Float = 0
  ) {
    self.encoder = encoder
    self.bottleneckSize = bottleneckSize
    self.decoder = decoder
    self.hiddenActivation = hiddenActivation
    self.outputActivation = outputActivation
    self.dropout = dropout
  }

  /// An encoder of plain convolutions with the decoder that mirrors it in transposed ones, each
  /// with the output padding that restores the length.
  public init(
    mirroring encoder: [Layer], sampleShape: SampleShape, bottleneckSize: Int? = nil,
    hiddenActivation: Activation = .relu, outputActivation: Activation = .identity,
    dropout: Float = 0
  ) {
    var decoder: [Layer] = []
    var steps = sampleShape.timeSteps
    var channels = sampleShape.channels
    for layer in encoder {
      var mirrored = layer
      mirrored.filters = channels
      mirrored.isTransposed = true
      mirrored.outputPadding = 0
      mirrored.outputPadding = max(0, steps - mirrored.outputSteps(layer.outputSteps(steps)))
      decoder.append(mirrored)
      steps = layer.outputSteps(steps)
      channels = layer.filters
    }
    self.init(
      encoder: encoder, bottleneckSize: bottleneckSize, decoder: decoder.reversed(),
      hiddenActivation: hiddenActivation, outputActivation: outputActivation, dropout: dropout)
  }

  /// Reads an architecture; only encoder and decoder must be given.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      encoder: try container.decode([Layer].self, forKey: .encoder),
      bottleneckSize: try container.decodeIfPresent(Int.self, forKey: .bottleneckSize),
      decoder: try container.decode([Layer].self, forKey: .decoder),
      hiddenActivation: try container.decodeIfPresent(Activation.self, forKey: .hiddenActivation)
        ?? .relu,
      outputActivation: try container.decodeIfPresent(Activation.self, forKey: .outputActivation)
        ?? .identity,
      dropout: try container.decodeIfPresent(Float.self, forKey: .dropout) ?? 0)
  }

  private enum CodingKeys: String, CodingKey {
    case encoder
    case bottleneckSize = "bottleneck_size"
    case decoder
    case hiddenActivation = "hidden_activation"
    case outputActivation = "output_activation"
    case dropout
  }
}
