import Foundation
import SeriesFiles
import TestSupport
import Testing

/// A feed that goes on where another, of an earlier run of the program, has come to.
@Suite struct ByteFeedResumptionTests {
  /// Reads all there is; gives the place behind it.
  private func place(in file: GrowingFile) throws -> FeedPlace {
    var feed = try ByteFeed(following: file.path)
    _ = try drain(&feed)
    let found = feed.place
    let place = try #require(found)
    // As a state file gives it back.
    return try #require(
      FeedPlace(
        device: place.device, inode: place.inode, offset: place.offset,
        knownSize: place.knownSize, start: place.start, end: place.end))
  }

  private func resume(_ file: GrowingFile, from place: FeedPlace) throws -> (
    found: [String], hasGap: Bool, place: FeedPlace?
  ) {
    var feed = try ByteFeed(following: file.path, from: place)
    let found = try drain(&feed)
    return (found, feed.hasGap, feed.place)
  }

  @Test(arguments: ["", "1\n", rows(1)])
  func `reading goes on at the place`(_ text: String) throws {
    let file = try GrowingFile()
    try file.append(text)
    let place = try place(in: file)
    #expect(try resume(file, from: place).found == [])
    #expect(try resume(file, from: place).place == place)
    try file.append("2\n")
    #expect(try resume(file, from: place).found == ["2\n"])
    #expect(try resume(file, from: place).hasGap == false)
  }

  @Test(arguments: [0, 3, 300, 400])
  func `reading goes on before an open line`(_ count: Int) throws {
    let file = try GrowingFile()
    let text = rows(1)
    try file.append(text)
    // As a reader keeps it that goes back to the start of a line.
    let end = try place(in: file)
    let place = try #require(
      FeedPlace(
        device: end.device, inode: end.inode, offset: end.offset - Int64(count),
        knownSize: end.knownSize, start: end.start, end: end.end))
    try file.append("x")
    let (found, hasGap, next) = try resume(file, from: place)
    #expect(found == [text.suffix(count) + "x"])
    #expect(!hasGap)
    // Another run from the start would know the same of the file.
    #expect(try next == self.place(in: file))
  }

  @Test(arguments: ["app.csv.1", "old.csv"], ["1\n", rows(1)])
  func `a file that was rotated meanwhile is finished first`(
    _ name: String, _ text: String
  ) throws {
    let file = try GrowingFile()
    try file.append(text)
    let place = try place(in: file)
    try file.append("2\n")
    try file.rename(to: name)
    #expect(try resume(file, from: place).found == ["2\n"])
    try file.append("3\n")
    let (found, hasGap, _) = try resume(file, from: place)
    #expect(found == ["2\n", "|", "3\n"])
    #expect(!hasGap)
  }

  @Test func `files that were begun and rotated meanwhile are read too`() throws {
    let file = try GrowingFile()
    try file.append("1\n")
    let place = try place(in: file)
    try file.append("2\n")
    try file.rename(to: "app.csv.1")
    try file.append("3\n")
    try file.rename("app.csv.1", to: "app.csv.2")
    try file.rename(to: "app.csv.1")
    try file.append("4\n")
    let (found, hasGap, _) = try resume(file, from: place)
    #expect(found == ["2\n", "|", "3\n", "|", "4\n"])
    #expect(!hasGap)
  }

  @Test func `a file that cannot be found leaves a gap`() throws {
    let file = try GrowingFile()
    try file.append(rows(1))
    let place = try place(in: file)
    // Kept elsewhere, so that its number is not given to the new file.
    try file.rename(to: "../\(URL(filePath: file.folder.path).lastPathComponent)-app.csv.1")
    defer {
      try? FileManager.default.removeItem(atPath: file.folder.path + "-app.csv.1")
    }
    var feed = try ByteFeed(following: file.path, from: place)
    #expect(try drain(&feed) == [])
    #expect(feed.isWaiting == true)
    #expect(feed.hasGap == false)
    // Still there to be saved.
    #expect(feed.place == place)
    try file.append(rows(2))
    #expect(try drain(&feed) == ["|", rows(2)])
    #expect(feed.hasGap == true)
    #expect(feed.isWaiting == false)
    #expect(feed.place?.knownSize == Int64(rows(2).utf8.count))
  }

  @Test(arguments: [rows(2), rows(2) + rows(3)])
  func `a file with the number of an old one is not taken for it`(_ text: String) throws {
    let file = try GrowingFile()
    try file.append(rows(1))
    let place = try place(in: file)
    try file.truncate()
    try file.append(text)
    let (found, hasGap, _) = try resume(file, from: place)
    #expect(found == ["|", text])
    #expect(hasGap)
  }

  @Test func `a file that was copied and truncated is finished from its copy`() throws {
    let file = try GrowingFile()
    try file.append(rows(1))
    let place = try place(in: file)
    try file.append(rows(2))
    try file.copy(to: "app.csv.1")
    try file.truncate()
    try file.append(rows(3))
    let (found, hasGap, _) = try resume(file, from: place)
    #expect(found == [rows(2), "|", rows(3)])
    #expect(!hasGap)
  }

  @Test func `a file on another disk is known by its bytes`() throws {
    let file = try GrowingFile()
    try file.append(rows(1))
    let place = try place(in: file)
    try file.append(rows(2))
    let moved = try #require(
      FeedPlace(
        device: place.device + 1, inode: place.inode + 1, offset: place.offset,
        knownSize: place.knownSize, start: place.start, end: place.end))
    #expect(try resume(file, from: moved).found == [rows(2)])
  }

  @Test func `a place that no file has is refused`() throws {
    func isPlace(_ offset: Int64, _ knownSize: Int64, _ start: Int, _ end: Int) -> Bool {
      let place = FeedPlace(
        device: 1, inode: 2, offset: offset, knownSize: knownSize,
        start: [UInt8](repeating: 0, count: start), end: [UInt8](repeating: 0, count: end))
      return place != nil
    }
    #expect(isPlace(0, 0, 0, 0))
    #expect(isPlace(3, 300, 256, 256))
    #expect(!isPlace(-1, 0, 0, 0))
    #expect(!isPlace(.min, .min, 0, 0))
    #expect(!isPlace(-1, .max, 256, 256))
    #expect(!isPlace(5, 4, 0, 0))
    #expect(!isPlace(5, 5, 6, 0))
    #expect(!isPlace(5, 5, 0, 6))
    #expect(!isPlace(1000, 1000, 257, 0))
    #expect(!isPlace(1000, 1000, 0, 257))
  }

  @Test func `a place far beyond the file is not read from`() throws {
    let file = try GrowingFile()
    try file.append(rows(1))
    let place = try place(in: file)
    let far = try #require(
      FeedPlace(
        device: place.device, inode: place.inode, offset: .max, knownSize: .max, start: [],
        end: []))
    let (found, hasGap, _) = try resume(file, from: far)
    #expect(found == ["|", rows(1)])
    #expect(hasGap)
  }

  /// Writing, both ways of rotation, reading and restarts in any order.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func `nothing is read twice and nothing skipped`(_ seed: UInt64) throws {
    var generator = SplitMix(state: seed)
    let file = try GrowingFile()
    var written: [String] = []
    var found: [String] = []
    var number = 0
    var rotations = 0
    func write() throws {
      number += 1
      try file.append(rows(number))
      written.append(rows(number))
    }
    /// Makes room for one more rotated file.
    func shift() throws {
      for old in stride(from: rotations, to: 0, by: -1) {
        try file.rename("app.csv.\(old)", to: "app.csv.\(old + 1)")
      }
      rotations += 1
    }
    try write()
    var feed = try ByteFeed(following: file.path)
    found += try drain(&feed)
    for _ in 0..<40 {
      switch generator.next() % 7 {
      case 0:
        try shift()
        try file.rename(to: "app.csv.1")
        written.append("|")
        try write()
      case 1:
        try shift()
        try file.copy(to: "app.csv.1")
        try file.truncate()
        written.append("|")
        try write()
      case 2, 3: try write()
      case 4: found += try drain(&feed)
      default: feed = try ByteFeed(following: file.path, from: feed.place)
      }
    }
    found += try drain(&feed)
    #expect(found.joined() == written.joined())
    #expect(feed.hasGap == false)
  }
}
