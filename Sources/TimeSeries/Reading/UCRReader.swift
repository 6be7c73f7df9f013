/// Series of the UCR Anomaly Archive.
enum UCRReader {
  static func read(_ name: FileName, _ chunk: ByteChunk) throws(DataError) -> DataFile {
    throw .notAnArchiveName(file: name.path, rows: nil)
  }
}
