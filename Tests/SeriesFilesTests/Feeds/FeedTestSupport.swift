import Foundation
import SeriesFiles
import TestSupport
import Testing

/// A file that tests write to as a logging program and a rotating one do.
final class GrowingFile {
  let folder: TestFolder
  let path: String
  /// Seconds, for times of change that are told apart by the coarsest file system.
  private var time = 1_700_000_000.0

  init(name: String = "app.csv") throws {
    folder = try TestFolder()
    path = folder.path(name)
  }

  /// Writes at the end of a file, which is made where it is not there.
  func append(_ text: String, to name: String = "app.csv") throws {
    let path = folder.path(name)
    if !FileManager.default.fileExists(atPath: path) {
      #expect(FileManager.default.createFile(atPath: path, contents: nil))
    }
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
    try touch(name)
  }

  func rename(_ name: String = "app.csv", to other: String) throws {
    try FileManager.default.moveItem(atPath: folder.path(name), toPath: folder.path(other))
  }

  func copy(to other: String) throws {
    try Data(contentsOf: URL(filePath: path)).write(to: URL(filePath: folder.path(other)))
    try touch(other)
  }

  func truncate() throws {
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: 0)
    try handle.close()
  }

  func remove() throws { try FileManager.default.removeItem(atPath: path) }

  private func touch(_ name: String) throws {
    time += 1
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: time)], ofItemAtPath: folder.path(name))
  }
}

/// All that a feed has now: texts, `|` for a new file, `.` for the end.
func drain(_ feed: inout ByteFeed) throws -> [String] {
  var found: [String] = []
  while true {
    switch try feed.next(timeout: .zero) {
    case .bytes(let bytes):
      #expect(!bytes.isEmpty && bytes.count <= ByteFeed.pieceSize + FeedPlace.fingerprintSize)
      found.append(String(decoding: bytes, as: UTF8.self))
    case .newFile: found.append("|")
    case .end: return found + ["."]
    case .nothing: return found
    }
  }
}

/// Rows that are not those of another number, longer than a fingerprint.
func rows(_ number: Int) -> String {
  (0..<60).map { "\(number),\($0),\(number * 60 + $0)\n" }.joined()
}
