/// Which rows (or windows) are for training and which for the test.
///
/// In JSON and YAML an object of one key: `{"last_fraction": 0.15}`, `{"training_rows": 4000}`,
/// `{"random": {"test_fraction": 0.2, "seed": 1}}`.
package enum DataSplit: Sendable, Hashable {
  /// The last part in time order is the test.
  case lastFraction(Double)
  /// The first so many are for training, or all there are.
  case trainingRows(Int)
  /// The test is drawn at random.
  case random(testFraction: Double, seed: UInt64)

  /// Whether the rule's numbers make sense.
  package var isValid: Bool {
    switch self {
    case .lastFraction(let fraction), .random(let fraction, _): (0...1).contains(fraction)
    case .trainingRows(let count): count >= 0
    }
  }
}

extension DataSplit: Codable {
  private struct Random: Codable {
    let testFraction: Double
    let seed: UInt64

    enum CodingKeys: String, CodingKey {
      case testFraction = "test_fraction"
      case seed
    }
  }

  private enum CodingKeys: String, CodingKey {
    case lastFraction = "last_fraction"
    case trainingRows = "training_rows"
    case random
  }

  /// Reads the object of one key.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard container.allKeys.count == 1, let key = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "a split has exactly one key of last_fraction, training_rows, random"))
    }
    switch key {
    case .lastFraction: self = .lastFraction(try container.decode(Double.self, forKey: key))
    case .trainingRows: self = .trainingRows(try container.decode(Int.self, forKey: key))
    case .random:
      let random = try container.decode(Random.self, forKey: key)
      self = .random(testFraction: random.testFraction, seed: random.seed)
    }
    guard isValid else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: container,
        debugDescription: "a fraction is not in 0…1, or a number of rows is below 0")
    }
  }

  /// Writes the object of one key.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .lastFraction(let fraction): try container.encode(fraction, forKey: .lastFraction)
    case .trainingRows(let count): try container.encode(count, forKey: .trainingRows)
    case .random(let fraction, let seed):
      try container.encode(Random(testFraction: fraction, seed: seed), forKey: .random)
    }
  }
}
