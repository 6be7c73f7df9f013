import Kernels
import Testing

@Suite struct ArenaTests {
  @Test func `regions begin on lines of their own and do not overlap`() {
    var plan = ArenaPlan()
    let first = plan.region(3)
    let second = plan.region(17)
    let third = plan.region(0)
    #expect([first.start, second.start, third.start] == [0, 16, 48])
    #expect(plan.count == 48)
  }

  @Test func `rows go in and out with a stride`() {
    let arena = Arena(count: 32)
    arena.store(
      [9, 1, 2, 3, 4], from: 1, rows: 2, columns: 2, at: Region(start: 4, count: 20), stride: 10)
    #expect([4, 5, 6, 14, 15].map { arena[$0] } == [1, 2, 0, 3, 4])
    let copy = Arena(copying: arena)
    arena.clear(Region(start: 4, count: 2))
    arena.copy(
      Region(start: 4, count: 12), rows: 2, columns: 2, stride: 10,
      into: Region(start: 20, count: 4), destinationStride: 2)
    #expect((20..<24).map { arena[$0] } == [0, 0, 3, 4])
    var values = [Float](repeating: 7, count: 5)
    copy.load(Region(start: 4, count: 12), rows: 2, columns: 2, stride: 10, into: &values, at: 1)
    #expect(values == [7, 1, 2, 3, 4])
  }
}
