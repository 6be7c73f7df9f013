import Evaluation
import RandomNumbers
import TestSupport
import Testing

@Suite struct PointAdjustmentTests {
  @Test func `one flag finds the whole event`() {
    let labels = flags("..XXXX...XX.")
    #expect(
      drawing(PointAdjustment.adjusted(flags: flags("...X......X."), labels: labels))
        == "..XXXX...XX.")
    #expect(
      drawing(PointAdjustment.adjusted(flags: flags("X.....X....."), labels: labels))
        == "X.....X.....")
  }

  /// The event of four rows has its highest score, 3, below the 4 of a normal row: 4 rows right and
  /// one wrong, 2 · 4 / (5 + 4).
  @Test func `a case worked by hand`() throws {
    var random = RandomGenerator(seed: 1)
    let adjustment = try #require(
      PointAdjustment(
        scores: [4, 0, 0, 3, 1, 0, 0, 2], labels: flags("..XXXX.."), using: &random))
    #expect(abs(adjustment.bestF1 - 8.0 / 9) < 1e-15)
    #expect(PointAdjustment(scores: [1], labels: [false], using: &random) == nil)
  }

  @Test func `random scores look excellent where events are long`() throws {
    var random = RandomGenerator(seed: 2)
    let labels = (0..<2000).map { (500..<1000).contains($0) }
    let knowsNothing = labels.map { _ in random.uniform() }
    let adjustment = try #require(
      PointAdjustment(scores: knowsNothing, labels: labels, using: &random))
    #expect(adjustment.bestF1 > 0.95)
    #expect(adjustment.randomF1 > 0.95)
  }

  @Test(arguments: UInt64(0)..<10)
  func `the best is the best of all thresholds`(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let scores = random.tiedScores(100)
    let labels = random.flags(100, part: 0.3)
    var draws = RandomGenerator(seed: seed)
    let adjustment = try #require(PointAdjustment(scores: scores, labels: labels, using: &draws))
    let all = (0...10).map { threshold in
      let flags = scores.map { $0 >= Double(threshold) }
      return ConfusionMatrix(
        flags: PointAdjustment.adjusted(flags: flags, labels: labels), labels: labels
      ).f1
    }
    #expect(adjustment.bestF1 == all.max())
  }
}
