/// How flagged rows become anomalies: one event for one incident.
///
/// ```swift
/// let rule = EventRule(mergeGap: 2, minimumFlags: 2)
/// let ranges = rule.ranges(of: [false, true, false, true, false, false, false, true])
/// print(ranges)  // [1..<4]: the last flag stands alone
/// ```
public struct EventRule: Sendable, Hashable, Codable {
  /// Flagged rows with at most this many unflagged rows between them are one anomaly.
  public var mergeGap: Int
  /// Fewer flagged rows than this are not reported.
  public var minimumFlags: Int

  /// - Precondition: `mergeGap` is at least 0 and `minimumFlags` at least 1.
  public init(mergeGap: Int = 0, minimumFlags: Int = 1) {
    precondition(mergeGap >= 0, "a merge gap of \(mergeGap) rows")
    precondition(minimumFlags >= 1, "a minimum of \(minimumFlags) flagged rows")
    self.mergeGap = mergeGap
    self.minimumFlags = minimumFlags
  }

  /// The ranges of rows, from the first flag to the last of each event.
  public func ranges(of flags: [Bool]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var first = 0
    var last = -1
    var count = 0
    func close() {
      if count >= minimumFlags { ranges.append(first..<last + 1) }
    }
    for row in flags.indices where flags[row] {
      if count > 0, row - last - 1 <= mergeGap {
        count += 1
      } else {
        if count > 0 { close() }
        first = row
        count = 1
      }
      last = row
    }
    if count > 0 { close() }
    return ranges
  }

  private enum CodingKeys: String, CodingKey {
    case mergeGap = "merge_gap"
    case minimumFlags = "minimum_flags"
  }

  /// Reads a rule, refusing numbers out of range.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let mergeGap = try container.decodeIfPresent(Int.self, forKey: .mergeGap) ?? 0
    let minimumFlags = try container.decodeIfPresent(Int.self, forKey: .minimumFlags) ?? 1
    guard mergeGap >= 0, minimumFlags >= 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .mergeGap, in: container,
        debugDescription: "merge_gap \(mergeGap), minimum_flags \(minimumFlags)")
    }
    self.init(mergeGap: mergeGap, minimumFlags: minimumFlags)
  }
}
