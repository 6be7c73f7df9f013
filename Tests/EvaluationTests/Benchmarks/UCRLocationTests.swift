import Evaluation
import Testing

@Suite struct UCRLocationTests {
  private func location(peak: Int) -> UCRLocation {
    var scores = [Double](repeating: 0, count: 1000)
    scores[10] = 9
    scores[peak] = 1
    return UCRLocation(scores: scores, trainingEnd: 100, anomaly: 500..<520)
  }

  @Test(arguments: [(399, false), (400, true), (510, true), (619, true), (620, false)])
  func `the peak may lie 100 rows beside the anomaly`(peak: Int, isFound: Bool) {
    #expect(location(peak: peak).peak == peak)
    #expect(location(peak: peak).isFound == isFound)
  }

  @Test func `training rows and rows without a score do not count`() {
    let none = UCRLocation(
      scores: [5, .nan, .nan], trainingEnd: 1, anomaly: 1..<2)
    #expect(none.peak == nil)
    #expect(!none.isFound)
  }
}
