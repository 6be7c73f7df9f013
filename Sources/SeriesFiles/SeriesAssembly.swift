internal import TimeSeries

/// Makes a series of rows in the order of a file: sorts them by time and counts what is odd.
struct SeriesAssembly {
  var name: String
  var channelNames: [String]
  var style: TimestampStyle
  /// `[row]`, in the file's order; empty for `.rowNumber`.
  var ticks: [Int64]
  /// `[row, channel]`; infinite values become missing.
  var values: [Double]
  var labels: [Bool]?
  /// Whether a number that stands out may be taken for a code of missing values.
  var guessesCodes = false

  /// The series; what was odd is added to `notes`.
  consuming func series(_ notes: inout [DataNote]) -> Series {
    let axis: TimeAxis
    if style == .rowNumber {
      axis = TimeAxis(rowCount: channelNames.isEmpty ? 0 : values.count / channelNames.count)
    } else {
      sort(&notes)
      var duplicates = 0
      for row in ticks.indices.dropFirst() where ticks[row] == ticks[row - 1] { duplicates += 1 }
      if duplicates > 0 { notes.append(.duplicateTimestamps(series: name, count: duplicates)) }
      axis = TimeAxis(ticks: ticks, style: style)
    }
    if guessesCodes { findCodes(&notes) }
    countMissing(&notes)
    return Series(
      name: name, channelNames: channelNames, timeAxis: axis, values: values, labels: labels)
  }

  private mutating func sort(_ notes: inout [DataNote]) {
    var late = 0
    var latest = Int64.min
    for tick in ticks {
      if tick < latest { late += 1 }
      latest = max(latest, tick)
    }
    guard late > 0 else { return }
    notes.append(.sortedRows(series: name, count: late))
    // The file's order breaks ties, so the sort is stable.
    let order = ticks.indices.sorted { (ticks[$0], $0) < (ticks[$1], $1) }
    let width = channelNames.count
    let unsorted = values
    var position = 0
    for row in order {
      for channel in 0..<width {
        values[position] = unsorted[row * width + channel]
        position += 1
      }
    }
    ticks = order.map { ticks[$0] }
    if let unsorted = labels { labels = order.map { unsorted[$0] } }
  }

  private mutating func countMissing(_ notes: inout [DataNote]) {
    // Most data are whole, and to look for that is one quick pass without a copy.
    guard values.contains(where: { !$0.isFinite }) else { return }
    let width = channelNames.count
    var missing = [Int](repeating: 0, count: width)
    var infinite = missing
    var channel = 0
    for index in values.indices {
      if !values[index].isFinite {
        if values[index].isNaN {
          missing[channel] += 1
        } else {
          infinite[channel] += 1
          values[index] = .nan
        }
      }
      channel += 1
      if channel == width { channel = 0 }
    }
    for (channel, name) in channelNames.enumerated() {
      if missing[channel] > 0 {
        notes.append(.missingValues(series: self.name, channel: name, count: missing[channel]))
      }
      if infinite[channel] > 0 {
        notes.append(.infiniteValues(series: self.name, channel: name, count: infinite[channel]))
      }
    }
  }
}
