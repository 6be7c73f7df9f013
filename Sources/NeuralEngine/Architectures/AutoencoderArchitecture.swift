/// The closed set of neural autoencoders. Sizes only: the sample's shape comes from the data.
///
/// ```swift
/// let architectures: [AutoencoderArchitecture] = [
///   .dense(DenseArchitecture(encoderSizes: [16, 4])), .lstm(LSTMArchitecture(encoderSizes: [16])),
/// ]
/// let shape = SampleShape(timeSteps: 30, channels: 1)
/// for architecture in architectures {
///   print(try Autoencoder(architecture, sampleShape: shape).trainableCount)
/// }
/// ```
///
/// In JSON and YAML an object of one key: `{"dense": {…}}`, `{"lstm": {…}}`, `{"conv1d": {…}}`.
public enum AutoencoderArchitecture: Sendable, Hashable {
  /// Fully connected layers over the flattened sample.
  case dense(DenseArchitecture)
  /// Two stacks of LSTM layers.
  case lstm(LSTMArchitecture)
  /// Convolutions along time.
  case conv1D(Conv1DArchitecture)
}

extension AutoencoderArchitecture: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case dense
    case lstm
    case conv1D = "conv1d"
  }

  /// Reads the object of one key.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard container.allKeys.count == 1, let key = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "an architecture has exactly one key of dense, lstm, conv1d"))
    }
    switch key {
    case .dense: self = .dense(try container.decode(DenseArchitecture.self, forKey: key))
    case .lstm: self = .lstm(try container.decode(LSTMArchitecture.self, forKey: key))
    case .conv1D: self = .conv1D(try container.decode(Conv1DArchitecture.self, forKey: key))
    }
  }

  /// Writes the object of one key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .dense(let architecture): try container.encode(architecture, forKey: .dense)
    case .lstm(let architecture): try container.encode(architecture, forKey: .lstm)
    case .conv1D(let architecture): try container.encode(architecture, forKey: .conv1D)
    }
  }
}
