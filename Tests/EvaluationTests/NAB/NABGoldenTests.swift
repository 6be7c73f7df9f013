import Evaluation
import TestSupport
import Testing

/// Figures of numenta/NAB's own sweeper; see `Golden/numenta_nab.py`.
@Suite struct NABGoldenTests {
  private struct Golden: Decodable {
    struct Series: Decodable {
      let scores: [Double]
      let windows: [[Int]]
    }
    struct Profile: Decodable {
      let name: String
      let best_threshold: Double
      let best_score: Double
      let thresholds: [Double]
      let scores: [Double]
      let false_positives: [Int]
    }
    let corpus: [Series]
    let profiles: [Profile]
  }

  @Test(arguments: NABProfile.all)
  func `scores at every threshold are those of the benchmark`(_ profile: NABProfile) throws {
    let golden = try GoldenFile.read("numenta_nab.json", as: Golden.self)
    let sweep = NABSweep(
      golden.corpus.map { series in
        NABSeries(scores: series.scores, windows: series.windows.map { $0[0]...$0[1] })
      })
    let expected = try #require(golden.profiles.first { $0.name == profile.name })
    let best = sweep.best(profile)
    #expect(best.threshold == expected.best_threshold)
    #expect(abs(best.raw - expected.best_score) < 1e-10)
    #expect(expected.thresholds.count > 10)
    for (index, threshold) in expected.thresholds.enumerated() {
      let score = sweep.score(profile, at: threshold)
      #expect(abs(score.raw - expected.scores[index]) < 1e-10)
      #expect(score.falsePositiveRows == expected.false_positives[index])
    }
  }
}
