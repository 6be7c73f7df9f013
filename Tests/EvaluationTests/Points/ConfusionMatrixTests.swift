import Evaluation
import TestSupport
import Testing

@Suite struct ConfusionMatrixTests {
  @Test func `the golden cases are there`() {
    #expect(ScikitLearnCase.all.count == 10)
  }

  @Test(arguments: ScikitLearnCase.all)
  func `counts and rates are those of scikit-learn`(_ golden: ScikitLearnCase) {
    let matrix = ConfusionMatrix(flags: golden.flags, labels: golden.isLabelled)
    #expect(
      matrix
        == ConfusionMatrix(
          truePositives: golden.truePositives, falsePositives: golden.falsePositives,
          trueNegatives: golden.trueNegatives, falseNegatives: golden.falseNegatives))
    #expect(abs(matrix.accuracy - golden.accuracy) < 1e-12)
    #expect(abs(matrix.balancedAccuracy - golden.balancedAccuracy) < 1e-12)
    #expect(abs(matrix.precision - golden.precision) < 1e-12)
    #expect(abs(matrix.recall - golden.recall) < 1e-12)
    #expect(abs(matrix.specificity - golden.specificity) < 1e-12)
    #expect(abs(matrix.f1 - golden.f1) < 1e-12)
    #expect(abs(matrix.fScore(beta: 2) - golden.f2) < 1e-12)
    #expect(abs(matrix.matthewsCorrelation - golden.matthewsCorrelation) < 1e-12)
  }

  @Test func `a drawn case worked by hand`() {
    let matrix = ConfusionMatrix(
      flags: flags("..XX...X.."),
      labels: flags("...XX..X.."))
    #expect(matrix.truePositives == 2)
    #expect(matrix.falsePositives == 1)
    #expect(matrix.falseNegatives == 1)
    #expect(matrix.trueNegatives == 6)
    #expect(matrix.precision == 2.0 / 3)
    #expect(matrix.recall == 2.0 / 3)
    #expect(matrix.f1 == 2.0 / 3)
    #expect(matrix.specificity == 6.0 / 7)
    #expect(matrix.accuracy == 0.8)
  }

  @Test func `every rate of nothing over nothing is 0`() {
    let empty = ConfusionMatrix(flags: [], labels: [])
    #expect(empty.count == 0)
    for rate in [
      empty.accuracy, empty.precision, empty.recall, empty.specificity, empty.falsePositiveRate,
      empty.f1, empty.fScore(beta: 0), empty.balancedAccuracy, empty.matthewsCorrelation,
    ] {
      #expect(rate == 0)
    }
  }

  @Test func `flagging nothing where nothing is labelled has accuracy 1 and F1 0`() {
    let quiet = ConfusionMatrix(flags: flags("....."), labels: flags("....."))
    #expect(quiet.accuracy == 1)
    #expect(quiet.specificity == 1)
    #expect(quiet.f1 == 0)
  }

  @Test(arguments: UInt64(0)..<20)
  func `the order of the rows does not matter and the counts sum to the rows`(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let flags = random.flags(200, part: 0.3)
    let labels = random.flags(200, part: 0.2)
    let matrix = ConfusionMatrix(flags: flags, labels: labels)
    #expect(matrix.count == 200)
    #expect(ConfusionMatrix(flags: flags.reversed(), labels: labels.reversed()) == matrix)
    let swapped = ConfusionMatrix(flags: labels, labels: flags)
    #expect(swapped.precision == matrix.recall)
    #expect(swapped.f1 == matrix.f1)
  }
}
