internal import Files

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
    var source = try ByteSource.data(at: path)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var file = StreamedFile(SampleReader(path: path, options: options), faults: .leftOut)
    var isAtEnd = false
    while !isAtEnd {
      let count = try source.readData(into: &buffer, from: 0)
      isAtEnd = count < buffer.count
      try file.take(buffer[..<count], isAtEnd: isAtEnd)
    }
    return try file.file(name)
  }
}
