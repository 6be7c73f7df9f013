/// The rows of the parts of a series.
package struct RowParts: Sendable, Equatable {
  package let train: Range<Int>
  package let validation: Range<Int>
  package let test: Range<Int>

  /// The rows that a detector learned from or only watched, and the others; without others, all are
  /// searched.
  ///
  /// - Parameter trainRows: those at the start.
  package init(trainRows: Int, rowCount: Int) {
    let end = min(trainRows, rowCount)
    train = 0..<end
    validation = end..<end
    test = end < rowCount ? end..<rowCount : 0..<rowCount
  }

  /// The rows of a split in time.
  package init(_ split: SplitRule, rowCount: Int, seed: UInt64) {
    let parts = StudySplit(
      split, windows: WindowConfiguration(length: 1), rowCount: rowCount, labels: nil, seed: seed)
    let train = parts.train.starts.count
    let test = rowCount - parts.test.starts.count
    self.train = 0..<train
    validation = train..<test
    self.test = test..<rowCount
  }

  /// With the validation part in place of the test.
  package var holdingTestBack: RowParts {
    RowParts(train: train, validation: validation, test: validation)
  }

  private init(train: Range<Int>, validation: Range<Int>, test: Range<Int>) {
    self.train = train
    self.validation = validation
    self.test = test
  }
}
