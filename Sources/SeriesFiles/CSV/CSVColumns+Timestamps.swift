extension CSVColumns {
  /// Whether a column's name says that it holds days.
  func isNamedAsDate(_ index: Int) -> Bool {
    let name = plainName(index)
    return ["date", "datum", "day", "tag", "fecha"].contains {
      name.hasPrefix($0) || name.hasSuffix($0)
    }
  }

  /// Whether a column's name says that it has to do with time.
  func isNamedAsTime(_ index: Int) -> Bool {
    let name = plainName(index)
    return ["time", "date", "stamp", "clock", "epoch", "datum", "zeit", "uhr"].contains {
      name.contains($0)
    }
  }

  /// Whether a column that is named like no column of timestamps can be nothing else: days of eight
  /// digits in order, or by its name and content seconds since 1970.
  func holdsUnnamedTimestamps(_ index: Int) -> Bool {
    guard kinds[index].numbers == body.count, body.count > 2 else { return false }
    let cells = body.map { $0.cells[index] }
    var last: Int?
    var isEpoch = true
    for cell in cells {
      guard let number = Int(String(decoding: cell, as: UTF8.self)),
        last.map({ $0 <= number }) ?? true
      else { return false }
      isEpoch = isEpoch && (number / 1_000_000_000 == 1 || number / 1_000_000_000_000 == 1)
      last = number
    }
    guard cells.first != cells.last else { return false }
    if case .digits? = TimestampNotation.fitted(toNumbers: cells, isDate: false) {
      return true
    }
    return isEpoch && isNamedAsTime(index)
  }

  /// Whether a column of text has the look or the name of timestamps.
  func looksLikeTimestamps(_ index: Int) -> Bool {
    let cells = body.prefix(20).map { $0.cells[index] }.filter { !CSVCell.isMissing($0) }
    let dated = cells.count { cell in
      cell.count { $0 == UInt8(ascii: ":") } > 0 && cell.count(where: \.isDigit) * 2 >= cell.count
    }
    return dated * 2 > cells.count
      || ColumnNames.timestamps.contains(plainName(index))
        && cells.contains { $0.contains(where: \.isDigit) }
  }
}
