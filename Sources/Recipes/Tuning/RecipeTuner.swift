internal import AnomalyDetection
internal import Studies
internal import Synchronization
package import Tuning

#if canImport(Dispatch)
  internal import Dispatch
#endif

/// Runs the trials of a search, several at once.
package struct RecipeTuner: Sendable {
  /// What is searched.
  package let search: RecipeSearch
  package let configuration: TunerConfiguration
  /// Where the data is.
  package let folder: DataFolder
  /// Cores to use; what is tried and found does not depend on it.
  package let threadCount: Int

  package init(
    _ search: RecipeSearch, configuration: TunerConfiguration, folder: DataFolder,
    threadCount: Int = 1
  ) {
    self.search = search
    var configuration = configuration
    configuration.isMaximized = search.objective.isMaximized
    self.configuration = configuration
    self.folder = folder
    self.threadCount = threadCount
  }

  /// Runs trials until there are so many.
  ///
  /// - Parameters:
  ///   - count: The trials in all, those of the journal among them.
  ///   - journal: Trials of the same search that are over already.
  ///   - ended: told of each trial when it is over, one at a time, in any order; what it throws stops
  ///     the search.
  ///   - progress: told how far it is.
  /// - Returns: The search with its trials.
  package func run(
    _ count: Int, after journal: [Trial] = [], ended: @Sendable (Trial) throws -> Void = { _ in },
    progress: @Sendable (RunProgress) -> Void = { _ in }
  ) throws -> Tuner {
    var tuner = try Tuner(search.space, configuration, resuming: journal)
    progress(Self.progress(tuner.trials.count, of: count, tuner.best))
    while tuner.trials.count < count {
      let (before, best) = (tuner.trials.count, tuner.best)
      let round = tuner.askRound().filter { $0.number < count }
      let trials = try finished(round) { trial, done in
        try ended(trial)
        progress(Self.progress(before + done, of: count, best))
      }
      for trial in trials { try tuner.tell(trial) }
    }
    return tuner
  }

  private static func progress(_ done: Int, of count: Int, _ best: Trial?) -> RunProgress {
    RunProgress(
      FitProgress(
        step: "trial \(done) of \(count)", fraction: Double(done) / Double(count),
        loss: best?.objective))
  }

  /// The trials of a round.
  private func finished(
    _ round: [RunningTrial], _ ended: @Sendable (Trial, Int) throws -> Void
  ) throws -> [Trial] {
    let workers = max(1, min(threadCount, round.count))
    let threads = max(1, threadCount / workers)
    let next = Atomic(0)
    let results = Mutex<(trials: [Trial], error: (any Error)?)>(([], nil))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < round.count, results.withLock({ $0.error == nil }) else { return }
        do {
          let trial = try finished(round[index], threadCount: threads)
          try results.withLock { results in
            results.trials.append(trial)
            try ended(trial, results.trials.count)
          }
        } catch {
          results.withLock { $0.error = $0.error ?? error }
        }
      }
    }
    return try results.withLock { results in
      if let error = results.error { throw error }
      return results.trials.sorted { $0.number < $1.number }
    }
  }

  /// Runs a trial. A model that cannot be built or does not learn is a failed trial; data that cannot
  /// be read is an error.
  private func finished(_ trial: RunningTrial, threadCount: Int) throws -> Trial {
    guard let recipe = try? search.recipe(trial.values) else { return trial.failed() }
    let reports = Mutex(trial)
    let runner = RecipeRunner(
      search.objective.prepared(recipe), folder: folder, threadCount: threadCount,
      holdsTestBack: true)
    do {
      let outcome = try runner.run(atEpochEnd: { epoch, validationLoss in
        guard prunes else { return true }
        return reports.withLock { $0.report(validationLoss, step: epoch) } == .goOn
      })
      let ended = reports.withLock { $0 }
      return outcome.findings[0].study.flatMap(search.objective.value).map(ended.finished)
        ?? ended.failed()
    } catch {
      let ended = reports.withLock { $0 }
      if error.isCancelled { return ended.pruned() }
      guard case .study(let fault) = error else { throw error }
      switch fault {
      case .model, .threshold, .tooFewWindows: return ended.failed()
      case .preparation, .unknownChannel, .detector, .cancelled: throw error
      }
    }
  }

  /// The loss on the way says something of the end only where it is the objective, and the same for
  /// all trials.
  private var prunes: Bool {
    configuration.pruning != nil && search.objective == .validation
      && !search.ranges.contains { $0.path.starts(with: ["training", "loss"]) }
  }
}
