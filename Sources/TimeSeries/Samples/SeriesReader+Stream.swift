extension SeriesReader {
  /// Reads a file row by row, as `SampleReader` reads a stream: what the columns are and how times are
  /// written follows from the first rows alone, a row older than one before it is left out, and a line
  /// that cannot be read is skipped. Arrays and files of the UCR archive are read as ever.
  ///
  /// - Throws: `DataError` where nothing can be read at all.
  package static func readAsStream(
    path: String, options: Options = Options()
  ) throws(DataError) -> DataFile {
    let name = FileName(path)
    switch options.format ?? name.format {
    case .npy, .ucr: return try read(path: path, options: options)
    case .csv, .ndjson, .influx, nil: break
    }
    var source = try ByteSource(path: path)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var reader = SampleReader(path: path, options: options)
    var rows: [OrderedRows] = []
    var notes: [DataNote] = []
    var isAtEnd = false
    while !isAtEnd {
      var runs: [SampleRun] = []
      let count = try source.read(into: &buffer, from: 0)
      isAtEnd = count < buffer.count
      try reader.read(buffer[..<count], into: &runs)
      if isAtEnd { try reader.finish(into: &runs) }
      for run in runs {
        while rows.count <= run.series { rows.append(OrderedRows()) }
        rows[run.series].append(run, width: reader.series[run.series].channelNames.count)
      }
      notes += reader.takeNotes().compactMap(\.dataNote)
    }
    if reader.skippedLines > 0 { notes.append(.skippedLines(count: reader.skippedLines)) }
    var series: [Series] = []
    for (header, rows) in zip(reader.series, rows) {
      if rows.lateCount > 0 {
        notes.append(.lateRows(series: header.name, count: rows.lateCount))
      }
      let assembly = SeriesAssembly(
        name: header.name, channelNames: header.channelNames, style: reader.style,
        ticks: rows.ticks, values: rows.values)
      series.append(assembly.series(&notes))
    }
    guard series.contains(where: { $0.values.contains { !$0.isNaN } }) else {
      throw .allMissing(file: path)
    }
    return DataFile(
      path: path, format: reader.format ?? .csv, series: series,
      trainingEnd: series.count == 1 ? name.benchmarkTrainingEnd : nil, notes: notes)
  }
}

/// The rows of a series but for those that came too late.
private struct OrderedRows {
  var ticks: [Int64] = []
  var values: [Double] = []
  var lateCount = 0

  mutating func append(_ run: SampleRun, width: Int) {
    guard !run.ticks.isEmpty else {
      values += run.values
      return
    }
    for row in run.ticks.indices {
      guard run.ticks[row] >= ticks.last ?? Int64.min else {
        lateCount += 1
        continue
      }
      ticks.append(run.ticks[row])
      values += run.values[row * width..<(row + 1) * width]
    }
  }
}

extension SampleNote {
  /// The note on a file that was read as a stream; `nil` of lines that were skipped.
  var dataNote: DataNote? {
    switch self {
    case .skippedLine, .skippingSilently: nil
    case .columns(let note): note
    case .textTakenAsMissing(let column): .textColumnIgnored(column: column)
    case .textIgnored(_, let name, _):
      .textColumnIgnored(column: DataColumn(position: 1, name: name))
    case .newChannelIgnored(let series, let name, _):
      .lateChannelIgnored(series: series, channel: name)
    }
  }
}
