internal import Dispatch
internal import Synchronization

/// Runs detectors over the series of a benchmark, several series at once.
package struct BenchmarkRunner: Sendable {
  /// How far a run is.
  package struct Progress: Sendable {
    /// Series done, by all detectors.
    package let done: Int
    /// Series in all.
    package let count: Int
    /// The series that was done last.
    package let series: String
  }

  package let corpus: BenchmarkCorpus
  /// What is run over them, in the order of tables.
  package let detectors: [BenchmarkDetector]
  /// Where randomness comes from.
  package let seed: UInt64
  /// Series at work at once; results do not depend on it.
  package let threadCount: Int
  /// Where scores are kept, so that a run that was stopped goes on; `nil` keeps none.
  package let folder: String?
  /// Where scores are written for the benchmark's own scorer; `nil` writes none.
  package let resultsFolder: String?

  /// Detectors over the series of a benchmark.
  ///
  /// - Precondition: at least one detector.
  package init(
    _ corpus: BenchmarkCorpus, detectors: [BenchmarkDetector], seed: UInt64 = 1,
    threadCount: Int = 1, folder: String? = nil, resultsFolder: String? = nil
  ) {
    precondition(!detectors.isEmpty, "no detector")
    self.corpus = corpus
    self.detectors = detectors
    self.seed = seed
    self.threadCount = threadCount
    self.folder = folder
    self.resultsFolder = resultsFolder
  }

  private struct State {
    var next = 0
    var done = 0
    var figures: [Int: [SeriesFigures]] = [:]
    var failures: [Int: [BenchmarkRun.Failure]] = [:]
    /// A fault that is not the series': a folder that cannot be written.
    var fault: (any Error)?
  }

  /// Has every detector score every series, and measures the scores by the labels.
  ///
  /// - Parameter progress: told of every series done, from any thread but one at a time.
  /// - Throws: `BenchmarkFault.allFailed` where a detector fails on every series; `DataError` where
  ///   results cannot be written. A series that cannot be done is one of the run's failures.
  package func run(
    progress: @Sendable (Progress) -> Void = { _ in }
  ) throws -> BenchmarkRun {
    let state = Mutex(State())
    let count = corpus.entries.count
    DispatchQueue.concurrentPerform(iterations: max(1, min(threadCount, count))) { _ in
      while true {
        let index = state.withLock { state in
          defer { state.next += 1 }
          return state.fault == nil ? state.next : count
        }
        guard index < count else { return }
        let entry = corpus.entries[index]
        var figures: [SeriesFigures] = []
        var failures: [BenchmarkRun.Failure] = []
        do {
          try run(entry, &figures, &failures)
        } catch {
          state.withLock { $0.fault = error }
          return
        }
        state.withLock { [figures, failures] state in
          state.done += 1
          state.figures[index] = figures
          state.failures[index] = failures
          progress(Progress(done: state.done, count: count, series: entry.id))
        }
      }
    }
    let done = state.withLock { $0 }
    if let fault = done.fault { throw fault }
    // In the order of the entries, whichever thread did them.
    let figures = corpus.entries.indices.flatMap { done.figures[$0] ?? [] }
    let failures = corpus.entries.indices.flatMap { done.failures[$0] ?? [] }
    if figures.isEmpty, let first = failures.first {
      throw BenchmarkFault.allFailed(series: first.series, reason: first.reason)
    }
    return BenchmarkRun(
      suite: corpus.suite, folder: corpus.folder, detectors: detectors, seed: seed,
      figures: figures, failures: failures)
  }

  private func run(
    _ entry: BenchmarkEntry, _ figures: inout [SeriesFigures],
    _ failures: inout [BenchmarkRun.Failure]
  ) throws {
    let series: BenchmarkSeries
    do {
      series = try entry.read()
    } catch {
      failures += detectors.map {
        BenchmarkRun.Failure(detector: $0.name, series: entry.id, reason: "\(error)")
      }
      return
    }
    let cache = folder.map { ScoreCache(folder: $0) }
    for detector in detectors {
      var result = cache?.entry(detector, seed: seed, series)
      if result == nil {
        let start = ContinuousClock.now
        let scores: [Double]
        do {
          scores = try detector.scores(
            of: series, seed: seed, areAlarms: corpus.suite.isScoredAsNAB)
        } catch {
          failures.append(
            BenchmarkRun.Failure(detector: detector.name, series: entry.id, reason: "\(error)"))
          continue
        }
        let time = (ContinuousClock.now - start).components
        let made = ScoreCache.Entry(
          scores: scores, seconds: Double(time.seconds) + Double(time.attoseconds) / 1e18)
        try cache?.keep(made, detector, seed: seed, series)
        result = made
      }
      guard let result else { continue }
      if let resultsFolder, !detector.isBaseline || detectors.count == 1 {
        try ResultFiles.write(
          result.scores, of: series, entry, suite: corpus.suite, detector: detector.name,
          to: resultsFolder)
      }
      figures.append(
        SeriesFigures(
          of: series, scores: result.scores, detector: detector.name, suite: corpus.suite,
          seconds: result.seconds))
    }
  }
}
