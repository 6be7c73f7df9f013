internal import Synchronization

/// A reader of one piece of a block, which one thread uses at a time.
final class CSVPiece: Sendable {
  private let reader: Mutex<CSVRowReader>

  init(_ reader: CSVRowReader) { self.reader = Mutex(reader) }

  /// Lets `body` use the reader.
  func use(_ body: (inout CSVRowReader) -> Void) {
    reader.withLock { body(&$0) }
  }
}
