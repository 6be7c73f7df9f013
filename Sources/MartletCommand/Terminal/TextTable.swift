import Recipes

/// Columns of text, as wide as they need to be.
struct TextTable {
  /// Where a column's text stands.
  enum Side {
    case left
    case right
  }

  struct Column {
    let title: String
    let side: Side

    init(_ title: String, _ side: Side = .left) {
      self.title = title
      self.side = side
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row of one text a column.
  mutating func add(_ row: [String]) {
    precondition(row.count == columns.count, "\(row.count) texts for \(columns.count) columns")
    rows.append(row.map { $0.shown() })
  }

  /// The lines, the titles first; two spaces between columns, none behind the last.
  var text: String {
    let all = [columns.map(\.title)] + rows
    let widths = columns.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      var line = zip(row.indices, row).map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return columns[column].side == .left ? text + space : space + text
      }.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
