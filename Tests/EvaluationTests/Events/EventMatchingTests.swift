import Evaluation
import TestSupport
import Testing

@Suite struct EventMatchingTests {
  private func match(_ predicted: String, _ labelled: String, tolerance: Int = 0) -> EventMatching {
    EventMatching(
      predicted: Events(flags: flags(predicted)), labelled: Events(flags: flags(labelled)),
      tolerance: tolerance)
  }

  @Test func `a drawn case worked by hand`() {
    let matching = match(
      ".X....XX...X..X...",
      "....XXXX..XXXXX.X.")
    #expect(matching.labelledCount == 3)
    #expect(matching.detectedCount == 2)
    #expect(matching.missedCount == 1)
    #expect(matching.predictedCount == 4)
    #expect(matching.falseAlarmCount == 1)
    #expect(matching.isFalseAlarm == [true, false, false, false])
    #expect(matching.delays == [2, 1, nil])
    #expect(matching.precision == 0.75)
    #expect(matching.recall == 2.0 / 3)
    #expect(abs(matching.f1 - 12.0 / 17) < 1e-15)
    #expect(matching.meanDelay == 1.5)
    #expect(matching.medianDelay == 1.5)
  }

  @Test func `one prediction over two events detects both, from their first rows`() {
    let matching = match(
      "XXXXXXXXX",
      ".XX..XXX.")
    #expect(matching.delays == [0, 0])
    #expect(matching.falseAlarmCount == 0)
    #expect(matching.precision == 1)
  }

  @Test func `events that only touch do not overlap`() {
    let matching = match(
      "XX....XX",
      "..XXXX..")
    #expect(matching.detectedCount == 0)
    #expect(matching.falseAlarmCount == 2)
    #expect(matching.f1 == 0)
    #expect(matching.meanDelay == nil)
    #expect(matching.medianDelay == nil)
  }

  @Test(arguments: [(0, nil), (1, nil), (2, -2), (3, -3)] as [(Int, Int?)])
  func `a tolerance lets an early warning count, with a negative delay`(
    _ tolerance: Int, _ delay: Int?
  ) {
    let matching = match(
      "XXX......",
      "....XX...", tolerance: tolerance)
    #expect(matching.delays == [delay])
    #expect(matching.falseAlarmCount == (delay == nil ? 1 : 0))
  }

  @Test func `a late flag within the tolerance counts with its delay`() {
    let matching = match(
      "......X..",
      "...XX....", tolerance: 2)
    #expect(matching.delays == [3])
    #expect(match("......X..", "...XX....", tolerance: 1).delays == [nil])
  }

  @Test func `a tolerance as large as a number can be is no overflow`() {
    let matching = match("X......", "....XX.", tolerance: .max)
    #expect(matching.delays == [-4])
  }

  @Test func `nothing predicted and nothing labelled have rates of 0`() {
    #expect(match("....", ".XX.").precision == 0)
    #expect(match("....", ".XX.").recall == 0)
    let quiet = match(".XX.", "....")
    #expect(quiet.recall == 0)
    #expect(quiet.precision == 0)
    #expect(quiet.falseAlarmCount == 1)
    #expect(match("", "").f1 == 0)
  }

  @Test(arguments: UInt64(0)..<40)
  func `the sweep finds what comparing all pairs finds`(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let tolerance = Int.random(in: 0..<6, using: &random)
    let predicted = Events(flags: random.flags(120, part: 0.15))
    let labelled = Events(flags: random.flags(120, part: 0.15))
    let matching = EventMatching(predicted: predicted, labelled: labelled, tolerance: tolerance)
    let widened = labelled.ranges.map {
      max(0, $0.lowerBound - tolerance)..<($0.upperBound + tolerance)
    }
    for (index, range) in widened.enumerated() {
      let flagged = range.first { predicted.flags(count: 130)[$0] }
      #expect(matching.delays[index] == flagged.map { $0 - labelled.ranges[index].lowerBound })
    }
    for (index, range) in predicted.ranges.enumerated() {
      #expect(matching.isFalseAlarm[index] == !widened.contains { $0.overlaps(range) })
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `more tolerance never loses an event nor adds a false alarm`(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let predicted = Events(flags: random.flags(200, part: 0.05))
    let labelled = Events(flags: random.flags(200, part: 0.05))
    let all = (0..<8).map {
      EventMatching(predicted: predicted, labelled: labelled, tolerance: $0)
    }
    for (narrow, wide) in zip(all, all.dropFirst()) {
      #expect(wide.detectedCount >= narrow.detectedCount)
      #expect(wide.falseAlarmCount <= narrow.falseAlarmCount)
    }
  }
}
