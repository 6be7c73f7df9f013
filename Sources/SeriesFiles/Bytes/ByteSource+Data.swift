internal import Files

// An error of the file is one of its data to whoever reads a series.
extension ByteSource {
  /// Opens a file of data; `-` is standard input.
  static func data(at path: String) throws(DataError) -> ByteSource {
    do throws(FileError) {
      return try ByteSource(path: path)
    } catch {
      throw .file(error)
    }
  }

  /// Reads as ``read(into:from:)`` does.
  mutating func readData(
    into buffer: inout [UInt8], from offset: Int
  ) throws(DataError) -> Int {
    do throws(FileError) {
      return try read(into: &buffer, from: offset)
    } catch {
      throw .file(error)
    }
  }
}
