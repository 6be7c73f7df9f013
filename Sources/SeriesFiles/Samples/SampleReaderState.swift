/// What a reader must know to go on in the middle of a stream, of plain parts to be stored.
package struct SampleReaderState: Sendable, Equatable {
  /// The format, once it is known.
  package var format: DataFormat?
  /// Whether the first bytes were seen to be text.
  package var isText: Bool
  /// Whether the deciding lines came.
  package var isDecided: Bool
  /// What the rest follows from: of csv the header and the first row, else the first timestamp.
  package var decidingBytes: [UInt8]
  /// A comment before the first line of csv, which may turn out to be the header.
  package var comment: [UInt8]
  /// The series, in the order in which they came.
  package var series: [SampleReader.SeriesHeader]
  /// Of csv `[channel]`: whether it has not had a number yet.
  package var undecidedChannels: [Bool]
  /// The lines that are read.
  package var lineCount: Int
  /// How many of them could not be read.
  package var skippedLines: Int
  /// The bytes behind them: the begin of a line, or before the decision whole lines.
  package var pendingBytes: [UInt8]

  /// A state, of any content; the reader checks it.
  package init(
    format: DataFormat?, isText: Bool, isDecided: Bool, decidingBytes: [UInt8], comment: [UInt8],
    series: [SampleReader.SeriesHeader], undecidedChannels: [Bool], lineCount: Int,
    skippedLines: Int, pendingBytes: [UInt8]
  ) {
    self.format = format
    self.isText = isText
    self.isDecided = isDecided
    self.decidingBytes = decidingBytes
    self.comment = comment
    self.series = series
    self.undecidedChannels = undecidedChannels
    self.lineCount = lineCount
    self.skippedLines = skippedLines
    self.pendingBytes = pendingBytes
  }
}
