/// Stops a trial whose best report is worse than the median of what the trials before it had reached
/// at that step (the median rule of Golovin et al., "Google Vizier", KDD 2017, section 3.2.2).
struct MedianPruning: Sendable {
  let configuration: PruningConfiguration
  let isMaximized: Bool
  /// The trials of earlier rounds that were not failures. Those of the same round are left out: which
  /// of them is how far depends on the clock.
  let trials: [Trial]

  /// Whether a trial with these reports, the last one new, is to stop.
  func stops(_ reports: [Trial.Report]) -> Bool {
    guard let step = reports.last?.step, step > configuration.warmUpSteps,
      let own = best(reports, upTo: step)
    else { return false }
    var others: [Double] = []
    for trial in trials where (trial.reports.last?.step ?? -1) >= step {
      if let value = best(trial.reports, upTo: step) { others.append(value) }
    }
    guard others.count >= configuration.leastTrials else { return false }
    others.sort()
    let middle = others.count / 2
    let median =
      others.count.isMultiple(of: 2) ? (others[middle - 1] + others[middle]) / 2 : others[middle]
    return isMaximized ? own < median : own > median
  }

  private func best(_ reports: [Trial.Report], upTo step: Int) -> Double? {
    let values = reports.prefix { $0.step <= step }.map(\.value)
    return isMaximized ? values.max() : values.min()
  }
}
