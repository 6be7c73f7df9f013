import Evaluation
import TestSupport
import Testing

@Suite struct VolumeUnderSurfaceTests {
  /// Of TSB-AD's evaluation code; see `Golden/volumes.py`.
  private struct Golden: Decodable {
    struct Case: Decodable {
      let name: String
      let scores: [Double]
      let labels: String
      let window: Int
      let thresholds: Int
      let roc: Double
      let precision_recall: Double
    }
    struct Window: Decodable {
      let name: String
      let values: [Double]
      let window: Int
    }
    let cases: [Case]
    let windows: [Window]
  }

  @Test func `volumes are those of TSB-AD`() throws {
    let golden = try GoldenFile.read("volumes.json", as: Golden.self)
    #expect(golden.cases.count == 10)
    for one in golden.cases {
      let volume = try #require(
        VolumeUnderSurface(
          scores: one.scores, labels: flags(one.labels), window: one.window,
          thresholdCount: one.thresholds))
      #expect(abs(volume.roc - one.roc) < 1e-9, "\(one.name)")
      #expect(abs(volume.precisionRecall - one.precision_recall) < 1e-9, "\(one.name)")
    }
  }

  @Test func `windows are those of TSB-AD`() throws {
    let golden = try GoldenFile.read("volumes.json", as: Golden.self)
    #expect(golden.windows.count == 6)
    for one in golden.windows {
      #expect(VolumeUnderSurface.window(of: one.values) == one.window, "\(one.name)")
    }
    #expect(VolumeUnderSurface.window(of: []) == 125)
    #expect(VolumeUnderSurface.window(of: [Double](repeating: 3, count: 500)) == 125)
  }

  /// Scores 4 3 2 1 of rows `X..X`, no window: the thresholds flag 1, 2, 3 and 4 rows, of which 1, 1,
  /// 1 and 2 are labelled; the part of events found is 1/2, 1/2, 1/2 and 1. True parts are ¼ ¼ ¼ 1,
  /// false parts 0 ½ 1 1: the area is ¼; of precision and recall, ¼ · 1 + ¾ · ½.
  @Test func `a case worked by hand`() throws {
    let volume = try #require(
      VolumeUnderSurface(
        scores: [4, 3, 2, 1] as [Double], labels: flags("X..X"), window: 0, thresholdCount: 4))
    #expect(volume.roc == 0.25)
    #expect(volume.precisionRecall == 0.25 + 0.375)
  }

  @Test func `without both kinds of rows there is no volume`() {
    let scores: [Double] = [1, 2, 3]
    #expect(VolumeUnderSurface(scores: scores, labels: flags("..."), window: 3) == nil)
    #expect(VolumeUnderSurface(scores: scores, labels: flags("XXX"), window: 3) == nil)
    #expect(VolumeUnderSurface(scores: [] as [Double], labels: [], window: 3) == nil)
  }

  @Test(arguments: UInt64(0)..<10)
  func `moved and stretched scores have the same volumes`(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let scores = random.tiedScores(200)
    let labels = random.flags(200, part: 0.1)
    #expect(
      VolumeUnderSurface(scores: scores, labels: labels, window: 20)
        == VolumeUnderSurface(scores: scores.map { 4 * $0 - 3 }, labels: labels, window: 20))
  }

  @Test func `rows without a score rank below all others`() {
    let labels = flags("...XX.....")
    let missing: [Double] = [.nan, .nan, 1, 5, 4, 2, 3, 1, 1, 2]
    let lowest: [Double] = [-9, -9, 1, 5, 4, 2, 3, 1, 1, 2]
    #expect(
      VolumeUnderSurface(scores: missing, labels: labels, window: 4)
        == VolumeUnderSurface(scores: lowest, labels: labels, window: 4))
  }
}
