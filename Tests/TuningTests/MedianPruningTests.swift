import Testing

@testable import Tuning

@Suite struct MedianPruningTests {
  private func tuner(
    trialsAtOnce: Int = 1, isMaximized: Bool = false, warmUpSteps: Int = 0
  ) throws -> Tuner {
    try Tuner(
      SearchSpace([Parameter("x", .float(low: 0, high: 1))]),
      TunerConfiguration(
        isMaximized: isMaximized, trialsAtOnce: trialsAtOnce,
        pruning: PruningConfiguration(leastTrials: 3, warmUpSteps: warmUpSteps)))
  }

  /// Tells three trials that reported 1, 2, 3 (times `scale`) at step 1 and half of it at step 2.
  private func tellThree(_ tuner: inout Tuner, scale: Double = 1) throws {
    for value in [1.0, 2, 3] {
      var trial = try #require(tuner.askRound().first)
      #expect(trial.report(scale * value, step: 1) == .goOn)
      #expect(trial.report(scale * value / 2, step: 2) == .goOn)
      try tuner.tell(trial.finished(scale * value / 2))
    }
  }

  @Test func `a trial stops where it is worse than the median of those before`() throws {
    var tuner = try tuner()
    try tellThree(&tuner)
    var worse = try #require(tuner.askRound().first)
    #expect(worse.report(2.1, step: 1) == .stop)
    var equal = try #require(tuner.askRound().first)
    #expect(equal.report(2, step: 1) == .goOn)
    #expect(equal.report(2, step: 2) == .stop)
  }

  @Test func `what was good once counts`() throws {
    var tuner = try tuner()
    try tellThree(&tuner)
    var trial = try #require(tuner.askRound().first)
    #expect(trial.report(0.9, step: 1) == .goOn)
    #expect(trial.report(50, step: 2) == .goOn)
  }

  @Test func `the higher side stops where low is bad`() throws {
    var tuner = try tuner(isMaximized: true)
    try tellThree(&tuner, scale: 10)
    var trial = try #require(tuner.askRound().first)
    #expect(trial.report(19, step: 1) == .stop)
  }

  @Test func `none stops while it warms up, nor where too few came as far`() throws {
    var tuner = try tuner(warmUpSteps: 1)
    try tellThree(&tuner)
    var trial = try #require(tuner.askRound().first)
    #expect(trial.report(100, step: 1) == .goOn)
    #expect(trial.report(100, step: 3) == .goOn)
    var other = try #require(tuner.askRound().first)
    #expect(other.report(100, step: 2) == .stop)
  }

  @Test func `a report that is no number stops the trial, and it fails`() throws {
    var tuner = try tuner()
    var trial = try #require(tuner.askRound().first)
    #expect(trial.report(.nan, step: 1) == .stop)
    #expect(trial.pruned().outcome == .failed)
    #expect(trial.finished(.infinity).outcome == .failed)
  }

  @Test func `a pruned trial keeps its last report and is not complete`() throws {
    var tuner = try tuner()
    try tellThree(&tuner)
    var trial = try #require(tuner.askRound().first)
    #expect(trial.report(9, step: 1) == .stop)
    try tuner.tell(trial.pruned())
    let told = try #require(tuner.trials.last)
    #expect(told.outcome == .pruned)
    #expect(told.objective == nil)
    #expect(told.reports == [Trial.Report(step: 1, value: 9)])
  }
}
