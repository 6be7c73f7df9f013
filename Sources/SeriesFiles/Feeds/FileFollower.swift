internal import Files

/// A growing file, followed under its name through rotation and truncation.
struct FileFollower {
  /// Whether the path leads to no file now.
  private(set) var isWaiting = false
  /// Whether bytes behind the place given at the start were lost, or may have been.
  private(set) var hasGap = false

  private let path: String
  private let rotated: RotatedFiles
  /// The file that is read; it may have lost its name.
  private var file: FollowedFile?
  /// What is read when `file` has been read to its end.
  private var successor: FollowedFile?
  /// Where to go on, as long as no file has been found for it.
  private var resumption: FeedPlace?
  /// Whether it has been looked for beside the path.
  private var hasSearched = false

  /// What a look found.
  enum Found {
    /// The bytes, at these places of the buffer.
    case bytes(Range<Int>)
    /// The file is over: bytes found from now on are those of another.
    case newFile
    case nothing
    /// A signal came.
    case interrupted
  }

  init(path: String, from place: FeedPlace?) {
    self.path = path
    rotated = RotatedFiles(of: path)
    resumption = place
  }

  var place: FeedPlace? { file?.place ?? resumption }

  /// Reads what there is to read, without waiting.
  mutating func look(into buffer: inout [UInt8]) throws(FileError) -> Found {
    if file == nil, try open() { return .newFile }
    while file != nil {
      switch try file?.read(into: &buffer) {
      case .bytes(let range): return .bytes(range)
      case .interrupted: return .interrupted
      case .truncated:
        if restart() { return .newFile }
      case .end, nil:
        if let next = successor {
          (file, successor) = (next, nil)
          return .newFile
        }
        // What was written to the old file before the new one had bytes is read before it.
        successor = try nextFile()
        if successor == nil { return .nothing }
      }
    }
    return .nothing
  }

  /// Opens a file to begin with, if there is one yet.
  ///
  /// - Returns: Whether it is another than the one that should have been gone on with.
  private mutating func open() throws(FileError) -> Bool {
    let present = try FollowedFile(path: path)
    isWaiting = present == nil
    guard let place = resumption else {
      file = present
      return false
    }
    if present == nil && hasSearched { return false }
    hasSearched = true
    file = try resumed(at: place, present: present)
    if file == nil, let present {
      (file, hasGap) = (present, true)
    }
    if file != nil { resumption = nil }
    return hasGap
  }

  /// The file of a place: the present one, or one that was under its name before.
  private func resumed(
    at place: FeedPlace, present: FollowedFile?
  ) throws(FileError) -> FollowedFile? {
    let standing = try present?.standing(at: place)
    if standing?.identity == place.identity { return standing }
    if let moved = rotated.file(of: place) { return moved }
    // Brought to another disk, or to the same one under a new number.
    if let standing, place.isDistinct { return standing }
    return rotated.copy(of: place)
  }

  /// Begins a truncated file anew, or goes on with the copy of what it held, if there is one.
  ///
  /// - Returns: Whether what follows is the new file.
  private mutating func restart() -> Bool {
    guard let truncated = file else { return false }
    if successor == nil, let copy = rotated.copy(of: truncated.place) {
      file = copy
      return false
    }
    file = truncated.restarted()
    return true
  }

  /// The file that follows the present one, which has been read to its end; `nil` as long as it may
  /// still grow.
  ///
  /// After a rotation the program that writes goes on with the old file until it hears of it, so
  /// that one without bytes is not a successor yet.
  private mutating func nextFile() throws(FileError) -> FollowedFile? {
    let status = try FileStatus.look(at: path)
    isWaiting = status?.kind != .plain
    guard let file, let status, status.kind == .plain, status.size > 0,
      status.identity != file.identity
    else { return nil }
    // There has been more than one rotation if other files came between.
    if let between = rotated.oldest(after: file, before: status.identity) { return between }
    return try FollowedFile(path: path)
  }
}
