internal import Files

/// The folder of a search: what is searched and how, the journal, and in the end what was found.
package struct TuningFolder: Sendable {
  package let path: String
  /// The trials that are over.
  package let journal: JournalFile

  /// The folder holds the journal of something else.
  package struct OtherSearch: Error, CustomStringConvertible {
    let path: String

    /// What was found, and what to do.
    package var description: String {
      """
      \(path): holds another search, of another recipe or with other settings: name another folder \
      with --out, or remove this one
      """
    }
  }

  /// Opens a folder, or makes it.
  ///
  /// - Parameter settings: how is searched, in a line: what has to be the same for the search to go
  ///   on.
  package init(path: String, search: RecipeSearch, settings: String) throws {
    var folder = ResultsFolder(path)
    try folder.make()
    let place = folder.take("search.yaml")
    let text = "# \(settings)\n" + search.yaml([:])
    let found = try Self.bytes(place)
    if let found, found != Array(text.utf8) { throw OtherSearch(path: path) }
    if found == nil { try folder.write(text, "search.yaml") }
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    journal = try JournalFile(path: folder.take("journal.ndjson"))
  }

  /// What a file holds; `nil` where it is not there, as before a new search.
  private static func bytes(_ path: String) throws -> [UInt8]? {
    do {
      return try SmallFile.read(path: path, limit: 1 << 22)
    } catch {
      if case .notFound = error { return nil }
      throw error
    }
  }
}
