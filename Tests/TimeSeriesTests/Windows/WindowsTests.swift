import Testing
import TimeSeries

@Suite struct WindowsTests {
  @Test(arguments: [
    (10, 3, 1, 8), (10, 3, 4, 2), (10, 10, 1, 1), (9, 10, 1, 0), (10, 3, 7, 2), (10, 3, 8, 1),
  ])
  func `as many windows as fit`(rows: Int, length: Int, stride: Int, count: Int) {
    let windows = Windows(length: length, stride: stride, rowCount: rows)
    #expect(windows.count == count)
    if count > 0 { #expect(windows.rows(of: count - 1).upperBound <= rows) }
  }

  /// Published: 79,794 rows, windows of 60.
  @Test func `leaving out the last window gives range of rows less length`() {
    #expect(Windows(length: 60, rowCount: 79_794, omitsLast: true).count == 79_734)
    #expect(Windows(length: 10, rowCount: 10, omitsLast: true).count == 0)
    #expect(Windows(length: 4, stride: 3, rowCount: 10, omitsLast: true).count == 2)
  }

  @Test(arguments: [1, 2, 3, 5], [true, false])
  func `the windows that hold a row are those whose rows hold it`(stride: Int, omitsLast: Bool) {
    let windows = Windows(length: 3, stride: stride, rowCount: 12, omitsLast: omitsLast)
    for row in 0..<12 {
      let holding = (0..<windows.count).filter { windows.rows(of: $0).contains(row) }
      #expect(Array(windows.windows(holding: row)) == holding)
    }
  }

  @Test func `gathered windows are copied in the order asked for`() {
    let windows = Windows(length: 2, rowCount: 4)
    #expect(
      windows.gather([2, 0], from: [1, 10, 2, 20, 3, 30, 4, 40]) == [3, 30, 4, 40, 1, 10, 2, 20])
  }

  @Test func `a window with one anomalous row is anomalous`() {
    let labels = [false, false, true, false, false, false]
    #expect(
      Windows(length: 2, rowCount: 6).labels(from: labels) == [false, true, true, false, false])
  }
}
