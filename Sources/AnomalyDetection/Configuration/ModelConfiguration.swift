public import NeuralEngine

/// The model of a detector: the linear baseline, or one of the neural autoencoders.
///
/// In JSON and YAML an object of one key: `{"linear": {"latent_size": 8}}`, `{"dense": {…}}`,
/// `{"lstm": {…}}`, `{"conv1d": {…}}`.
public enum ModelConfiguration: Sendable, Hashable {
  /// The windowed linear autoencoder in closed form: principal components of the windows.
  case linear(latentSize: Int)
  /// A neural autoencoder.
  case autoencoder(AutoencoderArchitecture)
}

extension ModelConfiguration: Codable {
  private enum CodingKeys: String, CodingKey {
    case linear
  }

  private struct Linear: Codable {
    let latentSize: Int

    enum CodingKeys: String, CodingKey {
      case latentSize = "latent_size"
    }
  }

  /// Reads the object of one key.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let linear = try container.decodeIfPresent(Linear.self, forKey: .linear) {
      guard linear.latentSize >= 1 else {
        throw DecodingError.dataCorruptedError(
          forKey: .linear, in: container, debugDescription: "latent_size \(linear.latentSize)")
      }
      self = .linear(latentSize: linear.latentSize)
    } else {
      self = .autoencoder(try AutoencoderArchitecture(from: decoder))
    }
  }

  /// Writes the object of one key.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .linear(let latentSize):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(Linear(latentSize: latentSize), forKey: .linear)
    case .autoencoder(let architecture):
      try architecture.encode(to: encoder)
    }
  }
}

/// The kinds of model, by the words of the command line; sizes then come from the data.
public enum ModelKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// Principal components of the windows: the baseline that every other has to beat.
  case linear
  /// Fully connected layers.
  case dense
  /// Long short-term memory.
  case lstm
  /// Convolutions along time.
  case conv1D = "conv1d"
}
