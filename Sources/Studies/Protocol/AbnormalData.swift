package import TimeSeries

/// Abnormal windows made from normal ones, to measure a detector where no anomalies are known.
///
/// Each copy of a window is changed by one or more of the kinds, drawn at random from the recipe's
/// seed; the others stay as they are, and the detector has to tell them apart.
package struct AbnormalData: Sendable, Hashable {
  /// How windows are changed; a strength may follow a kind, as in `jitter:2`.
  package var kinds: [Distortion]
  /// The most kinds that change one window.
  package var kindsPerWindow: Int
  /// Abnormal copies as a share of the test's normal windows.
  package var share: Double

  package init(
    kinds: [Distortion] = Distortion.augmentations, kindsPerWindow: Int = 3, share: Double = 1
  ) {
    self.kinds = kinds
    self.kindsPerWindow = kindsPerWindow
    self.share = share
  }
}

extension AbnormalData: Codable {
  private enum CodingKeys: String, CodingKey {
    case kinds
    case kindsPerWindow = "kinds_per_window"
    case share
  }

  /// Reads a description; what is left out has its default.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    kinds = try container.decodeIfPresent([Distortion].self, forKey: .kinds) ?? kinds
    kindsPerWindow =
      try container.decodeIfPresent(Int.self, forKey: .kindsPerWindow) ?? kindsPerWindow
    share = try container.decodeIfPresent(Double.self, forKey: .share) ?? share
  }
}
