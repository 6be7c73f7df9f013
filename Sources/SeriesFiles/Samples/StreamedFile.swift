internal import TimeSeries

/// A file that is read row by row, as `SampleReader` reads a stream, and becomes series.
struct StreamedFile {
  /// What becomes of rows that are out of order, and of lines that cannot be read.
  enum Faults {
    /// As in a stream: rows that come late are left out, lines are skipped, both are counted.
    case leftOut
    /// As in a file, which can be mended: rows are sorted, and a line is an error.
    case mended
  }

  private let faults: Faults
  private var reader: SampleReader
  private var parts: [Part] = []
  private var notes: [DataNote] = []

  /// The rows of a series.
  private struct Part {
    var ticks: [Int64] = []
    var values: [Double] = []
    var lateCount = 0
  }

  init(_ reader: SampleReader, faults: Faults) {
    self.reader = reader
    self.faults = faults
  }

  /// Takes the next bytes, which may end anywhere.
  mutating func take(_ bytes: ArraySlice<UInt8>, isAtEnd: Bool) throws(DataError) {
    var runs: [SampleRun] = []
    try reader.read(bytes, into: &runs)
    if isAtEnd { try reader.finish(into: &runs) }
    for run in runs {
      while parts.count <= run.series { parts.append(Part()) }
      append(run, width: reader.series[run.series].channelNames.count)
    }
    for note in reader.takeNotes() {
      if case .skippedLine(let error) = note, faults == .mended { throw error }
      if let note = note.dataNote { notes.append(note) }
    }
  }

  private mutating func append(_ run: SampleRun, width: Int) {
    guard faults == .leftOut, !run.ticks.isEmpty else {
      parts[run.series].ticks += run.ticks
      parts[run.series].values += run.values
      return
    }
    for row in run.ticks.indices {
      guard run.ticks[row] >= parts[run.series].ticks.last ?? Int64.min else {
        parts[run.series].lateCount += 1
        continue
      }
      parts[run.series].ticks.append(run.ticks[row])
      parts[run.series].values += run.values[row * width..<(row + 1) * width]
    }
  }

  /// The series of all rows.
  consuming func file(_ name: FileName) throws(DataError) -> DataFile {
    if faults == .leftOut, reader.skippedLines > 0 {
      notes.append(.skippedLines(count: reader.skippedLines))
    }
    var series: [Series] = []
    for (header, part) in zip(reader.series, parts) {
      if part.lateCount > 0 {
        notes.append(.lateRows(series: header.name, count: part.lateCount))
      }
      let assembly = SeriesAssembly(
        name: header.name, channelNames: header.channelNames, style: reader.style,
        ticks: part.ticks, values: part.values)
      series.append(assembly.series(&notes))
    }
    guard series.contains(where: { $0.values.contains { !$0.isNaN } }) else {
      throw .allMissing(file: name.path)
    }
    return DataFile(
      path: name.path, format: reader.format ?? .csv, series: series,
      trainingEnd: faults == .leftOut && series.count == 1 ? name.benchmarkTrainingEnd : nil,
      notes: notes)
  }
}

extension SampleNote {
  /// The note on a file that was read as a stream; `nil` of lines that were skipped.
  fileprivate var dataNote: DataNote? {
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
