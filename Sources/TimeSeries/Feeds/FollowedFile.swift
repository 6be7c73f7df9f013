#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A plain file that grows, and how far it has been read.
struct FollowedFile {
  let identity: FileStatus.Identity
  private let path: String
  private let descriptor: InputDescriptor
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
  init?(path: String) throws(DataError) {
    guard try FileStatus(path: path)?.kind == .plain else { return nil }
    do throws(DataError) {
      descriptor = try InputDescriptor(path: path, waits: false)
    } catch {
      switch error {
      // What the path leads to has changed since the line before.
      case .fileNotFound, .isDirectory: return nil
      default: throw error
      }
    }
    guard let status = descriptor.status, status.kind == .plain else { return nil }
    identity = status.identity
    self.path = path
  }

  /// The time of the last change, since 1970.
  var modified: Duration? { FileStatus(descriptor: descriptor.number)?.modified }

  var place: FeedPlace {
    FeedPlace(identity, offset: offset, knownSize: offset, start: start, end: end)
  }

  /// The same file, to be read from its start.
  func restarted() -> FollowedFile {
    var file = self
    (file.offset, file.start, file.end) = (0, [], [])
    return file
  }

  /// The same file, to be read from a place; `nil` if its bytes are not those known of the place.
  func standing(at place: FeedPlace) throws(DataError) -> FollowedFile? {
    guard
      let size = FileStatus(descriptor: descriptor.number)?.size, size >= place.knownSize,
      try bytes(at: 0, count: place.start.count) == place.start,
      try bytes(at: place.knownSize - Int64(place.end.count), count: place.end.count) == place.end
    else { return nil }
    var file = self
    file.offset = place.offset
    let count = Int(min(place.offset, Int64(FeedPlace.fingerprintSize)))
    file.start = try bytes(at: 0, count: count)
    file.end = try bytes(at: place.offset - Int64(count), count: count)
    // Truncated within these few lines.
    guard file.start.count == count, file.end.count == count else { return nil }
    return file
  }

  /// Reads what has not been read, as far as it goes into the buffer.
  ///
  /// The bytes before are read once more: only they show that a file was truncated and has grown
  /// beyond the old place since.
  mutating func read(into buffer: inout [UInt8]) throws(DataError) -> Found {
    let count = descriptor.read(into: &buffer, at: offset - Int64(end.count))
    if count < 0 && errno == EINTR { return .interrupted }
    guard count >= 0 else { throw DataError(reading: path, code: errno) }
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

  /// At most a fingerprint of bytes; fewer where the file ends before.
  private func bytes(at offset: Int64, count: Int) throws(DataError) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: count)
    while true {
      let found = descriptor.read(into: &buffer, at: offset)
      if found < 0 && errno == EINTR { continue }
      guard found >= 0 else { throw DataError(reading: path, code: errno) }
      return Array(buffer.prefix(found))
    }
  }
}
