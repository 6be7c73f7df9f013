internal import Files

/// How far a followed file has been read, to go on there after a restart.
///
/// A file is known again by its identity, that it keeps when its name changes, and by bytes of it:
/// systems give the identity of a removed file to a new one, and a file that is copied and
/// truncated keeps its own.
package struct FeedPlace: Hashable, Sendable {
  /// The bytes that are kept of each end of what has been read.
  package static let fingerprintSize = 256

  /// The number of the device that the file is on.
  package let device: UInt64
  /// The number of the file on its device.
  package let inode: UInt64
  /// Where reading goes on, in bytes from the start of the file.
  package let offset: Int64
  /// How many bytes of the file have been seen; not less than `offset`.
  package let knownSize: Int64
  /// The first bytes of the file.
  package let start: [UInt8]
  /// The last bytes before `knownSize`.
  package let end: [UInt8]

  /// A place from numbers that may come from a damaged file.
  ///
  /// - Returns: `nil` if no file has such a place.
  package init?(
    device: UInt64, inode: UInt64, offset: Int64, knownSize: Int64, start: [UInt8], end: [UInt8]
  ) {
    guard
      offset >= 0, knownSize >= offset,
      max(start.count, end.count) <= min(Self.fingerprintSize, Int(clamping: knownSize))
    else { return nil }
    self.init(
      FileStatus.Identity(device: device, inode: inode), offset: offset, knownSize: knownSize,
      start: start, end: end)
  }

  init(
    _ identity: FileStatus.Identity, offset: Int64, knownSize: Int64, start: [UInt8],
    end: [UInt8]
  ) {
    (device, inode) = (identity.device, identity.inode)
    self.offset = offset
    self.knownSize = knownSize
    self.start = start
    self.end = end
  }

  var identity: FileStatus.Identity { .init(device: device, inode: inode) }

  /// Whether enough bytes are known to tell the file from others of the same kind, whose first
  /// lines are often the same.
  var isDistinct: Bool { end.count == Self.fingerprintSize }
}
