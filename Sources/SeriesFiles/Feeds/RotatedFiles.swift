internal import Files

/// The files beside a followed one that may once have been under its name.
struct RotatedFiles {
  /// The folder, up to its slash; empty for the current one.
  private let folder: String
  private let name: String

  init(of path: String) {
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    folder = String(path[..<cut])
    name = String(path[cut...])
  }

  /// The file of a place, under whatever name it has now, put at that place.
  ///
  /// The identity of a file that is gone may belong to any other; one of which not a byte is known
  /// must have a name that fits.
  func file(of place: FeedPlace) -> FollowedFile? {
    for path in paths(where: { place.knownSize > 0 || isRotated($0) }) {
      guard FileStatus(path: path)?.identity == place.identity, let file = file(path, at: place)
      else {
        continue
      }
      return file
    }
    return nil
  }

  /// The copy that was made of a file before it was truncated, put at the place; `nil` if there is
  /// none or more than one, of which older ones may have been read.
  func copy(of place: FeedPlace) -> FollowedFile? {
    guard place.isDistinct else { return nil }
    var found: FollowedFile?
    for path in paths(where: isRotated) {
      guard let file = file(path, at: place) else { continue }
      if found != nil { return nil }
      found = file
    }
    return found
  }

  /// The oldest file that has been changed after another was for the last time; not the one at the
  /// path, nor a copy of the other.
  func oldest(after file: FollowedFile, before present: FileStatus.Identity) -> FollowedFile? {
    guard let time = file.modified else { return nil }
    let later = paths(where: isRotated).compactMap { path -> (path: String, modified: Duration)? in
      guard let status = FileStatus(path: path), status.modified > time,
        status.identity != file.identity, status.identity != present
      else { return nil }
      return (path, status.modified)
    }
    for (path, _) in later.sorted(by: { $0.modified < $1.modified }) {
      if self.file(path, at: file.place) == nil, let found = open(path) { return found }
    }
    return nil
  }

  /// Whether a name is that of the followed file with a number or a date behind it: `a.csv.1`,
  /// `a.csv-20240131`, `a.csv.2024-01-31_23`.
  private func isRotated(_ other: String) -> Bool {
    guard other.hasPrefix(name) else { return false }
    let rest = other.utf8.dropFirst(name.utf8.count)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return rest.contains(where: digits.contains)
      && rest.allSatisfy { digits.contains($0) || ".-_T".utf8.contains($0) }
  }

  private func paths(where isWanted: (String) -> Bool) -> [String] {
    // A folder that may not be read is one in which nothing can be found, as the caller reports.
    let names = Folder.names(in: folder.isEmpty ? "." : folder)
    return (names ?? []).filter { $0 != name && isWanted($0) }.map { folder + $0 }
  }

  // A file that may not be read is one that cannot be found; the followed one is there to go on with.

  private func open(_ path: String) -> FollowedFile? { (try? FollowedFile(path: path)) ?? nil }

  private func file(_ path: String, at place: FeedPlace) -> FollowedFile? {
    (try? open(path)?.standing(at: place)) ?? nil
  }
}
