/// An anomaly that was put into a series on purpose.
///
/// ```swift
/// for planted in made.planted where planted.isLabelled {
///   let isFound = result.anomalies.contains { $0.rows.overlaps(planted.rows) }
///   print(planted.kind, planted.rows, isFound)
/// }
/// ```
public struct PlantedAnomaly: Sendable, Hashable, Codable {
  /// What went wrong.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// One to three rows far above the rest.
    case spike
    /// A few rows that fall towards nothing.
    case dip
    /// Hours at another level.
    case levelShift = "level_shift"
    /// A slow climb that ends at once.
    case drift
    /// Hours of one and the same value.
    case flatLine = "flat_line"
    /// Rows without values: a gap to be reported, not an anomaly to be flagged, and so not labelled.
    case missingSpan = "missing_span"
    /// Hours in which the day's rhythm is turned upside down or runs at twice its speed.
    case patternChange = "pattern_change"
    /// Hours of a multiple of the usual noise.
    case noiseBurst = "noise_burst"
    /// One channel goes its usual way half a day late, while the others keep to the clock. Each value
    /// is a usual one; only together they are wrong. It needs two channels.
    case correlationBreak = "correlation_break"
    /// Hours of noise that is as wide as the usual values.
    case jitter
    /// Hours in which the distance from the middle grows or shrinks.
    case scaling
    /// Hours that are turned upside down about the middle.
    case rotation
    /// Hours cut into pieces that come in another order.
    case permutation
    /// Hours whose distance from the middle grows and shrinks along a smooth curve.
    case magnitudeWarp = "magnitude_warp"

    /// What synthetic telemetry has unless it is told otherwise: what happens to servers.
    public static let usual: [Kind] = [
      .spike, .dip, .levelShift, .drift, .flatLine, .missingSpan, .patternChange, .noiseBurst,
      .correlationBreak,
    ]

    /// Whether it can be made of any data; what cannot needs to know the load behind the data.
    public var isInjectable: Bool {
      switch self {
      case .patternChange, .correlationBreak: false
      case .spike, .dip, .levelShift, .drift, .flatLine, .missingSpan, .noiseBurst, .jitter,
        .scaling, .rotation, .permutation, .magnitudeWarp:
        true
      }
    }
  }

  /// What went wrong.
  public let kind: Kind
  /// The rows, half-open.
  public let rows: Range<Int>
  /// The channels it was done to, rising.
  public let channels: [Int]

  /// An anomaly of `rows`, half-open, in `channels`, rising.
  public init(kind: Kind, rows: Range<Int>, channels: [Int]) {
    self.kind = kind
    self.rows = rows
    self.channels = channels
  }

  /// Whether its rows are labelled anomalous.
  public var isLabelled: Bool { kind != .missingSpan }

  private enum CodingKeys: String, CodingKey {
    case kind
    case startIndex = "start_index"
    case endIndex = "end_index"
    case channels
  }

  /// Reads an anomaly, refusing rows that end before they start.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(Kind.self, forKey: .kind)
    let start = try container.decode(Int.self, forKey: .startIndex)
    let end = try container.decode(Int.self, forKey: .endIndex)
    channels = try container.decode([Int].self, forKey: .channels)
    guard start >= 0, start <= end else {
      throw DecodingError.dataCorruptedError(
        forKey: .endIndex, in: container, debugDescription: "rows from \(start) to \(end)")
    }
    rows = start..<end
  }

  /// Writes the kind, the rows as `start_index` and `end_index`, and the channels.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(rows.lowerBound, forKey: .startIndex)
    try container.encode(rows.upperBound, forKey: .endIndex)
    try container.encode(channels, forKey: .channels)
  }
}
