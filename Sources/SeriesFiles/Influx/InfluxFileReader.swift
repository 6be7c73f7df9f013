/// Series from a whole file of line protocol: the rows of its stream, sorted.
enum InfluxFileReader {
  static func read(_ name: FileName, _ chunk: ByteChunk, _ options: SeriesReader.Options)
    throws(DataError) -> DataFile
  {
    var file = StreamedFile(
      SampleReader(path: name.path, format: .influx, options: options), faults: .mended)
    while true {
      try file.take(chunk.bytes[chunk.start..<chunk.end], isAtEnd: chunk.isAtEnd)
      if chunk.isAtEnd { break }
      chunk.start = chunk.end
      try chunk.fill()
    }
    return try file.file(name)
  }
}
