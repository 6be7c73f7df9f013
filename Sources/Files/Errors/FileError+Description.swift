#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension FileError {
  /// Why a file could not be opened or read, by the system's error number.
  init(reading path: String, code: Int32) {
    self =
      switch code {
      case ENOENT, ENOTDIR: .notFound(file: path)
      case EACCES, EPERM: .permissionDenied(file: path)
      case EISDIR: .isDirectory(file: path)
      default: .readFailed(file: path, code: code)
      }
  }
}

extension FileError: CustomStringConvertible {
  /// A sentence or two: what was found, where, what was expected, what to do.
  public var description: String {
    switch self {
    case .notFound(let file):
      "\(file): no such file. Check the path."
    case .isDirectory(let file):
      "\(file): this is a folder; expected a file of data. Name a file in it."
    case .permissionDenied(let file):
      "\(file): reading is not permitted. Check the file's permissions and owner."
    case .readFailed(let file, let code):
      "\(file): reading failed (\(Self.reason(code)))."
    case .writeFailed(let file, let step, let code):
      """
      \(file): writing failed at the step '\(step.rawValue)' (\(Self.reason(code))); nothing was \
      changed.\(Self.advice(code))
      """
    }
  }

  private static func advice(_ code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT: " Free some space and try again."
    case EACCES, EPERM, EROFS: " Choose a folder that may be written."
    case ENOENT: " Make the folder first."
    default: ""
    }
  }

  private static func reason(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}
