public import TimeSeries

/// One stretch of rows that is not like the data the detector learned.
///
/// ```swift
/// print(series.timeAxis.text(at: anomaly.peak), anomaly.severity, anomaly.reason)
/// for channel in anomaly.channelShares.prefix(3) { print(channel.name, channel.share) }
/// ```
public struct Anomaly: Sendable, Equatable {
  /// One channel's part in an anomaly.
  public struct ChannelShare: Sendable, Equatable {
    /// The channel's name, as the series has it.
    public let name: String
    /// Its part of the error over the anomaly; all shares of an anomaly sum to 1.
    public let share: Double

    /// A channel's part of the error, from 0 to 1.
    public init(name: String, share: Double) {
      self.name = name
      self.share = share
    }
  }

  /// When an anomaly was, in ticks of the series' time axis: nanoseconds since 1970 (UTC) of a clock,
  /// else a plain number or the row.
  public struct Ticks: Sendable, Equatable {
    /// The first row's.
    public let start: Int64
    /// The peak's.
    public let peak: Int64
    /// The last row's.
    public let end: Int64
    /// How they are written.
    public let style: TimestampStyle

    /// Ticks written in a style.
    public init(start: Int64, peak: Int64, end: Int64, style: TimestampStyle = .rowNumber) {
      self.start = start
      self.peak = peak
      self.end = end
      self.style = style
    }
  }

  /// The rows, half-open.
  public let rows: Range<Int>
  /// The flagged row that differs most from what was expected.
  public let peak: Int
  /// When it was.
  public let ticks: Ticks
  /// When its first row was, as the data writes it; without timestamps the row's number.
  public var start: String { ticks.style.text(tick: ticks.start) }
  /// When its last row was.
  public var end: String { ticks.style.text(tick: ticks.end) }
  /// The highest anomaly score of its rows; 1 is the threshold.
  public let score: Double
  /// How bad it is, in a word.
  public let severity: Anomaly.Severity
  /// `[channel]`: what the model expected at the peak, in the data's units; `NaN` where unknown.
  public let expected: [Double]
  /// `[channel]`: what was measured at the peak; `NaN` where missing.
  public let actual: [Double]
  /// Every channel's part, the largest first.
  public let channelShares: [ChannelShare]
  /// Why it was flagged, in a sentence without a full stop.
  public let reason: String

  /// - Parameter ticks: `nil` where rows are the only time there is.
  /// - Precondition: the peak is one of the rows.
  public init(
    rows: Range<Int>, peak: Int, ticks: Ticks? = nil, score: Double, severity: Anomaly.Severity,
    expected: [Double], actual: [Double], channelShares: [ChannelShare], reason: String = ""
  ) {
    precondition(rows.contains(peak), "peak \(peak) outside \(rows)")
    self.rows = rows
    self.peak = peak
    self.ticks =
      ticks
      ?? Ticks(
        start: Int64(rows.lowerBound), peak: Int64(peak), end: Int64(rows.upperBound - 1))
    self.score = score
    self.severity = severity
    self.expected = expected
    self.actual = actual
    self.channelShares = channelShares
    self.reason = reason
  }
}

extension Anomaly {
  /// How bad an anomaly is: its score in four steps.
  public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    /// Up to 1.5 times the threshold.
    case low
    /// Up to 2.5 times.
    case medium
    /// Up to 5 times.
    case high
    /// Beyond.
    case critical

    /// The severity of an anomaly score, where 1 is the threshold.
    public init(score: Double) {
      switch score {
      case ..<1.5: self = .low
      case ..<2.5: self = .medium
      case ..<5: self = .high
      default: self = .critical
      }
    }

    /// The order from low to critical.
    public static func < (left: Anomaly.Severity, right: Anomaly.Severity) -> Bool {
      allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
    }
  }
}
