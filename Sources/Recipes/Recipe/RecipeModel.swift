package import AnomalyDetection

/// The model: a kind, sized from the data, or one with all its sizes.
///
/// A word (`dense`) or an object of one key (`{"lstm": {"encoder_sizes": [64]}}`).
package enum RecipeModel: Sendable, Hashable {
  /// A kind, sized from the data.
  case kind(ModelKind)
  /// A model with its sizes.
  case sized(ModelConfiguration)
}

extension RecipeModel: Codable {
  /// Reads a word or an object of one key.
  package init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer(),
      (try? container.decode(String.self)) != nil
    {
      self = .kind(try container.decode(ModelKind.self))
    } else {
      self = .sized(try ModelConfiguration(from: decoder))
    }
  }

  /// Writes a word or an object of one key.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .kind(let kind):
      var container = encoder.singleValueContainer()
      try container.encode(kind)
    case .sized(let model): try model.encode(to: encoder)
    }
  }
}
