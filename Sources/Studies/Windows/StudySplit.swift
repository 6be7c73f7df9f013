internal import RandomNumbers
internal import TimeSeries

/// The windows of a study, each by its first row, and the part of the split it belongs to.
struct StudySplit {
  /// The streams of the recipe's seed that a study draws from; those of a training are below 16.
  enum Stream {
    static let validation: UInt64 = 16
    static let abnormal: UInt64 = 17
  }

  /// The windows of one part.
  struct Part: Equatable {
    /// The first row of each window, rising.
    var starts: [Int]
    /// The rows that the windows, and what they see around them, may lie in.
    let rows: Range<Int>
  }

  var train: Part
  var validation: Part
  var test: Part

  /// - Parameter labels: `[time]`; `nil` where nothing is known.
  init(
    _ split: SplitRule, windows: WindowConfiguration, rowCount: Int, labels: [Bool]?, seed: UInt64
  ) {
    switch split.unit {
    case .rows:
      let rows = Self.split(split, Array(0..<rowCount), seed: seed)
      train = Self.part(of: rows.train, split.order, windows, rowCount)
      validation = Self.part(of: rows.validation, split.order, windows, rowCount)
      test = Self.part(of: rows.test, split.order, windows, rowCount)
    case .windows:
      let grid = windows.grid(rowCount: rowCount)
      var candidates = Array(0..<grid.count)
      var anomalous: [Int] = []
      if split.anomalous != .keep, let labels {
        let isAnomalous = grid.labels(from: labels)
        anomalous = candidates.filter { isAnomalous[$0] }
        candidates.removeAll { isAnomalous[$0] }
      }
      var parts = Self.split(split, candidates, seed: seed)
      if split.anomalous == .test { parts.test = (parts.test + anomalous).sorted() }
      func part(_ indices: [Int]) -> Part {
        Part(starts: indices.map(grid.start), rows: 0..<rowCount)
      }
      train = part(parts.train)
      validation = part(parts.validation)
      test = part(parts.test)
    }
  }

  /// The windows of some rows. Rows drawn at random are no neighbours: each is a window by itself.
  private static func part(
    of rows: [Int], _ order: SplitRule.Order, _ windows: WindowConfiguration, _ rowCount: Int
  ) -> Part {
    guard order == .time, let first = rows.first else {
      return Part(starts: rows, rows: 0..<rowCount)
    }
    let grid = windows.grid(rowCount: rows.count)
    // What comes before a part may be seen from it, what comes after may not.
    return Part(
      starts: (0..<grid.count).map { first + grid.start(of: $0) }, rows: 0..<first + rows.count)
  }

  private static func split(
    _ split: SplitRule, _ all: [Int], seed: UInt64
  ) -> (train: [Int], validation: [Int], test: [Int]) {
    let outer = SplitIndices(
      split.order == .time
        ? .lastFraction(split.test) : .random(testFraction: split.test, seed: seed),
      count: all.count)
    var rest = outer.training
    let validationCount: Int
    switch split.validationOf {
    case .all:
      let share = DataSplit.lastFraction(split.validation)
      validationCount = min(rest.count, SplitIndices(share, count: all.count).test.count)
    case .train:
      // Rounded as Keras does.
      validationCount =
        split.validation == 0
        ? 0 : rest.count - Int(Double(rest.count) * (1 - split.validation))
    }
    if split.order == .random {
      var generator = RandomGenerator(seed: seed, stream: Stream.validation)
      generator.shuffle(&rest)
    }
    let cut = rest.count - validationCount
    return (
      rest[..<cut].sorted().map { all[$0] }, rest[cut...].sorted().map { all[$0] },
      outer.test.map { all[$0] }
    )
  }
}

extension WindowConfiguration {
  /// The windows of so many rows.
  func grid(rowCount: Int) -> Windows {
    Windows(length: length, stride: stride, rowCount: rowCount, omitsLast: omitLast)
  }
}
