/// Series from a whole file of line protocol: the rows of its stream, sorted.
enum InfluxFileReader {
  static func read(_ name: FileName, _ chunk: ByteChunk, _ options: SeriesReader.Options)
    throws(DataError) -> DataFile
  {
    var reader = SampleReader(path: name.path, format: .influx, options: options)
    var parts: [SampleRun] = []
    var notes: [DataNote] = []
    while true {
      var runs: [SampleRun] = []
      try reader.read(chunk.bytes[chunk.start..<chunk.end], into: &runs)
      if chunk.isAtEnd { try reader.finish(into: &runs) }
      for run in runs {
        while parts.count <= run.series { parts.append(SampleRun(series: parts.count)) }
        parts[run.series].ticks += run.ticks
        parts[run.series].values += run.values
      }
      for note in reader.takeNotes() {
        // What a note on a stream is of a file can be mended, so that a bad line is an error.
        if case .skippedLine(let error) = note { throw error }
        if let note = note.dataNote { notes.append(note) }
      }
      if chunk.isAtEnd { break }
      chunk.start = chunk.end
      try chunk.fill()
    }
    var series: [Series] = []
    for (header, part) in zip(reader.series, parts) {
      let assembly = SeriesAssembly(
        name: header.name, channelNames: header.channelNames, style: reader.style,
        ticks: part.ticks, values: part.values)
      series.append(assembly.series(&notes))
    }
    guard series.contains(where: { $0.values.contains { !$0.isNaN } }) else {
      throw .allMissing(file: name.path)
    }
    return DataFile(path: name.path, format: .influx, series: series, notes: notes)
  }
}
