/// The line of a long series, thinned so that no peak is lost.
///
/// Where there are more rows than pixels, each column of pixels keeps its lowest and its highest
/// value in the order in which they came: the line covers the same pixels as that of all rows, and
/// a spike of one row in a million is still there.
struct SeriesPath {
  let time: TimeScale
  let values: ValueScale
  /// Rows before which data is missing, rising: the line stops and starts again.
  let breaks: [Int]

  /// Rows that a column of pixels must hold on average before the line is thinned.
  private static let thinningDensity = 2.0

  private var isThinned: Bool {
    Double(time.rows.count) > Self.thinningDensity * max(1, time.width)
  }

  /// SVG path data of the values of some rows; missing values break the line.
  func line(rows: Range<Int>, value: (Int) -> Double) -> String {
    var pen = Pen()
    var column = Column()
    var nextBreak = breaks.partitioningIndex { $0 > rows.lowerBound }
    for row in rows.clamped(to: time.rows) {
      let breaksHere = nextBreak < breaks.count && breaks[nextBreak] == row
      if breaksHere { nextBreak += 1 }
      let number = value(row)
      guard number.isFinite else {
        column.hasHole = true
        continue
      }
      let x = time.x(row: row)
      if !isThinned {
        pen.point(x, values.y(number), lifting: column.hasHole || breaksHere)
        column.hasHole = false
        continue
      }
      let index = Int(x - time.left)
      if index != column.index {
        emit(column, with: &pen)
        let isFar = index > column.index + 1 && column.index >= 0
        column = Column(
          index: index, lifts: (column.hasHole || breaksHere) && isFar || column.index < 0)
      }
      column.add(number, x: x)
    }
    emit(column, with: &pen)
    return pen.finished()
  }

  /// SVG path data of the area between a lower and an upper value of each row.
  func band(rows: Range<Int>, value: (Int) -> Double, halfWidth: (Int) -> Double) -> String {
    var result = ""
    var upper: [(x: Double, y: Double)] = []
    var lower: [(x: Double, y: Double)] = []
    func close() {
      guard !upper.isEmpty else { return }
      var pen = Pen()
      for point in upper + lower.reversed() { pen.point(point.x, point.y, lifting: false) }
      result += pen.finished() + "Z"
      upper = []
      lower = []
    }
    var column = -1
    var low = Double.infinity
    var high = -Double.infinity
    var place = 0.0
    func emit() {
      guard low <= high else { return }
      upper.append((place, values.y(high)))
      lower.append((place, values.y(low)))
      low = .infinity
      high = -.infinity
    }
    var nextBreak = breaks.partitioningIndex { $0 > rows.lowerBound }
    for row in rows.clamped(to: time.rows) {
      let breaksHere = nextBreak < breaks.count && breaks[nextBreak] == row
      if breaksHere { nextBreak += 1 }
      let number = value(row)
      guard number.isFinite, !breaksHere || isThinned else {
        emit()
        close()
        if !number.isFinite { continue }
        low = number - halfWidth(row)
        high = number + halfWidth(row)
        place = time.x(row: row)
        column = row
        continue
      }
      let x = time.x(row: row)
      let index = isThinned ? Int(x - time.left) : row
      if index != column {
        emit()
        if isThinned, index > column + 3, column >= 0 { close() }
        column = index
      }
      low = min(low, number - halfWidth(row))
      high = max(high, number + halfWidth(row))
      place = x
    }
    emit()
    close()
    return result
  }

  private func emit(_ column: Column, with pen: inout Pen) {
    guard column.count > 0 else { return }
    let low = (x: column.lowX, y: values.y(column.low))
    let high = (x: column.highX, y: values.y(column.high))
    let (first, second) = column.lowCame <= column.highCame ? (low, high) : (high, low)
    pen.point(first.x, first.y, lifting: column.lifts)
    if column.low != column.high { pen.point(second.x, second.y, lifting: false) }
  }

  /// What one column of pixels has seen.
  private struct Column {
    var index = -1
    var lifts = true
    var hasHole = false
    var count = 0
    var low = Double.infinity
    var high = -Double.infinity
    var lowX = 0.0
    var highX = 0.0
    var lowCame = 0
    var highCame = 0

    mutating func add(_ value: Double, x: Double) {
      if value < low { (low, lowX, lowCame) = (value, x, count) }
      if value > high { (high, highX, highCame) = (value, x, count) }
      count += 1
    }
  }

  /// Writes path data; a lone point becomes a dot.
  private struct Pen {
    private var data = ""
    private var pointsOfStroke = 0

    mutating func point(_ x: Double, _ y: Double, lifting: Bool) {
      if lifting || data.isEmpty {
        if pointsOfStroke == 1 { data += "h0" }
        data += "M"
        pointsOfStroke = 0
      } else {
        data += "L"
      }
      data += Drawing.number(x) + " " + Drawing.number(y)
      pointsOfStroke += 1
    }

    func finished() -> String { pointsOfStroke == 1 ? data + "h0" : data }
  }
}

extension [Int] {
  /// The first index whose element satisfies a condition that, once true, stays true.
  fileprivate func partitioningIndex(where condition: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
