/// A table of the page.
struct Table {
  /// A column's title and whether it holds numbers.
  struct Column {
    let title: String
    let isNumber: Bool

    static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
    static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  let columns: [Column]
  /// `[row][column]`: plain text, escaped here.
  let rows: [[String]]
  /// A last row of sums; empty for none.
  var footer: [String] = []
  /// A row to point out.
  var highlighted: Int?

  var html: String {
    guard !rows.isEmpty else { return "" }
    let head = zip(columns, columns.map(\.title)).map { cell("th", $0, $1) }.joined()
    let body = rows.enumerated().map { index, row in
      "<tr\(index == highlighted ? " class=\"own\"" : "")>\(line(row))</tr>"
    }.joined()
    let foot = footer.isEmpty ? "" : "<tfoot><tr>\(line(footer))</tr></tfoot>"
    return "<div class=\"scroll\"><table><thead><tr>\(head)</tr></thead><tbody>\(body)</tbody>"
      + "\(foot)</table></div>\n"
  }

  private func line(_ texts: [String]) -> String {
    precondition(texts.count == columns.count, "\(texts.count) cells for \(columns.count) columns")
    return zip(columns, texts).map { cell("td", $0, $1) }.joined()
  }

  private func cell(_ tag: String, _ column: Column, _ text: String) -> String {
    "<\(tag)\(column.isNumber ? " class=\"n\"" : "")>\(Markup.escaped(text))</\(tag)>"
  }
}
