#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The trials of a search as lines of JSON, one added when each is over, so that a search can be killed
/// at any moment and gone on with.
///
/// ```swift
/// let journal = try TuningJournal(reading: text)           // empty for a new search
/// var tuner = try Tuner(space, configuration, resuming: journal.trials)
/// file.truncate(to: journal.validBytes)                    // a line that the kill cut off
/// for trial in tuner.askRound() {
///   let done = trial.finished(objective(trial.values))
///   try tuner.tell(done)
///   file.append(TuningJournal.line(done))
/// }
/// ```
package struct TuningJournal: Sendable {
  /// The trials, in the order in which they ended.
  package let trials: [Trial]
  /// How many bytes of the text are whole lines; what follows was cut off while it was written.
  package let validBytes: Int

  /// The trials of a journal; none of an empty text.
  ///
  /// - Throws: `TuningError.unreadableJournal` where a whole line is not a trial.
  package init(reading text: some Sequence<UInt8>) throws(TuningError) {
    var trials: [Trial] = []
    var validBytes = 0
    var line: [UInt8] = []
    for byte in text {
      line.append(byte)
      guard byte == UInt8(ascii: "\n") else { continue }
      do {
        trials.append(try JSONDecoder().decode(Trial.self, from: Data(line)))
      } catch {
        throw .unreadableJournal(
          line: trials.count + 1,
          reason:
            "expected a trial in JSON, found \"\(String(decoding: line.prefix(60), as: UTF8.self))\""
        )
      }
      validBytes += line.count
      line.removeAll(keepingCapacity: true)
    }
    self.trials = trials
    self.validBytes = validBytes
  }

  /// The line of a trial, with the end of line.
  package static func line(_ trial: Trial) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // All numbers of a trial are finite, which is all that JSON asks.
    guard let data = try? encoder.encode(trial) else {
      preconditionFailure("trial \(trial.number) has a number that is not finite")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
