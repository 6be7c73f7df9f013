import Evaluation
import TestSupport
import Testing

@Suite struct EventsTests {
  @Test(arguments: [
    ("", []), ("....", []), ("XXXX", [0..<4]), ("..XX...X", [2..<4, 7..<8]),
    ("X.X.X", [0..<1, 2..<3, 4..<5]), (".XX.", [1..<3]),
  ])
  func `runs of flags become ranges and come back`(_ picture: String, _ ranges: [Range<Int>]) {
    let events = Events(flags: flags(picture))
    #expect(events.ranges == ranges)
    #expect(drawing(events.flags(count: picture.count)) == picture)
  }

  @Test func `ranges are sorted, overlapping ones joined, empty ones dropped`() {
    let events = Events(ranges: [7..<9, 0..<3, 2..<5, 4..<4, 3..<4])
    #expect(events.ranges == [0..<5, 7..<9])
    #expect(events.count == 2)
    #expect(events.rowCount == 7)
  }

  @Test func `ranges that only touch stay two events`() {
    #expect(Events(ranges: [3..<5, 0..<3]).ranges == [0..<3, 3..<5])
  }

  @Test func `what lies beyond the rows is cut off`() {
    #expect(drawing(Events(ranges: [1..<3, 4..<9, 20..<30]).flags(count: 6)) == ".XX.XX")
  }

  @Test(arguments: [
    (0, "XX.X..XX...X"), (1, "XXXX..XX...X"), (2, "XXXXXXXX...X"), (3, "XXXXXXXXXXXX"),
  ])
  func `close events are joined across a gap`(_ gap: Int, _ joined: String) {
    let events = Events(flags: flags("XX.X..XX...X"))
    #expect(drawing(events.joined(across: gap).flags(count: 12)) == joined)
  }

  @Test(arguments: UInt64(0)..<20)
  func `random flags come back`(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let flags = random.flags(100, part: 0.4)
    let events = Events(flags: flags)
    #expect(events.flags(count: 100) == flags)
    #expect(events.rowCount == flags.count { $0 })
    #expect(Events(ranges: events.ranges.reversed()) == events)
  }
}
