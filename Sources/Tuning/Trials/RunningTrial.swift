/// A trial that is to be run, on any thread; it knows all that it needs to judge itself.
package struct RunningTrial: Sendable {
  /// What a trial is to do after a report.
  package enum Decision: Sendable, Hashable {
    /// It is worth going on.
    case goOn
    /// Others were better at this step: stop, and end with `pruned()`.
    case stop
  }

  /// Which one it is, from 0.
  package let number: Int
  /// What to try, by the parameters' names.
  package let values: [String: ParameterValue]
  private let pruning: MedianPruning?
  private var reports: [Trial.Report] = []

  init(number: Int, values: [String: ParameterValue], pruning: MedianPruning?) {
    self.number = number
    self.values = values
    self.pruning = pruning
  }

  /// Tells the objective on the way, and learns whether to go on.
  ///
  /// - Parameters:
  ///   - value: The objective so far; one that is not finite stops the trial.
  ///   - step: How far the trial is, such as the number of epochs; above that of the last report.
  /// - Precondition: steps increase.
  package mutating func report(_ value: Double, step: Int) -> Decision {
    precondition(reports.last.map { $0.step < step } ?? true, "step \(step) after a later one")
    guard value.isFinite else { return .stop }
    reports.append(Trial.Report(step: step, value: value))
    return pruning?.stops(reports) == true ? .stop : .goOn
  }

  /// The trial with its objective; without one where that is not a finite number.
  package func finished(_ objective: Double) -> Trial {
    objective.isFinite ? ended(.complete, objective) : failed()
  }

  /// The trial, stopped early.
  package func pruned() -> Trial { reports.isEmpty ? failed() : ended(.pruned, nil) }

  /// The trial, which came to nothing.
  package func failed() -> Trial { ended(.failed, nil) }

  private func ended(_ outcome: Trial.Outcome, _ objective: Double?) -> Trial {
    Trial(
      number: number, values: values, outcome: outcome, objective: objective, reports: reports)
  }
}
