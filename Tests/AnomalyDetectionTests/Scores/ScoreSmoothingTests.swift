import Testing

@testable import AnomalyDetection

@Suite struct ScoreSmoothingTests {
  private func smoothing(_ rows: Int, _ average: ScoreRule.Average) -> ScoreSmoothing {
    ScoreSmoothing(ScoreRule(smoothing: rows, average: average))
  }

  @Test func `a simple average counts the last rows alike`() {
    let energies: [Float] = [3, 6, 0, 12]
    #expect(smoothing(3, .simple).causal(energies) == [3, 4.5, 3, 6])
    #expect(smoothing(3, .simple).centred(energies) == [4.5, 3, 6, 6])
  }

  @Test func `an exponential average of three rows halves what counts from row to row`() {
    // 1 − 2/(3 + 1) is a half: (6 + 3/2)/(1 + 1/2), then (0 + 6/2 + 3/4)/(1 + 1/2 + 1/4).
    let found = smoothing(3, .exponential).causal([3, 6, 0])
    #expect(found[0] == 3 && found[1] == 5)
    #expect(abs(found[2] - 3.75 / 1.75) < 1e-6)
  }

  @Test func `after four times as many rows nothing is left of a row`() {
    var energies = [Float](repeating: 0, count: 20)
    energies[0] = 1
    let found = smoothing(3, .exponential).causal(energies)
    #expect(found[11] > 0 && found[12] == 0)
  }

  @Test(arguments: ScoreRule.Average.allCases)
  func `one row is no average, and a missing one takes no part`(average: ScoreRule.Average) {
    #expect(smoothing(1, average).causal([4, 9]) == [4, 9])
    let found = smoothing(3, average).causal([4, .nan, 4, 4])
    #expect(found[0] == 4 && found[1].isNaN && found[2] == 4 && found[3] == 4)
  }

  @Test(arguments: ScoreRule.Average.allCases)
  func `the last rows alone are the last of all, to the bit`(average: ScoreRule.Average) {
    let energies = (0..<40).map { Float($0 * 37 % 11) / 7 }
    let smoothing = smoothing(4, average)
    let all = smoothing.causal(energies).map(\.bitPattern)
    let reach = ScoreRule(smoothing: 4, average: average).smoothingReach
    for row in energies.indices {
      let kept = smoothing.kept(Array(energies[..<row]))
      #expect(kept.count == min(row, reach - 1))
      let found = smoothing.causal(kept + energies[row...], from: kept.count)
      #expect(found.map(\.bitPattern) == Array(all[row...]))
    }
  }
}
