/// A trial that is over: what was tried, and what came of it.
package struct Trial: Sendable, Hashable, Codable {
  /// How a trial ended.
  package enum Outcome: String, Sendable, Hashable, Codable {
    /// With a value of the objective.
    case complete
    /// Early, since it was worse than others at the same step; its last report stands for its value.
    case pruned
    /// Without a value: it threw, or its objective was no finite number.
    case failed
  }

  /// A value of the objective on the way.
  package struct Report: Sendable, Hashable, Codable {
    /// How far the trial was, such as the number of epochs.
    package let step: Int
    /// The objective there.
    package let value: Double

    package init(step: Int, value: Double) {
      self.step = step
      self.value = value
    }
  }

  /// Which one it is, from 0.
  package let number: Int
  /// What was tried, by the parameters' names.
  package let values: [String: ParameterValue]
  /// How it ended.
  package let outcome: Outcome
  /// The objective; `nil` unless the trial is complete.
  package let objective: Double?
  /// The objective on the way, in order.
  package let reports: [Report]

  /// A trial that is over; use `RunningTrial` to make one.
  init(
    number: Int, values: [String: ParameterValue], outcome: Outcome, objective: Double?,
    reports: [Report]
  ) {
    self.number = number
    self.values = values
    self.outcome = outcome
    self.objective = objective
    self.reports = reports
  }
}
