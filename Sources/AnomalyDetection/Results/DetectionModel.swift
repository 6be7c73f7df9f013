/// Who judges: the closed set of ways to come to a score.
///
/// ```swift
/// let online = DetectionModel.online(OnlineConfiguration(), threshold: .fixed(8))
/// let found = try online.detect(series)
/// print(found.reason, found.result.anomalies.count)
/// ```
public enum DetectionModel: Sendable {
  /// One that was fitted, and stays as it is.
  ///
  /// Kept apart from the value, so that many watchers of one model hold it once.
  indirect case fitted(Detector)
  /// Several fitted ones that judge together.
  case ensemble(DetectorEnsemble)
  /// One that learns as rows come; its threshold is `.fixed` in units of surprise, or a `.budget`, and
  /// `nil` for the usual one.
  case online(OnlineConfiguration, threshold: ThresholdRule? = nil)

  /// One detector, or several that judge together.
  ///
  /// - Throws: `DetectorError.invalidConfiguration` for none, and for several that cannot.
  public init(_ detectors: [Detector], rule: CombinationRule = .mean) throws(DetectorError) {
    self =
      detectors.count == 1
      ? .fitted(detectors[0]) : .ensemble(try DetectorEnsemble(detectors, rule: rule))
  }

  /// What is held against the threshold.
  public enum ScoreKind: Sendable, Equatable {
    /// How far rows are from what a model makes of them.
    case reconstructionError
    /// The scores of several models in one, for which 1 is the threshold.
    case combinedScore
    /// About −ln of the probability of a row.
    case surprise
  }

  /// What is held against the threshold.
  public var scoreKind: ScoreKind {
    switch self {
    case .fitted: .reconstructionError
    case .ensemble: .combinedScore
    case .online: .surprise
    }
  }

  /// How it comes to know what is normal.
  public var method: DetectionMethod {
    switch self {
    case .fitted, .ensemble: .fitted
    case .online: .online
    }
  }

  /// The detectors that were fitted; none where rows are learned from as they come.
  public var detectors: [Detector] {
    switch self {
    case .fitted(let detector): [detector]
    case .ensemble(let ensemble): ensemble.members
    case .online: []
    }
  }

  /// Where all randomness comes from; members of an ensemble that differ have a seed each.
  public var seeds: [UInt64] {
    if case .online(let configuration, _) = self { return [configuration.seed] }
    let seeds = detectors.map(\.plan.seed)
    return Set(seeds).count == 1 ? [seeds[0]] : seeds
  }

  /// The surprise above which a row is an alarm where nothing else is asked for: ordinary rows pass it
  /// about once in 1,100.
  public static let usualSurprise: Float = 7
}
