import Foundation
import SeriesFiles
import Testing

/// A file that is followed, by a feed that is there all the time.
@Suite struct ByteFeedFollowingTests {
  @Test func `what a file grows by is read once`() throws {
    let file = try GrowingFile()
    try file.append("time,value\n1,")
    var feed = try ByteFeed(following: file.path)
    #expect(try drain(&feed) == ["time,value\n1,"])
    #expect(try drain(&feed) == [])
    for text in ["2\n", rows(1), "x", rows(2)] {
      try file.append(text)
      #expect(try drain(&feed) == [text])
    }
    #expect(feed.place?.offset == Int64(("time,value\n1,2\nx" + rows(1) + rows(2)).utf8.count))
    #expect(feed.isWaiting == false)
  }

  @Test func `waiting ends when the file grows`() throws {
    let file = try GrowingFile()
    try file.append("1\n")
    var feed = try ByteFeed(following: file.path)
    #expect(try drain(&feed) == ["1\n"])
    let path = file.path
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.03)
      let handle = FileHandle(forUpdatingAtPath: path)
      _ = try? handle?.seekToEnd()
      try? handle?.write(contentsOf: Data("2\n".utf8))
    }
    let start = ContinuousClock.now
    #expect(try feed.next(timeout: .seconds(20)) == .bytes(Array("2\n".utf8)[...]))
    #expect(.now - start < .seconds(10))
  }

  @Test func `a long file comes in pieces`() throws {
    let file = try GrowingFile()
    let text = (0..<900).map(rows).joined()
    try file.append(text)
    var feed = try ByteFeed(following: file.path)
    let found = try drain(&feed)
    #expect(found.count == (text.utf8.count + ByteFeed.pieceSize - 1) / ByteFeed.pieceSize)
    #expect(found.joined() == text)
  }

  @Test func `a file that is missing is waited for`() throws {
    let file = try GrowingFile()
    var feed = try ByteFeed(following: file.path)
    #expect(try drain(&feed) == [])
    #expect(feed.isWaiting == true)
    #expect(feed.place == nil)
    try file.append("1\n")
    #expect(try drain(&feed) == ["1\n"])
    #expect(feed.isWaiting == false)
    #expect(feed.hasGap == false)
  }

  @Test func `a renamed file is finished before the new one begins`() throws {
    let file = try GrowingFile()
    try file.append("1\n")
    var feed = try ByteFeed(following: file.path)
    #expect(try drain(&feed) == ["1\n"])
    try file.append("2\n")
    try file.rename(to: "app.csv.1")
    // The writer has not heard of it.
    try file.append("3\n", to: "app.csv.1")
    #expect(try drain(&feed) == ["2\n3\n"])
    #expect(feed.isWaiting == true)
    try file.append("4\n", to: "app.csv.1")
    try file.append("5\n")
    #expect(try drain(&feed) == ["4\n", "|", "5\n"])
    #expect(feed.isWaiting == false)
    #expect(feed.place?.offset == 2)
  }

  @Test func `the old file is read as long as the new one is empty`() throws {
    let file = try GrowingFile()
    try file.append("1\n")
    var feed = try ByteFeed(following: file.path)
    #expect(try drain(&feed) == ["1\n"])
    try file.rename(to: "app.csv.1")
    try file.append("")
    #expect(try drain(&feed) == [])
    try file.append("2\n", to: "app.csv.1")
    #expect(try drain(&feed) == ["2\n"])
    #expect(feed.isWaiting == false)
    try file.append("3\n", to: "app.csv.1")
    try file.append("4\n")
    #expect(try drain(&feed) == ["3\n", "|", "4\n"])
  }

  @Test func `no file is skipped when several rotations come at once`() throws {
    let file = try GrowingFile()
    try file.append("0\n")
    try file.rename(to: "app.csv.2")
    try file.append("1\n")
    var feed = try ByteFeed(following: file.path)
    #expect(try drain(&feed) == ["1\n"])
    for number in 2...4 {
      try file.rename(to: "app.csv-2024010\(number)")
      try file.append("\(number)\n")
    }
    // Not a rotated one, though later.
    try file.append("x\n", to: "app.csv.old")
    #expect(try drain(&feed) == ["|", "2\n", "|", "3\n", "|", "4\n"])
    #expect(try drain(&feed) == [])
  }

  @Test func `a file that is copied, removed and made again is read once`() throws {
    let file = try GrowingFile()
    try file.append(rows(1))
    var feed = try ByteFeed(following: file.path)
    #expect(try drain(&feed) == [rows(1)])
    try file.copy(to: "app.csv.1")
    try file.remove()
    #expect(try drain(&feed) == [])
    #expect(feed.isWaiting == true)
    try file.append("2\n")
    #expect(try drain(&feed) == ["|", "2\n"])
    #expect(feed.isWaiting == false)
  }

  @Test func `a truncated file is read from its start`() throws {
    let file = try GrowingFile()
    try file.append(rows(1))
    var feed = try ByteFeed(following: file.path)
    #expect(try drain(&feed) == [rows(1)])
    try file.truncate()
    #expect(try drain(&feed) == ["|"])
    #expect(try drain(&feed) == [])
    try file.append("2\n")
    #expect(try drain(&feed) == ["2\n"])
    try file.truncate()
    try file.append("3\n4\n5\n")
    #expect(try drain(&feed) == ["|", "3\n4\n5\n"])
  }

  /// The first lines are the same and longer than a fingerprint.
  @Test func `a truncated file that has grown again is known by its last bytes`() throws {
    let file = try GrowingFile()
    let header = rows(0)
    try file.append(header + "1\n")
    var feed = try ByteFeed(following: file.path)
    #expect(try drain(&feed) == [header + "1\n"])
    try file.truncate()
    try file.append(header + "2\n3\n4\n")
    #expect(try drain(&feed) == ["|", header + "2\n3\n4\n"])
  }

  @Test func `the rest of a truncated file is read from its copy`() throws {
    let file = try GrowingFile()
    try file.append(rows(1))
    var feed = try ByteFeed(following: file.path)
    #expect(try drain(&feed) == [rows(1)])
    try file.append(rows(2))
    try file.copy(to: "app.csv.1")
    try file.truncate()
    #expect(try drain(&feed) == [rows(2)])
    try file.append(rows(3))
    #expect(try drain(&feed) == ["|", rows(3)])
    #expect(try drain(&feed) == [])
  }
}
