/// In JSON and YAML a word (`dense`) or an object of one key (`{"lstm": {"encoder_sizes": [64]}}`).
extension DetectorConfiguration.Model: Codable {
  /// Reads a word or an object of one key.
  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer(),
      (try? container.decode(String.self)) != nil
    {
      self = .kind(try container.decode(ModelConfiguration.Kind.self))
    } else {
      self = .sized(try ModelConfiguration(from: decoder))
    }
  }

  /// Writes a word or an object of one key.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .kind(let kind):
      var container = encoder.singleValueContainer()
      try container.encode(kind)
    case .sized(let model): try model.encode(to: encoder)
    }
  }
}
