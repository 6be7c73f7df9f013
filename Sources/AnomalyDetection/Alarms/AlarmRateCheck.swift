/// What a threshold promised, and what it did.
///
/// ```swift
/// if let rate = result.alarmRate, let realized = rate.realized {
///   print("promised \(rate.promised) alarms a row, had \(realized) in \(rate.rows) rows")
/// }
/// ```
public struct AlarmRateCheck: Sendable, Equatable {
  /// The promised alarms a row.
  public let promised: Double
  /// Rows that were judged.
  public private(set) var rows: Int
  /// Alarms on those rows.
  public private(set) var alarms: Int

  init(promised: Double, rows: Int = 0, alarms: Int = 0) {
    self.promised = promised
    self.rows = rows
    self.alarms = alarms
  }

  mutating func count(_ judgement: RollingThreshold.Judgement) {
    guard !judgement.threshold.isNaN else { return }
    rows += 1
    if judgement.isAlarm { alarms += 1 }
  }

  /// Alarms a row; `nil` before there was one.
  public var realized: Double? { rows > 0 ? Double(alarms) / Double(rows) : nil }

  /// The alarms that were promised on so many rows.
  public var allowed: Double { promised * Double(rows) }

  /// Writes or reads the counts.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.integer(&rows, in: 0...StateArchive.largestCount)
    try archive.integer(&alarms, in: 0...rows)
  }
}
