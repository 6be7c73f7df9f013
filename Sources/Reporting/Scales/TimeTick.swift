internal import AnomalyDetection
import TimeSeries

/// A mark on a time axis at a moment that a reader would choose: a full hour, a Monday, a first of
/// a month.
struct TimeTick {
  /// The moment.
  let tick: Int64
  /// What is written under it.
  let label: String
  /// What is written a line below where it changes: the day under hours, the year under days.
  var context: String?

  /// The steps of a calendar axis, smallest first.
  enum Step {
    case nanoseconds(Int64)
    case months(Int)

    /// About how long a step is, in nanoseconds.
    var length: Double {
      switch self {
      case .nanoseconds(let length): Double(length)
      case .months(let months): Double(months) * 30.437 * 86_400e9
      }
    }
  }

  private static let second: Int64 = 1_000_000_000
  private static let day: Int64 = 86_400 * second

  /// Steps from a nanosecond to a century.
  static let calendarSteps: [Step] = {
    var steps: [Step] = []
    var unit: Int64 = 1
    while unit < second {
      for factor in [1, 2, 5] as [Int64] { steps.append(.nanoseconds(factor * unit)) }
      unit *= 10
    }
    for count in [1, 2, 5, 10, 15, 30] as [Int64] { steps.append(.nanoseconds(count * second)) }
    for count in [1, 2, 5, 10, 15, 30] as [Int64] {
      steps.append(.nanoseconds(count * 60 * second))
    }
    for count in [1, 2, 3, 6, 12] as [Int64] { steps.append(.nanoseconds(count * 3600 * second)) }
    for count in [1, 2, 7, 14] as [Int64] { steps.append(.nanoseconds(count * day)) }
    for count in [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200] { steps.append(.months(count)) }
    return steps
  }()

  /// Ticks of a clock axis: at most `count + 1`.
  static func calendar(
    from start: Int64, to end: Int64, zone: TimestampStyle.DateTimeStyle.Zone, count: Int
  ) -> [TimeTick] {
    let span = TimeScale.difference(from: start, to: end)
    let wanted = span / Double(max(1, count))
    let step = calendarSteps.first { $0.length >= wanted } ?? .months(1200)
    var ticks: [TimeTick] = []
    var lastContext: String?
    for moment in moments(from: start, to: end, step: step, zone: zone).prefix(count + 2) {
      let time = CalendarTime(nanosecondsSince1970: moment, zone: zone)
      let (label, context) = texts(of: time, step: step)
      ticks.append(
        TimeTick(tick: moment, label: label, context: context == lastContext ? nil : context))
      lastContext = context
    }
    return ticks
  }

  /// Ticks of an axis of plain numbers.
  static func plain(from start: Int64, to end: Int64, count: Int) -> [TimeTick] {
    let span = TimeScale.difference(from: start, to: end)
    let wide = ValueScale.roundStep(span: span, count: count)
    guard let step = Int64(exactly: max(1, wide.rounded())) else { return [] }
    var ticks: [TimeTick] = []
    var value = firstMultiple(of: step, from: start)
    while let current = value, current <= end, ticks.count < 2 * count + 2 {
      ticks.append(TimeTick(tick: current, label: NumberText.count(Int(current)), context: nil))
      let (next, overflow) = current.addingReportingOverflow(step)
      value = overflow ? nil : next
    }
    return ticks
  }

  private static func moments(
    from start: Int64, to end: Int64, step: Step, zone: TimestampStyle.DateTimeStyle.Zone
  ) -> [Int64] {
    var offset: Int64 = 0
    if case .offset(let seconds) = zone { offset = Int64(seconds) * second }
    var result: [Int64] = []
    switch step {
    case .nanoseconds(let length):
      // 1970-01-05 was a Monday, where weeks begin.
      let origin = (length % (7 * day) == 0 ? 4 * day : 0) - offset
      var value = firstMultiple(of: length, from: start, origin: origin)
      while let current = value, current <= end, result.count < 100 {
        result.append(current)
        let (next, overflow) = current.addingReportingOverflow(length)
        value = overflow ? nil : next
      }
    case .months(let length):
      let first = CalendarTime(nanosecondsSince1970: start, zone: zone)
      var month = (first.year * 12 + first.month - 1) / length * length
      while result.count < 100 {
        let year = month / 12
        let days = CalendarTime.days(year: year, month: month % 12 + 1, day: 1)
        let (nanoseconds, overflow) = Int64(days).multipliedReportingOverflow(by: day)
        let moment = nanoseconds.subtractingReportingOverflow(offset)
        if overflow || moment.overflow || moment.partialValue > end { break }
        if moment.partialValue >= start { result.append(moment.partialValue) }
        month += length
      }
    }
    return result
  }

  private static func firstMultiple(of step: Int64, from start: Int64, origin: Int64 = 0) -> Int64?
  {
    let (shifted, overflow) = start.subtractingReportingOverflow(origin)
    guard !overflow else { return nil }
    var rest = shifted % step
    if rest < 0 { rest += step }
    guard rest > 0 else { return start }
    let (next, pastEnd) = start.addingReportingOverflow(step - rest)
    return pastEnd ? nil : next
  }

  private static func texts(of time: CalendarTime, step: Step) -> (String, String) {
    let month = TimeText.months[time.month - 1]
    switch step {
    case .months(let count):
      return count >= 12 ? ("\(time.year)", "") : (month, "\(time.year)")
    case .nanoseconds(let length):
      if length >= day { return ("\(time.day) \(month)", "\(time.year)") }
      let seconds = Int(time.nanosecondOfDay / second)
      var text = TimeText.twoDigits(seconds / 3600) + ":" + TimeText.twoDigits(seconds / 60 % 60)
      if length < 60 * second { text += ":" + TimeText.twoDigits(seconds % 60) }
      if length < second {
        let digits = String(Int(time.nanosecondOfDay % second) + Int(second)).dropFirst()
        let width = 9 - (String(length).count - 1)
        text = ":" + TimeText.twoDigits(seconds % 60) + "." + digits.prefix(width)
      }
      return (text, "\(time.day) \(month) \(time.year)")
    }
  }
}
