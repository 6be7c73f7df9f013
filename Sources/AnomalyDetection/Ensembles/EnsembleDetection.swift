/// What an ensemble found in one series, and what each of its members found there by itself.
public struct EnsembleDetection: Sendable {
  /// Who judged.
  public let ensemble: DetectorEnsemble
  /// What was found together; 1 is the threshold.
  public let result: DetectionResult
  /// `[member]`: what each found by itself.
  public let memberResults: [DetectionResult]
}
