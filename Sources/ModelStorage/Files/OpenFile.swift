internal import Files

/// A plain file open for reading, whose size is known before a byte of it is read.
struct OpenFile {
  /// The bytes in all.
  let size: Int
  private let file: InputFile

  /// Opens a plain file; a folder, a device or a pipe is refused, since none has a size to trust.
  init(path: String) throws(ModelFileError.Problem) {
    do throws(FileError) {
      // Not waiting, so that a pipe without a writer is refused.
      file = try InputFile(file: path, waits: false)
    } catch {
      throw ModelFileError.Problem(error)
    }
    guard let status = file.status, status.kind == .plain else { throw .notPlainFile }
    size = Int(status.size)
  }

  /// Reads the bytes of a place in the file.
  ///
  /// - Throws: If the file has become shorter since it was opened, or the disk fails.
  func read(_ place: Range<Int>) throws(ModelFileError.Problem) -> [UInt8] {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try file.bytes(at: Int64(place.lowerBound), count: place.count)
    } catch {
      throw ModelFileError.Problem(error)
    }
    guard bytes.count == place.count else {
      throw .shrunk(expected: size, found: place.lowerBound + bytes.count)
    }
    return bytes
  }
}

extension ModelFileError.Problem {
  fileprivate init(_ error: FileError) {
    self =
      switch error {
      case .notFound: .notFound
      case .permissionDenied: .noPermission
      case .isDirectory: .directory
      case .readFailed(_, let code): .unreadable(code: code)
      case .writeFailed: .unwritable(error)
      }
  }
}
