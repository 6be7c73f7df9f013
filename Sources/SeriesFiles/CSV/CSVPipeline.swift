internal import Dispatch
internal import Synchronization

/// Reads blocks of lines into a table.
///
/// Three things go on at a time, each on a thread where there are several: the next block is
/// fetched, the pieces of this one are read, and the one before is added to the table. Pieces are
/// added in order, and each only where the rows before it end at its begin, so the table depends
/// neither on the number of threads nor on the size of pieces.
final class CSVPipeline: Sendable {
  private let blocks: Mutex<LineBlocks>
  private let table: Mutex<CSVTable>
  private let pieceSize: Int
  private let reader: CSVRowReader

  /// A block whose pieces are read.
  private struct ReadBlock {
    var block: LineBlock
    var pieces: ArraySlice<CSVPiece>
  }

  /// A pipeline from blocks to an empty table, by copies of `reader`.
  init(
    _ blocks: consuming LineBlocks, _ table: CSVTable, pieceSize: Int, reader: CSVRowReader
  ) {
    self.blocks = Mutex(blocks)
    self.table = Mutex(table)
    self.pieceSize = pieceSize
    self.reader = reader
  }

  /// Reads all blocks.
  func read() throws(DataError) -> CSVTable {
    // The readers of two blocks take turns.
    var readers: [CSVPiece] = []
    var otherReaders: [CSVPiece] = []
    var previous: ReadBlock?
    var current = blocks.withLock { $0.next() }
    var isContinued = false
    while current != nil || previous != nil {
      let ranges = current?.pieces(of: pieceSize) ?? []
      while readers.count < ranges.count { readers.append(CSVPiece(reader)) }
      let pieces = readers[..<ranges.count]
      let next = try step(previous, current, ranges, pieces, isContinued: isContinued)
      if let bytes = previous?.block.bytes {
        previous = nil
        blocks.withLock { $0.recycle(bytes) }
      }
      previous = current.map { ReadBlock(block: $0, pieces: pieces) }
      current = next
      swap(&readers, &otherReaders)
      isContinued = true
    }
    return table.withLock { $0 }
  }

  /// Adds a block to the table, fetches the next, and reads the pieces of the current one.
  private func step(
    _ previous: ReadBlock?, _ current: LineBlock?, _ ranges: [Range<Int>],
    _ pieces: ArraySlice<CSVPiece>, isContinued: Bool
  ) throws(DataError) -> LineBlock? {
    let layout = table.withLock { $0.layout }
    let next = Mutex<LineBlock?>(nil)
    let failure = Mutex<DataError?>(nil)
    perform(ranges.count + 2) { job in
      switch job {
      case 0:
        guard let previous else { return }
        do throws(DataError) {
          try table.withLock { (table) throws(DataError) in
            try table.append(previous.block, previous.pieces)
          }
        } catch { failure.withLock { $0 = error } }
      case 1:
        guard current != nil else { return }
        let block = blocks.withLock { $0.next() }
        next.withLock { $0 = block }
      default:
        guard let bytes = current?.bytes else { return }
        pieces[job - 2].use {
          $0.begin(layout)
          $0.read(bytes, ranges[job - 2], isContinued: isContinued || job > 2)
        }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    return next.withLock { $0 }
  }

  /// Does jobs, on several threads where they are worth it.
  private func perform(_ count: Int, _ job: @Sendable (Int) -> Void) {
    // Two jobs and one piece: a small file, or the end of one.
    if count > 3 {
      DispatchQueue.concurrentPerform(iterations: count, execute: job)
    } else {
      for index in 0..<count { job(index) }
    }
  }
}
