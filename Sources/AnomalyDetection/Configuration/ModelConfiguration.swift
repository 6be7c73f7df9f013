public import NeuralEngine

/// The model of a detector: the linear baseline, one of the neural autoencoders, or the mean of both.
///
/// ```swift
/// var configuration = DetectorConfiguration()
/// configuration.model = .sized(.linear(latentSize: 8))
/// let detector = try Detector.fit(series, configuration)
/// print(detector.plan.model.kind)  // linear
/// ```
///
/// In JSON and YAML an object of one key: `{"linear": {"latent_size": 8}}`, `{"dense": {…}}`,
/// `{"lstm": {…}}`, `{"conv1d": {…}}`, `{"mixed": {"latent_size": 8, "network": {"dense": {…}}}}`.
public enum ModelConfiguration: Sendable, Hashable {
  /// The windowed linear autoencoder in closed form: principal components of the windows.
  case linear(latentSize: Int)
  /// A neural autoencoder.
  case autoencoder(AutoencoderArchitecture)
  /// What a linear autoencoder of so many components and a neural one reconstruct, averaged:
  /// `MixedAutoencoder`.
  case mixed(latentSize: Int, AutoencoderArchitecture)

  /// The kind, without sizes.
  public var kind: ModelConfiguration.Kind {
    switch self {
    case .linear: .linear
    case .autoencoder(.dense): .dense
    case .autoencoder(.lstm): .lstm
    case .autoencoder(.conv1D): .conv1D
    case .mixed: .mixed
    }
  }
}

extension ModelConfiguration: Codable {
  private enum CodingKeys: String, CodingKey {
    case linear
    case mixed
  }

  private struct Linear: Codable {
    let latentSize: Int

    enum CodingKeys: String, CodingKey {
      case latentSize = "latent_size"
    }
  }

  private struct Mixed: Codable {
    let latentSize: Int
    let network: AutoencoderArchitecture

    enum CodingKeys: String, CodingKey {
      case latentSize = "latent_size"
      case network
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
    } else if let mixed = try container.decodeIfPresent(Mixed.self, forKey: .mixed) {
      guard mixed.latentSize >= 1 else {
        throw DecodingError.dataCorruptedError(
          forKey: .mixed, in: container, debugDescription: "latent_size \(mixed.latentSize)")
      }
      self = .mixed(latentSize: mixed.latentSize, mixed.network)
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
    case .mixed(let latentSize, let architecture):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(Mixed(latentSize: latentSize, network: architecture), forKey: .mixed)
    }
  }
}

extension ModelConfiguration {
  /// The kinds of model, by the words of the command line; sizes then come from the data.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Principal components of the windows: the baseline that every other has to beat.
    case linear
    /// Fully connected layers.
    case dense
    /// Long short-term memory.
    case lstm
    /// Convolutions along time.
    case conv1D = "conv1d"
    /// The mean of linear and dense: the default for several channels.
    case mixed
  }
}
