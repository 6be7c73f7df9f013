import AnomalyDetection
import TestSupport
import Testing

@Suite struct EventRuleTests {
  @Test(arguments: [
    (0, 1, "..XX...X", "..XX...X"),
    (1, 1, "X.X..X", "XXX..X"),
    (3, 1, "..XX...X", "..XXXXXX"),
    (0, 2, "..XX...X", "..XX...."),
    (2, 2, "X..X....X", "XXXX....."),
    (5, 1, "......", "......"),
    (0, 1, "XXXX", "XXXX"),
  ])
  func `neighbouring flags merge into events`(
    mergeGap: Int, minimumFlags: Int, before: String, after: String
  ) {
    let rule = EventRule(mergeGap: mergeGap, minimumFlags: minimumFlags)
    #expect(drawing(rule.ranges(of: flags(before)), count: before.count) == after)
  }
}
