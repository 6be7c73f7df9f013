import Foundation
import Testing

@Suite struct InterruptTests {
  @Test(arguments: [0.2, 0.6, 1.2])
  func `Ctrl-C leaves no half-written file`(seconds: Double) throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(rows: 600, jump: 0..<0), to: "cpu.csv")
    try folder.write("old", to: "web.martlet")
    let process = try spawn([
      "fit", "\(folder.path)/cpu.csv", "-o", "\(folder.path)/web.martlet", "--architecture",
      "dense", "--epochs", "1000000",
    ])
    Thread.sleep(forTimeInterval: seconds)
    #expect(kill(process, SIGINT) == 0)
    var status: Int32 = 0
    let ended = unsafe waitpid(process, &status, 0)
    #expect(ended == process)
    // The low bits hold the signal that ended it.
    #expect(status & 0x7F == SIGINT)
    #expect(try folder.files == ["cpu.csv", "web.martlet"])
    #expect(try folder.text(of: "web.martlet") == "old")
  }

  /// Starts the program as a shell would. The threads of tests block signals, tests in the background
  /// ignore Ctrl-C, and a child of `Process` would inherit both.
  private func spawn(_ arguments: [String]) throws -> pid_t {
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
    let program = ProgramRun.program.path
    var words: [UnsafeMutablePointer<CChar>?] = unsafe ([program] + arguments).map {
      unsafe strdup($0)
    }
    unsafe words.append(nil)
    defer { unsafe words.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let code = unsafe posix_spawn(&process, program, nil, &attributes, words, environ)
    try #require(code == 0)
    return process
  }
}
