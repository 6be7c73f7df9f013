internal import TimeSeries

extension TimestampStyle.DateTimeStyle.DateFormat {
  /// The same look in the order given; formats of one order stay.
  func ordered(monthFirst: Bool) -> Self {
    switch self {
    case .monthDayYear, .dayMonthYear: monthFirst ? .monthDayYear : .dayMonthYear
    case .paddedMonthDayYear, .paddedDayMonthYear:
      monthFirst ? .paddedMonthDayYear : .paddedDayMonthYear
    case .monthDayYearDashes, .dayMonthYearDashes:
      monthFirst ? .monthDayYearDashes : .dayMonthYearDashes
    case .yearMonthDay, .yearMonthDaySlashes, .yearMonthDayDots, .dayMonthYearDots,
      .paddedDayMonthYearDots:
      self
    }
  }

  /// The padded look where another row shows it: `12/10/2024` alone does not tell.
  func padded(by other: Self) -> Self {
    switch (self, other) {
    case (.monthDayYear, .paddedMonthDayYear), (.monthDayYear, .paddedDayMonthYear):
      .paddedMonthDayYear
    case (.dayMonthYear, .paddedDayMonthYear), (.dayMonthYear, .paddedMonthDayYear):
      .paddedDayMonthYear
    case (.dayMonthYearDots, .paddedDayMonthYearDots): .paddedDayMonthYearDots
    default: self
    }
  }
}

extension TimestampStyle.DateTimeStyle.HourFormat {
  /// The look that another row shows more clearly: `12:00` alone does not tell.
  func padded(by other: Self) -> Self {
    switch (self, other) {
    case (.padded, .plain): .plain
    case (.twelve, .paddedTwelve): .paddedTwelve
    default: self
    }
  }
}
