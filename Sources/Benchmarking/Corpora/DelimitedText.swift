internal import Files

/// A small csv of text: names above, quoted fields with commas allowed.
struct DelimitedText {
  /// Each row's fields by their names.
  let rows: [[String: String]]

  init(path: String) throws(FileError) {
    var rows: [[String: String]] = []
    var names: [String] = []
    for line in try TextFile.lines(of: path) where !line.isEmpty {
      let fields = Self.fields(of: line)
      if names.isEmpty {
        names = fields
      } else {
        rows.append(Dictionary(zip(names, fields)) { first, _ in first })
      }
    }
    self.rows = rows
  }

  private static func fields(of line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
