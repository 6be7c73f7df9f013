import Testing

@testable import Tuning

@Suite struct TunerTests {
  private static let space = try? SearchSpace([
    Parameter("x", .float(low: -5, high: 5)),
    Parameter("rate", .float(low: 1e-5, high: 1e-1, isLogarithmic: true)),
    Parameter("size", .integer(low: 8, high: 128, step: 8)),
    Parameter("kind", .choice(["dense", "lstm", "conv1d"])),
  ])

  private func space() throws -> SearchSpace { try #require(Self.space) }

  /// Best at x = 2, rate = 0.01, size = 64 and kind = lstm.
  private func objective(_ values: [String: ParameterValue]) throws -> Double {
    guard case .number(let x) = values["x"], case .number(let rate) = values["rate"],
      case .integer(let size) = values["size"], case .choice(let kind) = values["kind"]
    else { throw TuningError.noParameters }
    // ln 0.01 without a mathematical library: a factor of 10 off counts as 1.
    let off = rate > 0.01 ? rate / 0.01 : 0.01 / rate
    return (x - 2) * (x - 2) + (off - 1) / 9 + Double(abs(size - 64)) / 64
      + (kind == "lstm" ? 0 : 3)
  }

  private func run(
    _ tuner: inout Tuner, trials: Int, reversed: Bool = false
  ) throws {
    while tuner.trials.count < trials {
      let round = tuner.askRound()
      for trial in reversed ? round.reversed() : round {
        try tuner.tell(trial.finished(try objective(trial.values)))
      }
    }
  }

  @Test func `every value lies in its domain`() throws {
    var tuner = try Tuner(space())
    try run(&tuner, trials: 60)
    for trial in tuner.trials {
      for parameter in try space().parameters {
        let value = try #require(trial.values[parameter.name])
        #expect(parameter.domain.contains(value), "\(parameter.name) \(value)")
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `it finds what chance does not`(seed: UInt64) throws {
    var tuner = try Tuner(space(), TunerConfiguration(seed: seed))
    try run(&tuner, trials: 80)
    var chance = try Tuner(space(), TunerConfiguration(seed: seed, randomTrials: 80))
    try run(&chance, trials: 80)
    let best = try #require(tuner.best?.objective)
    let byChance = try #require(chance.best?.objective)
    #expect(best < byChance)
    #expect(tuner.best?.values["kind"] == .choice("lstm"))
  }

  @Test func `a higher objective is better where it is maximized`() throws {
    var low = try Tuner(space())
    try run(&low, trials: 30)
    var high = try Tuner(space(), TunerConfiguration(isMaximized: true))
    while high.trials.count < 30 {
      for trial in high.askRound() {
        try high.tell(trial.finished(-(try objective(trial.values))))
      }
    }
    #expect(low.trials.map(\.values) == high.trials.map(\.values))
    #expect(low.best?.number == high.best?.number)
  }

  @Test func `the order in which trials end changes nothing`() throws {
    let configuration = TunerConfiguration(trialsAtOnce: 4)
    var first = try Tuner(space(), configuration)
    var second = first
    try run(&first, trials: 40)
    try run(&second, trials: 40, reversed: true)
    #expect(first.trials == second.trials)
  }

  @Test func `trials of one round differ`() throws {
    var tuner = try Tuner(space(), TunerConfiguration(trialsAtOnce: 5))
    try run(&tuner, trials: 60)
    let round = tuner.trials.suffix(5).map(\.values)
    #expect(Set(round).count == 5)
  }

  @Test(arguments: 0...23)
  func `a search goes on after a kill as if there had been none`(kept: Int) throws {
    let configuration = TunerConfiguration(trialsAtOnce: 3)
    var whole = try Tuner(space(), configuration)
    try run(&whole, trials: 24)
    // In the order in which they may have ended.
    let known = whole.trials.prefix(kept).reversed()
    let text = known.map(TuningJournal.line).joined()
    let journal = try TuningJournal(reading: (text + "{\"number\": 9, \"val").utf8)
    #expect(journal.validBytes == text.utf8.count)
    var resumed = try Tuner(space(), configuration, resuming: journal.trials)
    #expect(resumed.trials == Array(whole.trials.prefix(kept)))
    try run(&resumed, trials: 24)
    #expect(resumed.trials == whole.trials)
  }

  @Test func `the journal of another search is refused`() throws {
    var tuner = try Tuner(space(), TunerConfiguration(seed: 1))
    try run(&tuner, trials: 3)
    let trials = tuner.trials
    let space = try space()
    #expect(throws: TuningError.otherSearch(trial: 0)) {
      try Tuner(space, TunerConfiguration(seed: 2), resuming: trials)
    }
    #expect(throws: TuningError.unexpectedTrial(number: 2)) {
      try Tuner(space, TunerConfiguration(seed: 1), resuming: [trials[0], trials[2]])
    }
    #expect(throws: TuningError.unexpectedTrial(number: 1)) {
      try Tuner(space, TunerConfiguration(seed: 1), resuming: trials + [trials[1]])
    }
  }

  @Test func `a result that was not asked for is refused`() throws {
    var tuner = try Tuner(space())
    let trial = try #require(tuner.askRound().first)
    try tuner.tell(trial.finished(1))
    #expect(throws: TuningError.unexpectedTrial(number: 0)) { try tuner.tell(trial.finished(1)) }
  }

  @Test func `starting points are tried first, as they are`() throws {
    let point: [String: ParameterValue] = [
      "x": .integer(2), "rate": .number(0.01), "size": .integer(64), "kind": .choice("lstm"),
    ]
    var tuner = try Tuner(space(), startingPoints: [point])
    let first = try #require(tuner.askRound().first)
    #expect(first.values["x"] == .number(2))
    #expect(first.values["rate"] == .number(0.01))
    try run(&tuner, trials: 12)
    #expect(tuner.best?.number == 0)
    let space = try space()
    #expect(throws: TuningError.missingValue(name: "rate")) {
      try Tuner(space, startingPoints: [["x": .number(1)]])
    }
    var odd = point
    odd["size"] = .integer(65)
    #expect(throws: TuningError.valueOutOfDomain(parameter: "size", value: .integer(65))) {
      try Tuner(space, startingPoints: [odd])
    }
    odd["size"] = .integer(64)
    odd["depth"] = .integer(1)
    #expect(throws: TuningError.unknownParameter(name: "depth")) {
      try Tuner(space, startingPoints: [odd])
    }
  }

  @Test func `failed and pruned trials are learned from and never the best`() throws {
    var tuner = try Tuner(space(), TunerConfiguration(pruning: nil))
    while tuner.trials.count < 40 {
      for var trial in tuner.askRound() {
        let objective = try objective(trial.values)
        if objective > 6 {
          try tuner.tell(trial.finished(.nan))
        } else if objective > 3 {
          _ = trial.report(-100, step: 1)
          try tuner.tell(trial.pruned())
        } else {
          try tuner.tell(trial.finished(objective))
        }
      }
    }
    #expect(Set(tuner.trials.map(\.outcome)) == [.complete, .pruned, .failed])
    #expect(tuner.best?.outcome == .complete)
  }

  @Test func `a search of nothing but failures goes on`() throws {
    var tuner = try Tuner(space(), TunerConfiguration(randomTrials: 2))
    for _ in 0..<8 {
      for trial in tuner.askRound() { try tuner.tell(trial.failed()) }
    }
    #expect(tuner.best == nil)
    #expect(Set(tuner.trials.map(\.values)).count == 8)
  }
}
