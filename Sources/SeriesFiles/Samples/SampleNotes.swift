/// The notes on a stream: each told once, and of bad lines only the first few.
struct SampleNotes: Sendable {
  private static let toldLineLimit = 10
  private static let toldNameLimit = 100

  /// The lines that could not be read.
  private(set) var skippedLines: Int
  private var notes: [SampleNote] = []
  private var toldNames: Set<String> = []

  /// No notes yet.
  ///
  /// - Parameter skippedLines: The lines that could not be read before.
  init(skippedLines: Int = 0) { self.skippedLines = skippedLines }

  /// Counts a line that could not be read, and tells it if it is one of the first.
  mutating func skip(line: Int, _ error: DataError) {
    skippedLines += 1
    if skippedLines <= Self.toldLineLimit {
      notes.append(.skippedLine(error))
    } else if skippedLines == Self.toldLineLimit + 1 {
      notes.append(.skippingSilently(line: line))
    }
  }

  mutating func tell(_ note: SampleNote) { notes.append(note) }

  /// Tells something about a name, if it is the first about it and not one of too many.
  mutating func tell(_ note: SampleNote, about name: String) {
    guard toldNames.count < Self.toldNameLimit, toldNames.insert(name).inserted else { return }
    notes.append(note)
  }

  /// The notes since the last call.
  mutating func take() -> [SampleNote] {
    defer { notes = [] }
    return notes
  }
}
