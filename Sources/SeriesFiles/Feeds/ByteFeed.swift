package import Files

/// Bytes as they come, for a program that must not wait longer than it has to.
///
/// They come from a pipe, a terminal or a plain file, up to its end; or from a file that grows and
/// is followed under its name, without an end.
package struct ByteFeed: ~Copyable {
  /// What ``next(timeout:)`` found.
  package enum Piece: Hashable, Sendable {
    /// What was there, at least one byte. Kept beyond the next call, they are copied.
    case bytes(ArraySlice<UInt8>)
    /// The time is over, or a signal came.
    case nothing
    /// The followed file was rotated or truncated: what comes from here on is the start of another
    /// file, and a last line without an end belongs to the old one.
    case newFile
    /// Nothing comes any more.
    case end
  }

  /// The most bytes of a piece.
  package static let pieceSize = bufferSize - FeedPlace.fingerprintSize
  private static let bufferSize = 1 << 18
  /// The longest and the shortest time between two looks at a file, in milliseconds.
  private static let pauses: (shortest: Int32, longest: Int32) = (5, 100)

  private enum Origin {
    case stream(ByteStream)
    case file(FileFollower)
  }

  private var origin: Origin
  private var buffer = [UInt8](repeating: 0, count: bufferSize)
  /// The time to the next look at a file, in milliseconds; longer while nothing happens.
  private var pause = pauses.shortest

  /// Opens a file or a pipe that is read up to its end; `-` is standard input.
  package init(path: String) throws(FileError) {
    origin = .stream(try ByteStream(path: path))
  }

  /// Follows a file, which need not be there yet; a pipe, or `-`, is read up to its end.
  ///
  /// - Parameter place: Where another feed of the file has come to; `nil` for the start.
  package init(following path: String, from place: FeedPlace? = nil) throws(FileError) {
    // No file will ever come to such paths.
    if path.isEmpty || path.utf8.contains(0) { throw .notFound(file: path) }
    let kind = path == "-" ? .other : try FileStatus.look(at: path)?.kind
    origin =
      switch kind {
      case .folder: throw .isDirectory(file: path)
      case .other: .stream(try ByteStream(path: path))
      case .plain, nil: .file(FileFollower(path: path, from: place))
      }
  }

  /// How far a followed file has been read: behind the bytes handed out. `nil` for other feeds, and
  /// as long as no file was there.
  package var place: FeedPlace? {
    switch origin {
    case .stream: nil
    case .file(let follower): follower.place
    }
  }

  /// Whether the path of a followed file leads to no file now: it has not been written yet, or it
  /// was removed.
  package var isWaiting: Bool {
    switch origin {
    case .stream: false
    case .file(let follower): follower.isWaiting
    }
  }

  /// Whether bytes may be lost: the file of the place given at the start was not found, nor what was
  /// written after it, so that reading began with the present file.
  package var hasGap: Bool {
    switch origin {
    case .stream: false
    case .file(let follower): follower.hasGap
    }
  }

  /// Waits until bytes are there, and gives what is there.
  ///
  /// - Parameter timeout: The longest time to wait; none if zero or less.
  package mutating func next(timeout: Duration) throws(FileError) -> Piece {
    let limit = Self.milliseconds(timeout)
    switch origin {
    case .stream(var stream):
      let found = try stream.next(into: &buffer, milliseconds: limit)
      origin = .stream(stream)
      return switch found {
      case .bytes(let count): .bytes(buffer[..<count])
      case .nothing: .nothing
      case .end: .end
      }
    case .file(var follower):
      defer { origin = .file(follower) }
      return try next(of: &follower, milliseconds: limit)
    }
  }

  private mutating func next(
    of follower: inout FileFollower, milliseconds: Int32
  ) throws(FileError) -> Piece {
    var rest = milliseconds
    while true {
      switch try follower.look(into: &buffer) {
      case .bytes(let range):
        pause = Self.pauses.shortest
        return .bytes(buffer[range])
      case .newFile: return .newFile
      case .interrupted: return .nothing
      case .nothing: break
      }
      let step = min(pause, rest)
      pause = min(2 * pause, Self.pauses.longest)
      rest -= step
      guard step > 0, Pause.wait(milliseconds: step) else { return .nothing }
    }
  }

  /// A time in whole milliseconds, rounded up.
  private static func milliseconds(_ time: Duration) -> Int32 {
    let limit = Duration.milliseconds(Int64(Int32.max))
    let (seconds, rest) = max(.zero, min(time, limit)).components
    let parts = 1_000_000_000_000_000 as Int64
    return Int32(clamping: seconds * 1000 + (rest + parts - 1) / parts)
  }
}
