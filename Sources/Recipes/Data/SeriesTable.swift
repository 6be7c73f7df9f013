/// Many series of one shape as one table: every row of every series is a row of it, and the
/// timestamp is a column beside the values.
package struct SeriesTable: Sendable, Hashable {
  package var folder: String
  /// The names of the files, where `*` stands for anything.
  package var files: String
  /// What stands in where the folder is not there; `nil` for nothing, which is an error then.
  package var standIn: StandIn?

  /// Data that may not be passed on, made up in its shape.
  package enum StandIn: String, Sendable, Hashable, Codable, CaseIterable {
    /// Yahoo S5's benchmark A1: 67 hourly series.
    case yahooA1 = "yahoo_a1"
  }

  /// A table of the files of a folder.
  package init(folder: String, files: String = "*.csv", standIn: StandIn? = nil) {
    self.folder = folder
    self.files = files
    self.standIn = standIn
  }

  /// Throws a fault where something cannot be.
  func validate() throws(RecipeFault) {
    try RecipeFault.check(!folder.isEmpty, "folder", "empty", "the path of a folder")
    try RecipeFault.check(!files.isEmpty, "files", "empty", "a pattern such as real_*.csv")
  }
}

extension SeriesTable: Codable {
  private enum CodingKeys: String, CodingKey {
    case folder
    case files
    case standIn = "stand_in"
  }

  /// Reads a table; only the folder must be given.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      folder: try container.decode(String.self, forKey: .folder),
      files: try container.decodeIfPresent(String.self, forKey: .files) ?? "*.csv",
      standIn: try container.decodeIfPresent(StandIn.self, forKey: .standIn))
  }
}
