/// Why a file or a folder could not be opened, read or written: which one, at which step, and the
/// system's error number.
///
/// ```swift
/// do throws(FileError) {
///   try CSVWriter.write(series, to: "cpu.csv")
/// } catch .writeFailed(let file, _, _) {
///   print("\(file) is as it was")
/// }
/// ```
public enum FileError: Error, Sendable, Hashable {
  /// There is no such file.
  case notFound(file: String)
  /// The path is a folder.
  case isDirectory(file: String)
  /// The file may not be read.
  case permissionDenied(file: String)
  /// The system refused to read, with its error number.
  case readFailed(file: String, code: Int32)
  /// The system refused to write, with its error number. The old file, if any, is untouched.
  case writeFailed(file: String, step: WriteStep, code: Int32)

  /// The step of writing a file that failed.
  public enum WriteStep: String, Sendable, Hashable {
    case create
    case write
    case synchronize
    case rename
  }
}
