/// What came of a run: the figures of every detector on every series.
package struct BenchmarkRun: Sendable {
  /// A series that a detector could not do.
  package struct Failure: Sendable, Hashable {
    /// The detector, by its name.
    package let detector: String
    package let series: String
    package let reason: String
  }

  package let suite: BenchmarkSuite
  package let folder: String
  /// What was run.
  package let detectors: [BenchmarkDetector]
  /// Where randomness came from.
  package let seed: UInt64
  /// One a detector and series.
  package let figures: [SeriesFigures]
  /// What could not be done.
  package let failures: [Failure]

  /// One summary a detector.
  package let summaries: [DetectorSummary]

  init(
    suite: BenchmarkSuite, folder: String, detectors: [BenchmarkDetector], seed: UInt64,
    figures: [SeriesFigures], failures: [Failure]
  ) {
    self.suite = suite
    self.folder = folder
    self.detectors = detectors
    self.seed = seed
    self.figures = figures
    self.failures = failures
    summaries = detectors.map { detector in
      DetectorSummary(
        detector, figures: figures.filter { $0.detector == detector.name }, suite: suite,
        failureCount: failures.count { $0.detector == detector.name }, seed: seed)
    }
  }
}
