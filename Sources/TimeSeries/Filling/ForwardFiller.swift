/// Forward filling of rows as they come: the state that carries each channel's last value.
///
/// Row by row it gives the bits of `FilledSeries(filling:rule:initialValues:)` with
/// `.forward(limit:)` and the same initial values.
package struct ForwardFiller: Sendable, Equatable {
  /// The most rows in a row that one value stands in for; `nil` for any number.
  package let limit: Int?
  /// `[channel]`: the last value met, or the initial one; `nil` before there is one.
  private var lastValues: [Double?]
  /// `[channel]`: rows since that value.
  private var missedRows: [Int]

  package var channelCount: Int { lastValues.count }

  /// A filler before its first row.
  ///
  /// - Parameters:
  ///   - limit: The most rows in a row that one value stands in for.
  ///   - initialValues: `[channel]`: what stands in until a channel's first value comes.
  /// - Precondition: `limit` is at least 1.
  package init(limit: Int? = nil, initialValues: [Double]) {
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
  package mutating func fill(_ row: inout [Double]) -> [Bool] {
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

  /// `[channel]`: what stands in for the next missing value; `NaN` for nothing. Without a limit, a
  /// filler that starts with these goes on as this one does.
  package var knownValues: [Double] { lastValues.map { $0 ?? .nan } }
}
