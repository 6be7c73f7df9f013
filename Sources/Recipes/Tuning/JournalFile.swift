package import Files
package import Tuning

/// The journal of a search on disk: a line for each trial that is over, there as soon as it is.
package struct JournalFile: Sendable {
  /// Longer journals are none of ours.
  private static let sizeLimit = 1 << 28

  /// The trials that it held when it was opened.
  package let trials: [Trial]
  private let file: AppendedFile

  /// Opens a journal, or begins one; a line that a kill cut off is taken away.
  package init(path: String) throws {
    file = try AppendedFile(path: path)
    let journal = try TuningJournal(
      reading: SmallFile.read(path: path, limit: Self.sizeLimit) ?? [])
    trials = journal.trials
    try file.truncate(to: journal.validBytes)
  }

  /// Adds a trial, and has it on the disk before it returns.
  package func add(_ trial: Trial) throws(FileError) {
    try file.append(TuningJournal.line(trial))
  }
}
