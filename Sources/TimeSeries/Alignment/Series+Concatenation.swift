extension Series {
  /// Series of the same channels as one, its rows in the order of time; rows at the same tick stay
  /// in the order of the series, and row numbers go on counting.
  ///
  /// - Throws: ``PreparationError`` for no series, other channels, or clocks mixed with plain numbers.
  public static func concatenation(of series: [Series], name: String)
    throws(PreparationError) -> Series
  {
    guard let first = series.first else { throw .noSeries }
    for other in series.dropFirst() {
      guard other.channelNames == first.channelNames else {
        throw .differentChannels(
          first: first.name, names: first.channelNames, second: other.name,
          secondNames: other.channelNames)
      }
      guard first.timeAxis.style.isComparable(to: other.timeAxis.style) else {
        throw .differentTimeAxes(first: first.name, second: other.name)
      }
    }
    let isLabelled = series.contains { $0.labels != nil }
    let isCounted = first.timeAxis.style == .rowNumber
    var rows: [(tick: Int64, part: Int, row: Int)] = []
    for (part, piece) in series.enumerated() {
      for row in 0..<piece.rowCount {
        rows.append((isCounted ? 0 : piece.timeAxis.tick(at: row), part, row))
      }
    }
    rows.sort { ($0.tick, $0.part, $0.row) < ($1.tick, $1.part, $1.row) }
    return Series(
      name: name, channelNames: first.channelNames,
      timeAxis: first.timeAxis.style.axis(ticks: rows.map(\.tick)),
      values: rows.flatMap { series[$0.part].row($0.row) },
      labels: isLabelled ? rows.map { series[$0.part].labels?[$0.row] ?? false } : nil)
  }
}
