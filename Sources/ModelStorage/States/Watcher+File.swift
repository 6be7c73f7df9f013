public import AnomalyDetection

extension Watcher {
  /// Writes what the watcher remembers to a file, whole or not at all.
  ///
  /// ```swift
  /// try watcher.save(to: "cpu.state")
  /// ```
  /// - Throws: `FileError` where the file cannot be written.
  public func save(to path: String) throws {
    var copy = self
    var archive = StateArchive()
    try copy.archive(&archive)
    try StateFile(archive).write(path: path)
  }

  /// Goes on where a watcher of the same model, threshold and channels stopped, to the bit.
  ///
  /// - Returns: whether there is such a file; without one, the watcher stays as it is.
  /// - Throws: `FileError` where the file cannot be read, `StateError` where it is no state, was altered,
  ///   or is of another model; the watcher stays as it was.
  @discardableResult
  public mutating func resume(from path: String) throws -> Bool {
    guard let file = try StateFile.read(path: path) else { return false }
    var resumed = self
    var archive = file.archive
    try resumed.archive(&archive)
    guard archive.isAtEnd else { throw archive.damage }
    self = resumed
    return true
  }
}
