/// The scaled rows that a stream still needs: for the window, for the season, and to learn from again.
struct OnlineHistory: Sendable, Equatable {
  /// Rows kept. A detector may run for years; what it learns from is as long as this.
  static let capacity = 32_768

  let channels: Int
  /// Rows taken since the stream began.
  private(set) var endRow = 0
  /// `[time, channel]`: the last rows; some more than `capacity`, so that they are let go of many at a
  /// time.
  private var values: [Float] = []
  /// As `values`: whether a number was filled in.
  private var imputed: [Bool] = []
  /// As `values`: what the season expected of the row when it came; 0, the middle, where it said nothing.
  private var seasonal: [Float] = []

  init(channels: Int) {
    self.channels = channels
  }

  /// The first row that is kept.
  var firstRow: Int { max(0, endRow - Self.capacity) }

  /// The row that `values` starts with.
  private var storedRow: Int { endRow - values.count / channels }

  /// Takes a row, each `[channel]`.
  mutating func append(_ row: [Float], isImputed: [Bool], seasonal expected: [Float?]) {
    if values.count >= (Self.capacity + 4096) * channels {
      values.removeFirst(4096 * channels)
      imputed.removeFirst(4096 * channels)
      seasonal.removeFirst(4096 * channels)
    }
    values += row
    imputed += isImputed
    seasonal += expected.map { $0 ?? 0 }
    endRow += 1
  }

  /// A number of a kept row.
  subscript(row: Int, channel: Int) -> Float {
    values[(row - storedRow) * channels + channel]
  }

  /// Whether a number of a kept row was filled in.
  func isImputed(_ row: Int, _ channel: Int) -> Bool {
    imputed[(row - storedRow) * channels + channel]
  }

  /// What the season expected of a number of a kept row when it came; 0 where it said nothing.
  func seasonal(_ row: Int, _ channel: Int) -> Float {
    seasonal[(row - storedRow) * channels + channel]
  }

  /// `[time]`: what was measured of a channel in the kept rows; `NaN` where filled in.
  func measured(_ channel: Int) -> [Double] {
    (firstRow..<endRow).map { isImputed($0, channel) ? .nan : Double(self[$0, channel]) }
  }

  /// The place of a kept row's first number in `numbers`.
  func offset(of row: Int) -> Int { (row - storedRow) * channels }

  /// `[time, channel]`, all that is stored.
  var numbers: [Float] { values }

  static func == (left: OnlineHistory, right: OnlineHistory) -> Bool {
    left.channels == right.channels && left.endRow == right.endRow
      && (left.firstRow..<left.endRow).allSatisfy { row in
        (0..<left.channels).allSatisfy {
          left[row, $0].bitPattern == right[row, $0].bitPattern
            && left.isImputed(row, $0) == right.isImputed(row, $0)
            && left.seasonal(row, $0).bitPattern == right.seasonal(row, $0).bitPattern
        }
      }
  }
}

extension OnlineHistory {
  /// Writes or reads the rows kept.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    let kept = (endRow - firstRow) * channels
    if !archive.isReading {
      values.removeFirst(values.count - kept)
      imputed.removeFirst(imputed.count - kept)
      seasonal.removeFirst(seasonal.count - kept)
    }
    try archive.integer(&endRow, in: 0...StateArchive.largestCount)
    let count = (endRow - firstRow) * channels
    try archive.floats(&values, count: count)
    try archive.flags(&imputed, in: count...count)
    try archive.floats(&seasonal, count: count)
    guard values.allSatisfy(\.isFinite), seasonal.allSatisfy(\.isFinite) else {
      throw archive.damage
    }
  }
}
