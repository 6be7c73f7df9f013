internal import TimeSeries

/// Makes one table of channels that have several files each.
struct ChannelTable {
  let alignment: Alignment
  let name: String
  /// What a channel is before its first value; `nil` takes that value.
  let initialValue: Double?

  /// Each channel's files end to end, in the order of time.
  func joined(_ files: [(channel: String, parts: [Series])]) throws(PreparationError)
    -> FilledSeries
  {
    var series: [Series] = []
    for (channel, parts) in files {
      series.append(
        try Series.concatenation(of: parts.map { $0.renamed(channel) }, name: channel))
    }
    return try alignment.align(series, name: name, initialValues: initialValues(series.count))
  }

  /// The mean of each channel's files, each of which is filled by itself before.
  func averaged(_ files: [(channel: String, parts: [Series])]) throws(PreparationError)
    -> FilledSeries
  {
    var all: [Series] = []
    var columns: [Range<Int>] = []
    for (channel, parts) in files {
      let first = all.count
      // One file may belong to several channels.
      for (index, part) in parts.enumerated() { all.append(part.renamed("\(channel).\(index)")) }
      columns.append(first..<all.count)
    }
    // A file that has not begun says nothing, and is no part of the mean.
    let table = try alignment.align(
      all, name: name, initialValues: Array(repeating: .nan, count: all.count)
    ).series
    var values: [Double] = []
    values.reserveCapacity(table.rowCount * files.count)
    for row in 0..<table.rowCount {
      for range in columns {
        values.append(Aggregation.mean(range.lazy.map { table[row, $0] }))
      }
    }
    let means = Series(
      name: name, channelNames: files.map(\.channel), timeAxis: table.timeAxis, values: values,
      labels: table.labels)
    return FilledSeries(
      filling: means, rule: alignment.filling, initialValues: initialValues(files.count))
  }

  private func initialValues(_ count: Int) -> [Double]? {
    initialValue.map { Array(repeating: $0, count: count) }
  }
}

extension Series {
  /// A series of one channel under another name: all files of a channel are the same channel,
  /// whatever their columns are called.
  fileprivate func renamed(_ channel: String) -> Series {
    Series(
      name: channel, channelNames: [channel], timeAxis: timeAxis, values: values, labels: labels)
  }
}
