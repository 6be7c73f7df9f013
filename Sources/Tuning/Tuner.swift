/// Searches for the parameters with the best objective: it is asked what to try, and told what came of
/// it.
///
/// ```swift
/// var tuner = try Tuner(
///   SearchSpace([
///     Parameter("learning_rate", .float(low: 1e-5, high: 1e-2, isLogarithmic: true)),
///     Parameter("hidden_size", .integer(low: 8, high: 128, isLogarithmic: true)),
///   ]), TunerConfiguration(seed: 1, trialsAtOnce: 2))
/// while tuner.trials.count < 50 {
///   for trial in tuner.askRound() {  // may run side by side, and end in any order
///     try tuner.tell(trial.finished(validationError(trial.values)))
///   }
/// }
/// print(tuner.best)
/// ```
///
/// The trials come in rounds of `trialsAtOnce`. What a trial tries follows from the configuration and
/// from the rounds before its own alone, so that neither the number of threads nor which trial is done
/// first changes anything; and a search that was killed goes on, from the trials it was told of, as if
/// it had not been.
package struct Tuner: Sendable {
  /// What is searched.
  package let space: SearchSpace
  package let configuration: TunerConfiguration
  /// The trials that are over, by number.
  package private(set) var trials: [Trial] = []

  private let startingPoints: [[ParameterValue]]
  private let sampler: Sampler
  /// The points of the round that is being run, and of all before.
  private var asked: [[Double]] = []

  /// - Parameters:
  ///   - startingPoints: Points that are tried first, such as what was good before.
  ///   - trials: The trials of a search of the same space, configuration and starting points, in any
  ///     order; it goes on after them.
  /// - Throws: `TuningError`, such as `.otherSearch` where a trial has other values than this search
  ///   would try.
  package init(
    _ space: SearchSpace, _ configuration: TunerConfiguration = TunerConfiguration(),
    startingPoints: [[String: ParameterValue]] = [], resuming trials: [Trial] = []
  ) throws(TuningError) {
    try configuration.validate()
    self.space = space
    self.configuration = configuration
    var points: [[ParameterValue]] = []
    for point in startingPoints { points.append(try space.canonical(point)) }
    self.startingPoints = points
    sampler = Sampler(axes: space.parameters.map { Axis($0.domain) }, configuration: configuration)
    let ordered = trials.sorted { $0.number < $1.number }
    while self.trials.count < ordered.count {
      let before = self.trials.count
      let round = askRound()
      for trial in ordered[before...] where round.contains(where: { $0.number == trial.number }) {
        try tell(trial)
      }
      guard self.trials.count > before else {
        throw .unexpectedTrial(number: ordered[before].number)
      }
    }
  }

  /// The complete trial with the best objective, the earliest of equals; `nil` where none is complete.
  package var best: Trial? { ranked.first { $0.outcome == .complete } }

  /// The trials of the round that are not over yet; where all are, those of the next round. Never
  /// empty.
  package mutating func askRound() -> [RunningTrial] {
    let size = configuration.trialsAtOnce
    if trials.count == asked.count {
      let ranked = ranked.map { coordinates($0.values) }
      let first = asked.count
      for number in first..<first + size {
        asked.append(place(number, ranked: ranked, pending: Array(asked[first...])))
      }
    }
    let first = asked.count - size
    let pruning = configuration.pruning.map { rule in
      MedianPruning(
        configuration: rule, isMaximized: configuration.isMaximized,
        trials: trials.filter { $0.number < first && $0.outcome != .failed })
    }
    let over = Set(trials.map(\.number))
    return (first..<asked.count).filter { !over.contains($0) }.map { number in
      RunningTrial(number: number, values: space.named(values(number)), pruning: pruning)
    }
  }

  /// Takes a trial of the round that is over.
  ///
  /// - Throws: `TuningError.unexpectedTrial`, or `.otherSearch` where its values are not those that
  ///   were asked for.
  package mutating func tell(_ trial: Trial) throws(TuningError) {
    let round = max(0, asked.count - configuration.trialsAtOnce)..<asked.count
    guard round.contains(trial.number), !trials.contains(where: { $0.number == trial.number })
    else {
      throw .unexpectedTrial(number: trial.number)
    }
    guard let told = try? space.canonical(trial.values), told == values(trial.number),
      (trial.outcome == .complete) == (trial.objective != nil)
    else { throw .otherSearch(trial: trial.number) }
    let place = trials.firstIndex { $0.number > trial.number } ?? trials.endIndex
    trials.insert(
      Trial(
        number: trial.number, values: space.named(told), outcome: trial.outcome,
        objective: trial.objective, reports: trial.reports), at: place)
  }

  /// Where a trial is to be.
  private func place(_ number: Int, ranked: [[Double]], pending: [[Double]]) -> [Double] {
    if number < startingPoints.count {
      return zip(sampler.axes, startingPoints[number]).map { $0.coordinate($1) }
    }
    let random = number - startingPoints.count
    if random < configuration.randomTrials || ranked.isEmpty {
      return sampler.spread(number: random)
    }
    return sampler.propose(number: number, ranked: ranked, pending: pending)
  }

  /// The values of a trial that was asked for. A starting point keeps its very values.
  private func values(_ number: Int) -> [ParameterValue] {
    if number < startingPoints.count { return startingPoints[number] }
    return zip(sampler.axes, asked[number]).map { $0.value($1) }
  }

  /// Where values lie.
  private func coordinates(_ values: [String: ParameterValue]) -> [Double] {
    zip(space.parameters, sampler.axes).map { parameter, axis in
      values[parameter.name].map(axis.coordinate) ?? 0
    }
  }

  /// The trials, best first: the complete ones by objective; then the pruned ones, those that came
  /// further first, by their last report; then the failures.
  private var ranked: [Trial] {
    func rank(_ trial: Trial) -> (Int, Int, Double, Int) {
      let sign = configuration.isMaximized ? -1.0 : 1.0
      let last = trial.reports.last
      return switch trial.outcome {
      case .complete: (0, 0, sign * (trial.objective ?? 0), trial.number)
      case .pruned: (1, -(last?.step ?? 0), sign * (last?.value ?? 0), trial.number)
      case .failed: (2, 0, 0, trial.number)
      }
    }
    return trials.sorted { rank($0) < rank($1) }
  }
}
