import AnomalyDetection
import Fleet
import ModelStorage
import SeriesFiles

/// The file in which a watch keeps what it remembers: written whole, at least every second while rows
/// come, and after each event, so that a program that is killed loses no more than that.
struct WatchState {
  /// While rows come, the file is never older.
  static let interval = Duration.seconds(1)

  let path: String
  private var lastWrite: ContinuousClock.Instant
  private var isCurrent = true

  init(path: String) {
    self.path = path
    lastWrite = .now
  }

  /// What a file holds.
  struct Content {
    var stream: WatchedStream
    var place: FeedPlace?
  }

  /// Goes on from the file, if there is one.
  ///
  /// - Parameter stream: a stream before its first byte, of the same model and options.
  func resume(_ stream: WatchedStream) throws -> Content? {
    do {
      guard let file = try StateFile.read(path: path) else { return nil }
      var content = Content(stream: stream)
      var archive = file.archive
      try content.archive(&archive)
      guard archive.isAtEnd else { throw archive.damage }
      return content
    } catch let error as StateError {
      throw Unfit(path: path, error: error)
    }
  }

  /// A file that cannot be gone on from.
  struct Unfit: Error, CustomStringConvertible {
    let path: String
    let error: StateError

    /// The file, what was found, and what to do.
    var description: String { "\(path): \(error)" }
  }

  /// Takes note of rows.
  mutating func change() { isCurrent = false }

  /// How long there is until the file has to be written; `nil` where nothing has changed.
  var timeLeft: Duration? {
    isCurrent ? nil : max(.zero, Self.interval - lastWrite.duration(to: .now))
  }

  /// Writes the file if it is time.
  ///
  /// - Parameter isUrgent: something was told.
  mutating func write(
    _ stream: WatchedStream, place: FeedPlace?, isUrgent: Bool
  ) throws {
    guard let timeLeft, isUrgent || timeLeft <= .zero else { return }
    var content = Content(stream: stream, place: place)
    var archive = StateArchive()
    try content.archive(&archive)
    try Interrupts.deferred { try StateFile(archive).write(path: path) }
    lastWrite = .now
    isCurrent = true
  }
}

extension WatchState.Content {
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.part("place") { (archive) throws(StateError) in
      var stored = StoredPlace(place)
      try archive.optional(&stored, StoredPlace()) { (archive, place) throws(StateError) in
        try place.archive(&archive)
      }
      guard archive.isReading else { return }
      place = stored?.place
      if stored != nil, place == nil { throw archive.damage }
    }
    try stream.archive(&archive)
  }
}

/// A place in a followed file, of plain parts.
private struct StoredPlace {
  private var device: UInt64 = 0
  private var inode: UInt64 = 0
  private var offset: Int64 = 0
  private var knownSize: Int64 = 0
  private var start: [UInt8] = []
  private var end: [UInt8] = []

  init() {}

  init?(_ place: FeedPlace?) {
    guard let place else { return nil }
    (device, inode) = (place.device, place.inode)
    (offset, knownSize) = (place.offset, place.knownSize)
    (start, end) = (place.start, place.end)
  }

  var place: FeedPlace? {
    FeedPlace(
      device: device, inode: inode, offset: offset, knownSize: knownSize, start: start, end: end)
  }

  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.word(&device)
    try archive.word(&inode)
    try archive.word(&offset)
    try archive.word(&knownSize)
    try archive.data(&start, limit: FeedPlace.fingerprintSize)
    try archive.data(&end, limit: FeedPlace.fingerprintSize)
  }
}
