/// Abnormal windows made from normal ones, to measure a detector where no anomalies are known.
///
/// Each copy of a window is changed by one or more of the kinds, drawn at random from the recipe's
/// seed (Um et al., "Data augmentation of wearable sensor data for Parkinson's disease monitoring
/// using convolutional neural networks", ICMI 2017, describe the kinds).
package struct AbnormalData: Sendable, Hashable {
  /// How a window is changed.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Noise on every number.
    case jitter
    /// Every channel times a number of its own.
    case scaling
    /// Channels turned upside down, and scaled.
    case rotation
    /// Segments of time in another order.
    case permutation
    /// Every channel times a smooth curve.
    case magnitudeWarp = "magnitude_warp"
  }

  /// The kinds, each at least once if there are windows enough.
  package var kinds: [Kind]
  /// The most kinds that change one window.
  package var kindsPerWindow: Int
  /// Abnormal copies as a share of the test's normal windows.
  package var share: Double
  /// The size of the changes; 1 is that of the method's authors.
  package var strength: Double

  /// Abnormal data.
  package init(
    kinds: [Kind] = Kind.allCases, kindsPerWindow: Int = 3, share: Double = 1, strength: Double = 1
  ) {
    self.kinds = kinds
    self.kindsPerWindow = kindsPerWindow
    self.share = share
    self.strength = strength
  }

  /// Throws a fault where something cannot be.
  func validate() throws(RecipeFault) {
    try RecipeFault.check(!kinds.isEmpty, "kinds", "empty", "at least one kind")
    try RecipeFault.check(
      (1...Kind.allCases.count).contains(kindsPerWindow), "kinds_per_window", kindsPerWindow,
      "1 to \(Kind.allCases.count)")
    try RecipeFault.check(share > 0 && share <= 100, "share", share, "above 0 and at most 100")
    try RecipeFault.check(
      strength > 0 && strength <= 100, "strength", strength, "above 0 and at most 100")
  }
}

extension AbnormalData: Codable {
  private enum CodingKeys: String, CodingKey {
    case kinds
    case kindsPerWindow = "kinds_per_window"
    case share
    case strength
  }

  /// Reads a description; what is left out has its default.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    kinds = try container.decodeIfPresent([Kind].self, forKey: .kinds) ?? kinds
    kindsPerWindow =
      try container.decodeIfPresent(Int.self, forKey: .kindsPerWindow) ?? kindsPerWindow
    share = try container.decodeIfPresent(Double.self, forKey: .share) ?? share
    strength = try container.decodeIfPresent(Double.self, forKey: .strength) ?? strength
  }
}
