import Files
import Foundation
import SeriesFiles
import Synchronization
import TestSupport
import Testing

#if os(Linux)
  /// A thread that waits at a feed, to be woken by a signal.
  private final class Waiter: Sendable {
    private let state = Mutex<(thread: pthread_t?, piece: ByteFeed.Piece?)>((nil, nil))

    var piece: ByteFeed.Piece? { state.withLock { $0.piece } }

    func wait(at path: String) {
      // Threads of pools hold all signals back, and so do those that they begin.
      var signals = sigset_t()
      // The set is ours and lives through the calls.
      unsafe sigemptyset(&signals)
      unsafe sigaddset(&signals, SIGUSR1)
      unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      do {
        var feed = try ByteFeed(following: path)
        state.withLock { $0.thread = pthread_self() }
        let piece = try feed.next(timeout: .seconds(20))
        state.withLock { $0 = (nil, piece) }
      } catch {
        Issue.record(error)
      }
    }

    func wake() {
      // While its number is there, the thread is.
      state.withLock { if let thread = $0.thread { pthread_kill(thread, SIGUSR1) } }
    }
  }
#endif

/// Pipes, and plain files up to their end.
@Suite struct ByteFeedTests {
  private func pipe(_ folder: TestFolder) throws -> String {
    let path = folder.path("pipe")
    // The string lives through the call.
    try #require(unsafe mkfifo(path, 0o600) == 0)
    return path
  }

  @Test func `a pipe gives each piece as soon as it is written`() throws {
    let folder = try TestFolder()
    let path = try pipe(folder)
    var feed = try ByteFeed(path: path)
    // Nobody has opened it for writing yet.
    #expect(try feed.next(timeout: .zero) == .nothing)
    let writer = try #require(FileHandle(forWritingAtPath: path))
    #expect(try drain(&feed) == [])
    for text in ["time,value\n", "1,2\n3,", "4\n"] {
      try writer.write(contentsOf: Data(text.utf8))
      #expect(try drain(&feed) == [text])
    }
    try writer.write(contentsOf: Data("5,6".utf8))
    try writer.close()
    #expect(try drain(&feed) == ["5,6", "."])
    #expect(try feed.next(timeout: .seconds(9)) == .end)
    #expect(feed.place == nil)
    #expect(feed.isWaiting == false)
  }

  @Test func `waiting ends when bytes come`() throws {
    let folder = try TestFolder()
    let path = try pipe(folder)
    var feed = try ByteFeed(following: path)
    let writer = try #require(FileHandle(forWritingAtPath: path))
    let thread = Thread {
      Thread.sleep(forTimeInterval: 0.02)
      try? writer.write(contentsOf: Data("1\n".utf8))
    }
    thread.start()
    let start = ContinuousClock.now
    #expect(try feed.next(timeout: .seconds(20)) == .bytes(Array("1\n".utf8)[...]))
    #expect(.now - start < .seconds(10))
  }

  @Test func `waiting ends when the time is over`() throws {
    let folder = try TestFolder()
    var pipe = try ByteFeed(path: pipe(folder))
    var file = try ByteFeed(following: folder.path("none.csv"))
    for timeout in [Duration.milliseconds(-5), .zero, .nanoseconds(1), .milliseconds(12)] {
      let start = ContinuousClock.now
      #expect(try pipe.next(timeout: timeout) == .nothing)
      #expect(try file.next(timeout: timeout) == .nothing)
      #expect(.now - start >= timeout * 2)
    }
  }

  #if os(Linux)
    @Test(arguments: [true, false])
    func `waiting ends when a signal comes`(_ isPipe: Bool) throws {
      let folder = try TestFolder()
      let path = isPipe ? try pipe(folder) : folder.path("none.csv")
      signal(SIGUSR1) { _ in }
      let waiter = Waiter()
      Thread.detachNewThread { waiter.wait(at: path) }
      let start = ContinuousClock.now
      while waiter.piece == nil, .now - start < .seconds(10) {
        usleep(2000)
        waiter.wake()
      }
      #expect(waiter.piece == .nothing)
    }
  #endif

  @Test func `a plain file is read to its end`() throws {
    let folder = try TestFolder()
    let path = folder.path("a.csv")
    let text = (0..<600).map(rows).joined()
    try AtomicFile.write(text, to: path)
    var feed = try ByteFeed(path: path)
    let found = try drain(&feed)
    #expect(found.last == ".")
    #expect(found.count > 2)
    #expect(found.dropLast().joined() == text)
    #expect(try feed.next(timeout: .zero) == .end)
  }

  @Test func `what cannot be read is refused`() throws {
    let folder = try TestFolder()
    let here = folder.path
    let none = folder.path("none.csv")
    #expect(throws: FileError.notFound(file: none)) { _ = try ByteFeed(path: none) }
    #expect(throws: FileError.isDirectory(file: here)) { _ = try ByteFeed(path: here) }
    #expect(throws: FileError.isDirectory(file: here)) { _ = try ByteFeed(following: here) }
    for path in ["", "a\0b"] {
      #expect(throws: FileError.notFound(file: path)) { _ = try ByteFeed(path: path) }
      #expect(throws: FileError.notFound(file: path)) { _ = try ByteFeed(following: path) }
    }
  }
}
