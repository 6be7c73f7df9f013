#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the system makes of a path.
enum SystemPath {
  /// The path with its links followed; `nil` where it leads to nothing.
  static func resolved(_ path: String) -> String? {
    guard let pointer = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(pointer) }
    return unsafe String(cString: pointer)
  }

  /// Why what is at a path may not be written to, as the system's error number; `nil` where it may.
  static func refusal(writing path: String) -> Int32? {
    // The string lives through the call.
    unsafe access(path, W_OK) == 0 ? nil : errno
  }

  /// Why nothing may be put into a folder, as the system's error number; `nil` where it may.
  static func refusal(addingTo folder: String) -> Int32? {
    // As above.
    unsafe access(folder, W_OK | X_OK) == 0 ? nil : errno
  }

  /// The folder that a path leads through, up to its slash, `.` where there is none; and the name in
  /// it.
  static func parts(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}
