import Testing

@testable import Tuning

@Suite struct ParameterImportanceTests {
  @Test func `what matters comes first, and shares sum to 1`() throws {
    var tuner = try Tuner(
      SearchSpace([
        Parameter("nothing", .float(low: 0, high: 1)), Parameter("much", .float(low: 0, high: 1)),
        Parameter("kind", .choice(["a", "b"])),
      ]), TunerConfiguration(randomTrials: 200))
    for _ in 0..<200 {
      for trial in tuner.askRound() {
        guard case .number(let much) = trial.values["much"] else { continue }
        let kind = trial.values["kind"] == .choice("a") ? 0.3 : 0
        // Not monotone: a correlation would miss it.
        try tuner.tell(trial.finished(4 * (much - 0.5) * (much - 0.5) + kind))
      }
    }
    let found = tuner.importance
    #expect(found.map(\.name) == ["much", "kind", "nothing"])
    #expect(abs(found.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    #expect(found[0].explained > 0.6)
    #expect(found[2].explained < 0.05)
  }

  @Test func `the correlation ratio is that of a case by hand`() {
    // Means 1 and 5, within 2 + 2 with 2 degrees left, whole 2 + 2 + 16 with 3.
    let ratio = Tuner.correlationRatio([0, 2, 4, 6], groups: [0, 0, 1, 1])
    #expect(abs(ratio - (1 - (4.0 / 2) / (20.0 / 3))) < 1e-12)
    #expect(Tuner.correlationRatio([1, 1, 1, 1], groups: [0, 0, 1, 1]) == 0)
    #expect(Tuner.ranks([3, 1, 3, 7]) == [1.5, 0, 1.5, 3])
  }

  @Test func `few trials say nothing`() throws {
    let tuner = try Tuner(SearchSpace([Parameter("x", .float(low: 0, high: 1))]))
    #expect(tuner.importance.isEmpty)
  }
}
