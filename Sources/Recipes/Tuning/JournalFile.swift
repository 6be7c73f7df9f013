package import TimeSeries
package import Tuning

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The journal of a search on disk: a line for each trial that is over, there as soon as it is.
///
/// A class, for the file is closed when nobody writes to it any more.
package final class JournalFile: Sendable {
  /// Longer journals are none of ours.
  private static let sizeLimit = 1 << 28

  /// The trials that it held when it was opened.
  package let trials: [Trial]
  private let path: String
  private let descriptor: Int32

  /// Opens a journal, or begins one; a line that a kill cut off is taken away.
  package init(path: String) throws {
    self.path = path
    let descriptor =
      unsafe path.utf8.contains(0)
      ? -1 : open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw DataError.writeFailed(file: path, step: .create, code: errno)
    }
    self.descriptor = descriptor
    var read: [UInt8]? = nil
    do {
      read = try SmallFile.read(path: path, limit: Self.sizeLimit)
    } catch {
      close(descriptor)
      throw error
    }
    do {
      let journal = try TuningJournal(reading: read ?? [])
      trials = journal.trials
      guard ftruncate(descriptor, off_t(journal.validBytes)) == 0 else {
        throw DataError.writeFailed(file: path, step: .write, code: errno)
      }
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Adds a trial, and has it on the disk before it returns.
  package func add(_ trial: Trial) throws(DataError) {
    var bytes = Array(TuningJournal.line(trial).utf8)[...]
    while !bytes.isEmpty {
      // The pointer is used by `write` alone, for the bytes that are left.
      let count = unsafe bytes.withUnsafeBytes {
        unsafe write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .writeFailed(file: path, step: .write, code: errno) }
      bytes = bytes.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else {
      throw .writeFailed(file: path, step: .synchronize, code: errno)
    }
  }
}
