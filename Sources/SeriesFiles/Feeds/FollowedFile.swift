internal import Files

/// A plain file that grows, and how far it has been read.
struct FollowedFile {
  let identity: FileStatus.Identity
  private let file: InputFile
  private var offset: Int64 = 0
  /// The first bytes of the file, as far as they have been read.
  private var start: [UInt8] = []
  /// The last bytes before `offset`.
  private var end: [UInt8] = []

  /// What reading found.
  enum Found {
    /// The bytes, at these places of the buffer.
    case bytes(Range<Int>)
    case end
    /// The bytes read before are gone: the file has been truncated, and perhaps written anew.
    case truncated
    /// A signal came.
    case interrupted
  }

  /// Opens a file, to read it from its start; `nil` where the path leads to no plain file.
  init?(path: String) throws(FileError) {
    guard try FileStatus.look(at: path)?.kind == .plain else { return nil }
    do throws(FileError) {
      file = try InputFile(path: path, waits: false)
    } catch {
      switch error {
      // What the path leads to has changed since the line before.
      case .notFound, .isDirectory: return nil
      default: throw error
      }
    }
    guard let status = file.status, status.kind == .plain else { return nil }
    identity = status.identity
  }

  /// The time of the last change, since 1970.
  var modified: Duration? { file.presentStatus?.modified }

  var place: FeedPlace {
    FeedPlace(identity, offset: offset, knownSize: offset, start: start, end: end)
  }

  /// The same file, to be read from its start.
  func restarted() -> FollowedFile {
    var copy = self
    (copy.offset, copy.start, copy.end) = (0, [], [])
    return copy
  }

  /// The same file, to be read from a place; `nil` if its bytes are not those known of the place.
  func standing(at place: FeedPlace) throws(FileError) -> FollowedFile? {
    guard
      let size = file.presentStatus?.size, size >= place.knownSize,
      try file.bytes(at: 0, count: place.start.count) == place.start,
      try file.bytes(at: place.knownSize - Int64(place.end.count), count: place.end.count)
        == place.end
    else { return nil }
    var copy = self
    copy.offset = place.offset
    let count = Int(min(place.offset, Int64(FeedPlace.fingerprintSize)))
    copy.start = try file.bytes(at: 0, count: count)
    copy.end = try file.bytes(at: place.offset - Int64(count), count: count)
    // Truncated within these few lines.
    guard copy.start.count == count, copy.end.count == count else { return nil }
    return copy
  }

  /// Reads what has not been read, as far as it goes into the buffer.
  ///
  /// The bytes before are read once more: only they show that a file was truncated and has grown
  /// beyond the old place since.
  mutating func read(into buffer: inout [UInt8]) throws(FileError) -> Found {
    guard let count = try file.readReady(into: &buffer, at: offset - Int64(end.count)) else {
      return .interrupted
    }
    guard count >= end.count, buffer[..<end.count].elementsEqual(end) else { return .truncated }
    guard count > end.count else { return .end }
    let range = end.count..<count
    if start.count < FeedPlace.fingerprintSize {
      start += buffer[range].prefix(FeedPlace.fingerprintSize - start.count)
    }
    end = Array(buffer[..<count].suffix(FeedPlace.fingerprintSize))
    offset += Int64(range.count)
    return .bytes(range)
  }
}
