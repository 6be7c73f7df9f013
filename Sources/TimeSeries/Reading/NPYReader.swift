/// Series from NumPy's array files.
enum NPYReader {
  /// The first bytes of the format.
  static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]

  /// Reads `[time]` or `[time, channel]`.
  static func read(_ name: FileName, _ chunk: ByteChunk) throws(DataError) -> DataFile {
    throw .notAnArray(file: name.path, problem: .noMagic)
  }
}
