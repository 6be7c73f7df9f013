package import AnomalyDetection

/// Where the line between normal and anomalous is drawn, and on which scores it is found.
///
/// A word (`percentile:95`) or an object (`{"rule": "percentile:95", "from": "test"}`).
package struct ThresholdConfiguration: Sendable, Hashable {
  /// Whose scores the rule reads.
  package enum Part: String, Sendable, Hashable, Codable, CaseIterable {
    /// Those of the training windows.
    case train
    /// Those of the validation windows.
    case validation
    /// Those of the test windows, without their labels. Then a percentile flags a share that is known
    /// before anything is measured.
    case test
  }

  package var rule: ThresholdRule
  /// Whose scores it reads.
  package var from: Part

  package init(rule: ThresholdRule, from part: Part = .train) {
    self.rule = rule
    from = part
  }
}

extension ThresholdConfiguration: Codable {
  private enum CodingKeys: String, CodingKey {
    case rule
    case from
  }

  /// Reads a word or an object.
  package init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer(),
      (try? container.decode(String.self)) != nil
    {
      self.init(rule: try container.decode(ThresholdRule.self))
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      rule: try container.decode(ThresholdRule.self, forKey: .rule),
      from: try container.decodeIfPresent(Part.self, forKey: .from) ?? .train)
  }
}
