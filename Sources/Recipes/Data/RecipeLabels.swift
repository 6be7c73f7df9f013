/// Which rows of the data are anomalous.
///
/// An object of one key: `{"file": "nab/labels/combined_windows.json"}`, `{"ranges": [[52000, 52620]]}`.
package enum RecipeLabels: Sendable, Hashable {
  /// A file beside the data: NAB's JSON of windows, or a 0 or 1 a row.
  case file(String)
  /// Rows from 0, each pair half-open: `[52000, 52620]` ends before row 52,620.
  case ranges([[Int]])

  /// Throws a fault where something cannot be.
  func validate() throws(RecipeFault) {
    switch self {
    case .file(let path):
      try RecipeFault.check(!path.isEmpty, "file", "empty", "the path of a file")
    case .ranges(let ranges):
      for (index, range) in ranges.enumerated() {
        guard range.count == 2, range[0] >= 0, range[0] < range[1] else {
          throw RecipeFault(
            ["ranges", "\(index)"], found: "\(range)",
            expected: "two row numbers, the first row and the row after the last")
        }
      }
    }
  }
}

extension RecipeLabels: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case file
    case ranges
  }

  /// Reads the object of one key.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard container.allKeys.count == 1, let key = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "labels have exactly one key of file, ranges"))
    }
    switch key {
    case .file: self = .file(try container.decode(String.self, forKey: key))
    case .ranges: self = .ranges(try container.decode([[Int]].self, forKey: key))
    }
  }

  /// Writes the object of one key.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .file(let path): try container.encode(path, forKey: .file)
    case .ranges(let ranges): try container.encode(ranges, forKey: .ranges)
    }
  }
}
