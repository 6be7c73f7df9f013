/// How a search is made.
package struct TunerConfiguration: Sendable, Hashable, Codable {
  /// What everything random follows from.
  package var seed: UInt64
  /// Whether a higher objective is better.
  package var isMaximized: Bool
  /// Trials that are spread over the space by chance, before the others are drawn from what was
  /// learned; at least 1.
  package var randomTrials: Int
  /// Trials that are run at once; at least 1. It changes what is tried, since none of a round knows the
  /// results of the others; how many threads run them, and which is done first, does not.
  package var trialsAtOnce: Int
  /// Points that are drawn for a trial, of which it takes the most promising; at least 1.
  package var candidates: Int
  /// When a trial is stopped early; `nil` for never.
  package var pruning: PruningConfiguration?

  /// How a search is made.
  package init(
    seed: UInt64 = 1, isMaximized: Bool = false, randomTrials: Int = 10, trialsAtOnce: Int = 1,
    candidates: Int = 24, pruning: PruningConfiguration? = PruningConfiguration()
  ) {
    self.seed = seed
    self.isMaximized = isMaximized
    self.randomTrials = randomTrials
    self.trialsAtOnce = trialsAtOnce
    self.candidates = candidates
    self.pruning = pruning
  }

  /// Throws `TuningError.invalidSetting` where a number is out of its range.
  func validate() throws(TuningError) {
    let most = 1_000_000
    for (key, value, least) in [
      ("random_trials", randomTrials, 1), ("trials_at_once", trialsAtOnce, 1),
      ("candidates", candidates, 1), ("least_trials", pruning?.leastTrials ?? 1, 1),
      ("warm_up_steps", pruning?.warmUpSteps ?? 0, 0),
    ] where value < least || value > most {
      throw .invalidSetting(key: key, found: "\(value)", expected: "from \(least) to \(most)")
    }
  }

  private enum CodingKeys: String, CodingKey {
    case seed
    case isMaximized = "maximized"
    case randomTrials = "random_trials"
    case trialsAtOnce = "trials_at_once"
    case candidates
    case pruning
  }
}
