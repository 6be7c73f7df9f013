import Evaluation
import TestSupport
import Testing

@Suite struct RangeAgreementTests {
  /// Of `prts` and of the authors of affiliation; see `Golden/ranges.py`.
  private struct Golden: Decodable {
    struct Setting: Decodable {
      let bias: String
      let cardinality: String
      let alpha: Double
      let recall: Double
      let precision: Double
    }
    let real: String
    let predicted: String
    let ranges: [Setting]
    let affiliation_precision: Double?
    let affiliation_recall: Double
    let precisions: [Double?]
    let recalls: [Double]
  }

  @Test func `range precision and recall are those of prts`() throws {
    let cases = try GoldenFile.read("ranges.json", as: [Golden].self)
    #expect(cases.count == 16)
    for one in cases {
      for setting in one.ranges {
        let bias = try #require(RangeAgreement.Bias(rawValue: setting.bias))
        let agreement = RangeAgreement(
          predicted: Events(flags: flags(one.predicted)), labelled: Events(flags: flags(one.real)),
          options: RangeAgreement.Options(
            existenceWeight: setting.alpha, recallBias: bias, precisionBias: bias,
            cardinality: try #require(RangeAgreement.Cardinality(rawValue: setting.cardinality))))
        let place = "\(one.real) \(one.predicted) \(setting)"
        #expect(abs(agreement.recall - setting.recall) < 1e-12, "\(place)")
        #expect(abs(agreement.precision - setting.precision) < 1e-12, "\(place)")
      }
    }
  }

  @Test func `affiliation is that of its authors`() throws {
    for one in try GoldenFile.read("ranges.json", as: [Golden].self) {
      let affiliation = Affiliation(
        predicted: Events(flags: flags(one.predicted)), labelled: Events(flags: flags(one.real)),
        rowCount: one.real.count)
      let place = "\(one.real) \(one.predicted)"
      #expect(abs(try #require(affiliation.recall) - one.affiliation_recall) < 1e-12, "\(place)")
      #expect((affiliation.precision == nil) == (one.affiliation_precision == nil), "\(place)")
      if let precision = affiliation.precision, let expected = one.affiliation_precision {
        #expect(abs(precision - expected) < 1e-12, "\(place)")
      }
      for (ours, theirs) in zip(affiliation.recalls, one.recalls) {
        #expect(abs(ours - theirs) < 1e-12, "\(place)")
      }
      for (ours, theirs) in zip(affiliation.precisions, one.precisions) {
        #expect(abs((ours ?? -1) - (theirs ?? -1)) < 1e-12, "\(place)")
      }
    }
  }

  /// One labelled range of four rows, its last two found, one false: with α 0.2, recall is
  /// 0.2 + 0.8 · ½. With a bias to the front the last two of 4 + 3 + 2 + 1 weigh 3 of 10.
  @Test func `a case worked by hand`() {
    let predicted = Events(flags: flags("..XX..X"))
    let labelled = Events(flags: flags("XXXX..."))
    let flat = RangeAgreement(predicted: predicted, labelled: labelled)
    #expect(abs(flat.recall - 0.6) < 1e-15)
    #expect(flat.precision == 0.5)
    let front = RangeAgreement(
      predicted: predicted, labelled: labelled,
      options: RangeAgreement.Options(existenceWeight: 0, recallBias: .front))
    #expect(abs(front.recall - 0.3) < 1e-15)
    #expect(abs(flat.f1 - 2 * 0.6 * 0.5 / 1.1) < 1e-15)
  }

  @Test func `nothing predicted and nothing labelled is 0`() {
    let some = Events(ranges: [3..<5])
    #expect(RangeAgreement(predicted: .none, labelled: some).f1 == 0)
    #expect(RangeAgreement(predicted: some, labelled: .none).f1 == 0)
    let affiliation = Affiliation(predicted: some, labelled: .none, rowCount: 10)
    #expect(affiliation.precision == nil)
    #expect(affiliation.recall == nil)
    #expect(affiliation.f1 == 0)
  }

  @Test(arguments: UInt64(0)..<20)
  func `what is predicted exactly is perfect, and all figures lie in 0 to 1`(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let real = Events(flags: random.flags(120, part: 0.2))
    let other = Events(flags: random.flags(120, part: 0.3))
    for bias in RangeAgreement.Bias.allCases {
      let options = RangeAgreement.Options(recallBias: bias, precisionBias: bias)
      let same = RangeAgreement(predicted: real, labelled: real, options: options)
      #expect(abs(same.f1 - 1) < 1e-12)
      let different = RangeAgreement(predicted: other, labelled: real, options: options)
      #expect((0...1).contains(different.precision) && (0...1).contains(different.recall))
    }
    let same = Affiliation(predicted: real, labelled: real, rowCount: 120)
    #expect(abs(same.f1 - 1) < 1e-12)
    let different = Affiliation(predicted: other, labelled: real, rowCount: 120)
    #expect(different.recalls.allSatisfy { (0...1).contains($0) })
    #expect(different.precisions.allSatisfy { $0.map { (0...1).contains($0) } ?? true })
  }
}
