/// When a trial is stopped early.
package struct PruningConfiguration: Sendable, Hashable, Codable {
  /// Trials that must have reached a step before one is stopped there; at least 1.
  package var leastTrials: Int
  /// Steps up to which, this one included, none is stopped; at least 0.
  package var warmUpSteps: Int

  /// When a trial is stopped early.
  package init(leastTrials: Int = 5, warmUpSteps: Int = 0) {
    self.leastTrials = leastTrials
    self.warmUpSteps = warmUpSteps
  }

  private enum CodingKeys: String, CodingKey {
    case leastTrials = "least_trials"
    case warmUpSteps = "warm_up_steps"
  }
}
