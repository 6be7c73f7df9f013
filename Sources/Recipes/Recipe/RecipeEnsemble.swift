package import AnomalyDetection
package import NeuralEngine
package import Studies

/// Several models that judge rows together.
///
/// ```yaml
/// ensemble:
///   rule: votes:2
///   members:
///     - {model: linear}
///     - {model: dense, threshold: auto:4}
///     - {model: dense, seed: 2}
/// ```
package struct RecipeEnsemble: Sendable, Hashable {
  /// What one member has of its own; what it leaves out is the recipe's.
  package struct Member: Sendable, Hashable, Codable {
    package var model: RecipeModel?
    /// How it is trained: the whole section.
    package var training: TrainingConfiguration?
    /// How reconstructions become scores: the whole section.
    package var score: ScoreConfiguration?
    /// Where the line is drawn.
    package var threshold: ThresholdConfiguration?
    /// Where all randomness comes from.
    package var seed: UInt64?

    package init(
      model: RecipeModel? = nil, training: TrainingConfiguration? = nil,
      score: ScoreConfiguration? = nil, threshold: ThresholdConfiguration? = nil,
      seed: UInt64? = nil
    ) {
      self.model = model
      self.training = training
      self.score = score
      self.threshold = threshold
      self.seed = seed
    }

    /// Whether a section of a recipe is the member's own.
    func has(_ key: String?) -> Bool {
      switch key {
      case "model": model != nil
      case "training": training != nil
      case "score": score != nil
      case "threshold": threshold != nil
      default: false
      }
    }
  }

  /// How their scores become one.
  package var rule: CombinationRule
  /// The members, in order; at least two.
  package var members: [Member]

  package init(rule: CombinationRule = .mean, members: [Member]) {
    self.rule = rule
    self.members = members
  }

  /// Throws a fault where something cannot be.
  func validate() throws(RecipeFault) {
    try RecipeFault.check(
      members.count > 1, "members", NumberText.count(members.count, "member", "members"),
      "2 or more: one model alone needs no ensemble")
    if case .votes(let votes) = rule, votes > members.count {
      throw RecipeFault(
        ["rule"], found: "\(rule)",
        expected: "mean, max, or votes:1 to votes:\(members.count) of \(members.count) members")
    }
  }
}

extension RecipeEnsemble: Codable {
  private enum CodingKeys: String, CodingKey {
    case rule
    case members
  }

  /// Reads an ensemble; only the members must be given.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      rule: try container.decodeIfPresent(CombinationRule.self, forKey: .rule) ?? .mean,
      members: try container.decode([Member].self, forKey: .members))
  }
}
