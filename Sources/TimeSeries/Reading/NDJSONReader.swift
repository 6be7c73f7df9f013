/// Series from lines of JSON.
enum NDJSONReader {
  static func read(_ name: FileName, _ chunk: ByteChunk, _ options: SeriesReader.Options)
    throws(DataError) -> DataFile
  {
    throw .notJSON(file: name.path, line: 1, column: 1, problem: .notAnObject)
  }
}
