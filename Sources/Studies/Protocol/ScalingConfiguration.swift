package import TimeSeries

/// How channels are scaled, and from which rows.
package struct ScalingConfiguration: Sendable, Hashable {
  /// The rows that centre and scale are found from.
  package enum Rows: String, Sendable, Hashable, Codable, CaseIterable {
    /// The training rows alone.
    case train
    /// All rows, those of the test among them: a leak that some published studies have.
    case all
  }

  /// What centre and scale are.
  package var rule: ScalingRule
  /// The rows they are found from.
  package var fitOn: Rows
  /// Channels left as they are.
  package var exclude: [String]
  /// Whether channels that are only ever 0 or 1 are left as they are.
  package var excludeBinary: Bool
  /// Scaled values are cut to ± this; `nil` for no limit.
  package var clip: Double?

  package init(
    rule: ScalingRule = .standard, fitOn: Rows = .train, exclude: [String] = [],
    excludeBinary: Bool = false, clip: Double? = nil
  ) {
    self.rule = rule
    self.fitOn = fitOn
    self.exclude = exclude
    self.excludeBinary = excludeBinary
    self.clip = clip
  }
}

extension ScalingConfiguration: Codable {
  private enum CodingKeys: String, CodingKey {
    case rule
    case fitOn = "fit_on"
    case exclude
    case excludeBinary = "exclude_binary"
    case clip
  }

  /// Reads a scaling; what is left out has its default.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    rule = try container.decodeIfPresent(ScalingRule.self, forKey: .rule) ?? rule
    fitOn = try container.decodeIfPresent(Rows.self, forKey: .fitOn) ?? fitOn
    exclude = try container.decodeIfPresent([String].self, forKey: .exclude) ?? exclude
    excludeBinary =
      try container.decodeIfPresent(Bool.self, forKey: .excludeBinary) ?? excludeBinary
    clip = try container.decodeIfPresent(Double.self, forKey: .clip)
  }
}
