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

extension OnlineHistory: Codable {
  private enum CodingKeys: String, CodingKey {
    case channels
    case rows
    case values
    case seasonal
  }

  /// Writes the rows kept. A number that was filled in is written as `NaN` of its bits: its sign and
  /// size follow from the row before, so it needs none of its own.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(channels, forKey: .channels)
    try container.encode(endRow, forKey: .rows)
    var kept: [Float] = []
    for row in firstRow..<endRow {
      for channel in 0..<channels {
        // The first kept row keeps what stood in, as the row before it is gone.
        let isFirst = row == firstRow
        kept.append(isImputed(row, channel) && !isFirst ? .nan : self[row, channel])
      }
    }
    if firstRow < endRow {
      kept += (0..<channels).map { isImputed(firstRow, $0) ? 1 : 0 }
    }
    try container.encode(FloatBits(kept), forKey: .values)
    try container.encode(
      FloatBits(seasonal.suffix((endRow - firstRow) * channels)), forKey: .seasonal)
  }

  /// Reads rows and checks that they are as many as they are said to be.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    channels = try container.decode(Int.self, forKey: .channels)
    endRow = try container.decode(Int.self, forKey: .rows)
    let kept = try container.decode(FloatBits.self, forKey: .values).values
    let rows = min(endRow, Self.capacity)
    guard channels >= 1, endRow >= 0, endRow < Int.max / 2, kept.count % channels == 0,
      kept.count / channels == (rows == 0 ? 0 : rows + 1)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "\(kept.count) numbers for \(rows) rows of \(channels)")
    }
    seasonal = try container.decode(FloatBits.self, forKey: .seasonal).values
    guard seasonal.count == rows * channels, seasonal.allSatisfy(\.isFinite) else {
      throw DecodingError.dataCorruptedError(
        forKey: .seasonal, in: container, debugDescription: "not a number for each value")
    }
    for row in 0..<rows {
      for channel in 0..<channels {
        let value = kept[row * channels + channel]
        let isFilled = row == 0 ? kept[rows * channels + channel] == 1 : value.isNaN
        let number = isFilled && row > 0 ? values[(row - 1) * channels + channel] : value
        guard number.isFinite else {
          throw DecodingError.dataCorruptedError(
            forKey: .values, in: container, debugDescription: "a value that is no number")
        }
        values.append(number)
        imputed.append(isFilled)
      }
    }
  }
}
