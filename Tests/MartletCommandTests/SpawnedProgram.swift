import Foundation
import TestSupport
import Testing

/// The built program while it runs: it is given rows, looked at, stopped and killed.
///
/// It is started as a shell would start it. The threads of tests block signals, tests in the background
/// ignore Ctrl-C, and a child of `Process` would inherit both.
final class SpawnedProgram {
  /// What it prints goes here.
  private let prints: TestFolder
  private var process: pid_t = 0
  /// Where rows are written to; `nil` without a pipe, and once it is closed.
  private var pipe: Int32?
  private var status: Int32?

  /// Starts the program in a folder.
  ///
  /// - Parameter hasPipe: whether standard input is a pipe that `send` writes to; else it is empty.
  init(_ arguments: [String], in folder: TestFolder, hasPipe: Bool = false) throws {
    prints = try TestFolder()
    var input = "/dev/null"
    if hasPipe {
      // A named one, so that no other test's child inherits an end of it.
      input = "\(prints.path)/input"
      unsafe try #require(mkfifo(input, 0o600) == 0)
      // Opened for both, as for one alone would wait for the other end.
      pipe = unsafe open(input, O_RDWR | O_CLOEXEC)
      try #require((pipe ?? -1) >= 0)
    }
    process = try Self.spawn(
      arguments, in: folder.path, input: input, output: "\(prints.path)/output",
      errors: "\(prints.path)/errors")
  }

  deinit {
    stop(SIGKILL)
  }

  private static func spawn(
    _ arguments: [String], in folder: String, input: String, output: String, errors: String
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    unsafe sigemptyset(&none)
    var interrupt = sigset_t()
    unsafe sigemptyset(&interrupt)
    unsafe sigaddset(&interrupt, SIGINT)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &interrupt)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, flags, 0o600)
    // A shell changes the folder: there is no call for it that all systems have.
    let shell = "/bin/sh"
    let script = #"cd "$1" && shift && exec "$@""#
    var words: [UnsafeMutablePointer<CChar>?] =
      unsafe ([shell, "-c", script, shell, folder, ProgramRun.program.path] + arguments)
      .map { unsafe strdup($0) }
    unsafe words.append(nil)
    defer { unsafe words.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let code = unsafe posix_spawn(&process, shell, &actions, &attributes, words, environ)
    try #require(code == 0)
    return process
  }

  /// Writes to its standard input.
  func send(_ text: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe write(pipe ?? -1, $0.baseAddress, $0.count) }
      try #require(count > 0)
      rest = rest.dropFirst(count)
    }
  }

  /// What it has printed by now.
  var output: String { get throws { try prints.text(of: "output") } }

  /// What it has said on standard error by now.
  var errors: String { get throws { try prints.text(of: "errors") } }

  /// The whole lines printed by now that hold a text.
  func lines(with text: String = "") throws -> [String] {
    let output = try output
    guard let end = output.lastIndex(of: "\n") else { return [] }
    return output[..<end].split(separator: "\n").map(String.init).filter {
      text.isEmpty || $0.contains(text)
    }
  }

  /// Waits until something is so.
  ///
  /// - Returns: how long it took, in seconds; `nil` where it is still not so after the limit.
  @discardableResult
  static func wait(limit: Double = 20, until condition: () throws -> Bool) rethrows -> Double? {
    let start = ContinuousClock.now
    while true {
      if try condition() { return start.duration(to: .now) / .seconds(1) }
      if start.duration(to: .now) > .seconds(limit) { return nil }
      usleep(5000)
    }
  }

  /// Waits until so many lines are printed that hold a text.
  @discardableResult
  func wait(for count: Int, with text: String = "", limit: Double = 20) throws -> Double? {
    try Self.wait(limit: limit) { try lines(with: text).count >= count }
  }

  /// Sends a signal and waits for the end.
  ///
  /// - Returns: the exit code; the negative signal where one ended it.
  @discardableResult
  func stop(_ signal: Int32) -> Int32 {
    if status == nil { kill(process, signal) }
    return end(closesPipe: false)
  }

  /// Closes the pipe and waits for the end.
  ///
  /// - Returns: the exit code; the negative signal where one ended it.
  @discardableResult
  func end() -> Int32 { end(closesPipe: true) }

  private func end(closesPipe: Bool) -> Int32 {
    if let status { return status }
    if closesPipe, let pipe {
      close(pipe)
      self.pipe = nil
    }
    var found: Int32 = 0
    let pid = process
    let isOver = Self.wait(limit: 60) { unsafe waitpid(pid, &found, WNOHANG) == pid } != nil
    if !isOver {
      kill(process, SIGKILL)
      unsafe waitpid(process, &found, 0)
    }
    if let pipe { close(pipe) }
    // The low bits hold the signal that ended it, the next ones the exit code.
    let code = found & 0x7F != 0 ? -(found & 0x7F) : found >> 8 & 0xFF
    status = code
    return code
  }
}
