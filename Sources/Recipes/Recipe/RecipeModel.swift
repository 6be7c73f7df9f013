package import AnomalyDetection

/// The model: one to fit, or one that was fitted before.
///
/// A word (`dense`) or an object of one key (`{"lstm": {"encoder_sizes": [64]}}`,
/// `{"file": "web.martlet"}`).
package enum RecipeModel: Sendable, Hashable {
  /// One to fit.
  case fitted(DetectorConfiguration.Model)
  /// A model file, applied as it is.
  case file(String)

  /// The path of a model file; `nil` of a model that is fitted.
  package var file: String? {
    if case .file(let path) = self { path } else { nil }
  }
}

extension RecipeModel: Codable {
  private enum CodingKeys: String, CodingKey {
    case file
  }

  /// Reads a word or an object of one key.
  package init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: CodingKeys.self), container.contains(.file) {
      self = .file(try container.decode(String.self, forKey: .file))
    } else {
      self = .fitted(try DetectorConfiguration.Model(from: decoder))
    }
  }

  /// Writes a word or an object of one key.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .fitted(let model): try model.encode(to: encoder)
    case .file(let path):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(path, forKey: .file)
    }
  }
}
