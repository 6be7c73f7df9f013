import Evaluation
import RandomNumbers
import TestSupport
import Testing

@Suite struct NABSweepTests {
  @Test(arguments: [(0, 0), (6, 0), (7, 1), (100, 15), (1999, 299), (5000, 750), (22695, 750)])
  func `probation is 15 % and no more than 750 rows`(rows: Int, probation: Int) {
    #expect(NABSeries.probationRows(rowCount: rows) == probation)
  }

  /// σ(-1) = 0.98661, σ(-0.5) = 0.84828 (Lavin and Ahmad, section III).
  @Test func `the worth of a row is that of the paper`() {
    // Window rows 4...7: its start is a whole detection, its third row half a window before the end.
    let series = NABSeries(scores: [Double](repeating: 0, count: 20), windows: [4...7])
    let worths = series.worths
    #expect(worths[0..<4].allSatisfy { $0 == -1 })
    #expect(worths[4] == 1)
    #expect(abs(worths[6] - 0.84828 / 0.98661) < 1e-5)
    // The row behind is a third of the window's reach away: σ(1/3) = 2 / (1 + e^(5/3)) - 1.
    #expect(abs(worths[8] - -0.68226) < 1e-5)
    #expect(abs(worths[10] - -0.98661) < 1e-5)
    #expect(worths[17...].allSatisfy { $0 == -1 })
  }

  /// 20 rows, probation 3. Threshold 2 flags row 6 in the window and row 18 far behind it.
  @Test func `a case worked by hand`() {
    var scores = [Double](repeating: 0, count: 20)
    scores[1] = 9  // Probation: does not count.
    scores[4] = 1
    scores[6] = 3
    scores[18] = 2
    let sweep = NABSweep([NABSeries(scores: scores, windows: [4...7])])
    let half = 0.848283639957513 / 0.986614298151430
    let atTwo = sweep.score(.standard, at: 2)
    #expect(abs(atTwo.raw - (half - 0.11)) < 1e-12)
    #expect(abs(atTwo.normalized - 100 * (half - 0.11 + 1) / 2) < 1e-10)
    #expect(atTwo.detectedWindows == 1)
    #expect(atTwo.falsePositiveRows == 1)
    #expect(abs(sweep.score(.rewardLowFPRate, at: 2).raw - (half - 0.22)) < 1e-12)
    // Row 4 opens the window: the detection is whole, the false alarm still costs.
    #expect(abs(sweep.score(.standard, at: 1).raw - (1 - 0.11)) < 1e-12)
    #expect(sweep.best().threshold == 1)
    #expect(sweep.best(.rewardLowFPRate).threshold == 3)
    #expect(abs(sweep.best(.rewardLowFPRate).raw - half) < 1e-12)
    let silent = sweep.score(.rewardLowFNRate, at: 10)
    #expect(silent.raw == -2)
    #expect(silent.normalized == 0)
  }

  @Test func `silence is 0 and perfection 100`() {
    let windows = [20...29, 60...69]
    var perfect = [Double](repeating: 0, count: 100)
    perfect[20] = 1
    perfect[60] = 1
    for profile in NABProfile.all {
      #expect(
        NABSweep([NABSeries(scores: perfect, windows: windows)]).best(profile).normalized == 100)
      let constant = [Double](repeating: 0.5, count: 100)
      #expect(
        NABSweep([NABSeries(scores: constant, windows: windows)]).best(profile).normalized == 0)
    }
  }

  @Test func `rows without a score are never flagged`() {
    let scores = [Double](repeating: .nan, count: 40)
    let sweep = NABSweep([NABSeries(scores: scores, windows: [20...25])])
    #expect(sweep.best().threshold == .infinity)
    #expect(sweep.score(at: -100).falsePositiveRows == 0)
  }

  @Test(arguments: UInt64(0)..<10)
  func `the sweep's best is the best of all thresholds, each scored row by row`(seed: UInt64) {
    var random = SplitMix(state: seed)
    let all = (0..<3).map { _ in
      NABSeries(scores: random.tiedScores(200), windows: [35...50, 90...90, 120...160])
    }
    let sweep = NABSweep(all)
    for profile in NABProfile.all {
      let raws = (0...10).map { threshold in
        let raw = all.reduce(0) { $0 + rowByRow($1, profile, Double(threshold)) }
        #expect(abs(raw - sweep.score(profile, at: Double(threshold)).raw) < 1e-9)
        return raw
      }
      #expect(abs(sweep.best(profile).raw - (raws.max() ?? 0)) < 1e-9)
    }
  }

  private func rowByRow(_ series: NABSeries, _ profile: NABProfile, _ threshold: Double) -> Double {
    let worths = series.worths
    let flagged = series.scores.indices.filter { $0 >= 30 && series.scores[$0] >= threshold }
    var raw = 0.0
    for row in flagged where !series.windows.contains(where: { $0.contains(row) }) {
      raw += worths[row] * profile.falsePositiveWeight
    }
    for window in series.windows {
      let best = flagged.filter { window.contains($0) }.map { worths[$0] }.max()
      raw += best.map { $0 * profile.truePositiveWeight } ?? -profile.falseNegativeWeight
    }
    return raw
  }

  @Test(arguments: UInt64(0)..<5)
  func `scores moved and stretched give the same figures`(seed: UInt64) {
    var random = SplitMix(state: seed)
    let scores = random.tiedScores(300)
    let plain = NABSweep([NABSeries(scores: scores, windows: [100...120])])
    let moved = NABSweep([NABSeries(scores: scores.map { 2 * $0 - 7 }, windows: [100...120])])
    #expect(plain.best().raw == moved.best().raw)
    #expect(moved.best().threshold == 2 * plain.best().threshold - 7)
  }

  @Test func `a fold is scored at the other's threshold`() {
    // Found at 5 in one series and at 3 in the other, which also errs at 4.
    func series(_ found: Double, _ error: Double) -> NABSeries {
      var scores = [Double](repeating: 0, count: 100)
      scores[50] = found
      scores[30] = error
      return NABSeries(scores: scores, windows: [50...59])
    }
    let sweep = NABSweep([series(5, 1), series(3, 4)])
    var random = RandomGenerator(seed: 1)
    let folds = NABCrossValidation.twoFold(sweep, repetitions: 3, using: &random)
    // The first's threshold of 5 finds nothing in the second; the second's of 3 finds the first.
    #expect(folds.scores.allSatisfy { abs($0 - 100 * (1 - 1 + 2) / 4) < 1e-12 })
    #expect(folds.standardDeviation == 0)
    let groups = NABCrossValidation.leaveOneOut(sweep, groups: [0, 1])
    #expect(groups.mean == folds.mean)
  }

  @Test func `the same seed splits alike`() {
    var random = SplitMix(state: 5)
    let sweep = NABSweep(
      (0..<9).map { _ in NABSeries(scores: random.tiedScores(80), windows: [20...30]) })
    var first = RandomGenerator(seed: 3)
    var second = RandomGenerator(seed: 3)
    #expect(
      NABCrossValidation.twoFold(sweep, using: &first)
        == NABCrossValidation.twoFold(sweep, using: &second))
  }
}
