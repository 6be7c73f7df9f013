extension CSVColumns {
  /// How the numbers of a column are written.
  struct Numbers {
    /// Reads them; `nil` where they are plain.
    var notation: NumberNotation?
    /// One that is not plain, and what it is read as.
    var example: (found: [UInt8], number: Double)?
    /// The row whose number may be read in two ways, if no row decides.
    var ambiguousRow: Int?
  }

  /// Finds out how the numbers of each column are written, and counts those that are not plain.
  mutating func findNumbers(_ options: SeriesReader.Options, delimiter: UInt8) {
    let comma = UInt8(ascii: ",")
    var locale = point == comma ? comma : options.decimalComma == false ? point : nil
    if locale == nil, delimiter == UInt8(ascii: ";"), indices.contains(where: hasDottedDates) {
      locale = comma
    }
    var open: [Int] = []
    for index in indices {
      numbers.append(Numbers())
      guard !kinds[index].isDates, kinds[index].texts > 0 || locale == comma && point != comma
      else {
        continue
      }
      find(index, options, locale)
      if numbers[index].ambiguousRow != nil { open.append(index) }
    }
    // What other columns of the file show decides those that leave it open.
    let shown = Set(numbers.compactMap { $0.example == nil ? nil : $0.notation?.markThatShows })
    if locale == nil, shown.count == 1, options.decimalComma == nil {
      for index in open { find(index, options, shown.first) }
    }
  }

  private mutating func find(_ index: Int, _ options: SeriesReader.Options, _ locale: UInt8?) {
    let rows = body.indices.filter { !missing.contains(body[$0].cells[index]) }
    let cells = rows.map { body[$0].cells[index] }
    let said = options.decimalComma.map { $0 ? UInt8(ascii: ",") : UInt8(ascii: ".") }
    switch NumberNotation.fitted(to: cells, point: said, locale: locale) {
    case nil: numbers[index] = Numbers()
    case .ambiguous(let cell): numbers[index] = Numbers(ambiguousRow: rows[cell])
    case .notation(let notation):
      var example: (found: [UInt8], number: Double)?
      var count = 0
      for cell in cells {
        guard let number = notation.number(cell) else { continue }
        count += 1
        let plain = DecimalNumber.whole(cell, point: point)
        if example == nil, plain != number { example = (cell, number) }
      }
      guard let example else { return }
      numbers[index] = Numbers(notation: notation, example: example)
      kinds[index].numbers = count
      kinds[index].texts = cells.count - count
      kinds[index].dates = 0
    }
  }

  private func hasDottedDates(_ index: Int) -> Bool {
    kinds[index].isDates
      && body.prefix(20).contains { row in row.cells[index].count { $0 == UInt8(ascii: ".") } == 2 }
  }
}
