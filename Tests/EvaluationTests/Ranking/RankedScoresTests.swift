import Evaluation
import TestSupport
import Testing

@Suite struct RankedScoresTests {
  @Test(arguments: ScikitLearnCase.all)
  func `areas and best F1 are those of scikit-learn`(_ golden: ScikitLearnCase) throws {
    let ranked = golden.ranked
    #expect(abs(try #require(ranked.rocAUC) - golden.rocAUC) < 1e-12)
    #expect(abs(try #require(ranked.averagePrecision) - golden.averagePrecision) < 1e-12)
    #expect(abs(try #require(ranked.bestF1).f1 - golden.bestF1) < 1e-12)
  }

  @Test func `a case worked by hand`() throws {
    // Pairs (labelled, normal): 0.9 beats both, 0.5 ties with 0.5 and beats 0.1: 3.5 of 4 won.
    let ranked = RankedScores(
      scores: [0.1, 0.5, 0.5, 0.9] as [Double], labels: flags(".X.X"))
    #expect(ranked.steps.map(\.score) == [0.9, 0.5, 0.1])
    #expect(ranked.rocAUC == 3.5 / 4)
    #expect(ranked.averagePrecision == 0.5 * 1 + 0.5 * 2.0 / 3)
    let best = try #require(ranked.bestF1)
    #expect(best.score == 0.5)
    #expect(best.f1 == 0.8)
    #expect(best.confusionMatrix == ConfusionMatrix(flags: flags(".XXX"), labels: flags(".X.X")))
  }

  @Test func `the curves of a case worked by hand`() {
    let ranked = RankedScores(
      scores: [0.1, 0.5, 0.5, 0.9] as [Double], labels: flags(".X.X"))
    #expect(ranked.rocCurve.map(\.falsePositiveRate) == [0, 0, 0.5, 1])
    #expect(ranked.rocCurve.map(\.truePositiveRate) == [0, 0.5, 1, 1])
    #expect(ranked.precisionRecallCurve.map(\.precision) == [1, 2.0 / 3, 0.5])
    #expect(ranked.precisionRecallCurve.map(\.recall) == [0.5, 1, 1])
  }

  @Test func `the precision of the highest scores shares ties`() throws {
    let ranked = RankedScores(scores: [0.1, 0.5, 0.5, 0.9] as [Double], labels: flags(".X.X"))
    #expect(ranked.precision(atTop: 1) == 1)
    #expect(ranked.precision(atTop: 2) == 0.75)
    #expect(ranked.precision(atTop: 4) == 0.5)
    #expect(ranked.precision(atTop: 5) == nil)
  }

  @Test func `without both kinds of rows there is no number`() {
    let unlabelled = RankedScores(scores: [1, 2] as [Double], labels: [false, false])
    #expect(unlabelled.rocAUC == nil)
    #expect(unlabelled.averagePrecision == nil)
    #expect(unlabelled.bestF1 == nil)
    #expect(unlabelled.rocCurve.isEmpty)
    #expect(unlabelled.precisionRecallCurve.isEmpty)
    let labelled = RankedScores(scores: [1, 2] as [Double], labels: [true, true])
    #expect(labelled.rocAUC == nil)
    #expect(labelled.averagePrecision == 1)
    #expect(RankedScores(scores: [] as [Double], labels: []).rocAUC == nil)
  }

  @Test func `rows without a score are left out and counted`() {
    let labels = flags("X..X.")
    let ranked = RankedScores(scores: [.nan, 1, 2, 3, .nan] as [Double], labels: labels)
    #expect(ranked.unscoredCount == 2)
    #expect(ranked.labelledCount == 1)
    #expect(ranked.normalCount == 2)
    #expect(ranked.rocAUC == 1)
  }

  @Test func `infinite scores take part`() {
    let ranked = RankedScores(
      scores: [-.infinity, 0, .infinity] as [Double], labels: flags("..X"))
    #expect(ranked.rocAUC == 1)
  }

  @Test func `scores in single precision rank as the same numbers in double`() {
    let scores: [Float] = [0.1, 0.2, 0.2, 0.7]
    let labels = flags("..XX")
    #expect(
      RankedScores(scores: scores, labels: labels)
        == RankedScores(scores: scores.map { Double($0) }, labels: labels))
  }

  @Test(arguments: UInt64(0)..<20)
  func `shifted and stretched scores rank the same`(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let scores = random.tiedScores(150)
    let labels = random.flags(150, part: 0.2)
    let plain = RankedScores(scores: scores, labels: labels)
    let moved = RankedScores(scores: scores.map { 3 * $0 + 100 }, labels: labels)
    #expect(moved.rocAUC == plain.rocAUC)
    #expect(moved.averagePrecision == plain.averagePrecision)
    #expect(moved.bestF1?.f1 == plain.bestF1?.f1)
  }

  @Test(arguments: UInt64(0)..<20)
  func `negated scores turn the area over`(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let scores = random.tiedScores(150)
    let labels = random.flags(150, part: 0.2)
    let plain = try #require(RankedScores(scores: scores, labels: labels).rocAUC)
    let negated = try #require(RankedScores(scores: scores.map { -$0 }, labels: labels).rocAUC)
    #expect(abs(plain + negated - 1) < 1e-15)
  }

  @Test(arguments: UInt64(0)..<20)
  func `the area is the part of pairs that are ranked rightly`(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let scores = random.tiedScores(80)
    let labels = random.flags(80, part: 0.3)
    var won = 0.0
    var pairs = 0.0
    for labelled in scores.indices where labels[labelled] {
      for normal in scores.indices where !labels[normal] {
        pairs += 1
        if scores[labelled] > scores[normal] { won += 1 }
        if scores[labelled] == scores[normal] { won += 0.5 }
      }
    }
    let area = try #require(RankedScores(scores: scores, labels: labels).rocAUC)
    #expect(area == won / pairs)
  }

  @Test(arguments: UInt64(0)..<20)
  func `no threshold has a higher F1 than the best`(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let scores = random.tiedScores(100)
    let labels = random.flags(100, part: 0.3)
    let best = try #require(RankedScores(scores: scores, labels: labels).bestF1)
    let all = (0...10).map { threshold in
      ConfusionMatrix(flags: scores.map { $0 >= Double(threshold) }, labels: labels).f1
    }
    #expect(best.f1 == all.max())
    #expect(
      ConfusionMatrix(flags: scores.map { $0 >= best.score }, labels: labels).f1 == best.f1)
  }
}
