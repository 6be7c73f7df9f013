/// Forward filling of rows as they come: the state that carries each channel's last value.
///
/// Row by row it gives the bits of `FilledSeries(filling:rule:initialValues:)` with
/// `.forward(limit:)` and the same initial values.
public struct ForwardFiller: Sendable, Equatable, Codable {
  /// The most rows in a row that one value stands in for; `nil` for any number.
  public let limit: Int?
  /// `[channel]`: the last value met, or the initial one; an optional as JSON has no `NaN`.
  private var lastValues: [Double?]
  /// `[channel]`: rows since that value.
  private var missedRows: [Int]

  /// The number of channels.
  public var channelCount: Int { lastValues.count }

  /// A filler before its first row.
  ///
  /// - Parameters:
  ///   - limit: The most rows in a row that one value stands in for.
  ///   - initialValues: `[channel]`: what stands in until a channel's first value comes.
  /// - Precondition: `limit` is at least 1.
  public init(limit: Int? = nil, initialValues: [Double]) {
    precondition(limit.map { $0 >= 1 } ?? true, "filling limit \(limit ?? 0)")
    self.limit = limit
    lastValues = initialValues.map { $0.isNaN ? nil : $0 }
    missedRows = Array(repeating: 0, count: initialValues.count)
  }

  /// Fills the missing values of the next row.
  ///
  /// - Parameter row: `[channel]`: missing values are `NaN`; beyond the limit they stay so.
  /// - Returns: `[channel]`: whether the value was filled in.
  /// - Precondition: one value a channel.
  public mutating func fill(_ row: inout [Double]) -> [Bool] {
    precondition(
      row.count == lastValues.count, "\(row.count) values for \(lastValues.count) channels")
    var isImputed = Array(repeating: false, count: row.count)
    for channel in row.indices {
      guard row[channel].isNaN else {
        lastValues[channel] = row[channel]
        missedRows[channel] = 0
        continue
      }
      // Stops counting at the limit: a channel may be silent for years.
      if let limit, missedRows[channel] >= limit { continue }
      if limit != nil { missedRows[channel] += 1 }
      if let last = lastValues[channel] {
        row[channel] = last
        isImputed[channel] = true
      }
    }
    return isImputed
  }

  /// Reads a state and checks that it can be used.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    limit = try container.decodeIfPresent(Int.self, forKey: .limit)
    lastValues = try container.decode([Double?].self, forKey: .lastValues)
    missedRows = try container.decode([Int].self, forKey: .missedRows)
    guard limit.map({ $0 >= 1 }) ?? true, missedRows.count == lastValues.count,
      missedRows.allSatisfy({ $0 >= 0 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .missedRows, in: container,
        debugDescription: "\(missedRows.count) counts for \(lastValues.count) values")
    }
  }

  private enum CodingKeys: String, CodingKey {
    case limit
    case lastValues = "last_values"
    case missedRows = "missed_rows"
  }
}
