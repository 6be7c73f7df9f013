extension TimestampStyle {
  /// The look of a calendar timestamp, as in `2014-07-01 00:30:00`, `2014-07-01T00:30:00.5+02:00`
  /// or `7/1/2014 0:30`.
  public struct DateTimeStyle: Sendable, Hashable {
    /// The order and the look of year, month and day.
    public enum DateFormat: String, Sendable, Hashable, Codable, CaseIterable {
      case yearMonthDay = "yyyy-MM-dd"
      case yearMonthDaySlashes = "yyyy/MM/dd"
      case yearMonthDayDots = "yyyy.MM.dd"
      case monthDayYear = "M/d/yyyy"
      case paddedMonthDayYear = "MM/dd/yyyy"
      case dayMonthYear = "d/M/yyyy"
      case paddedDayMonthYear = "dd/MM/yyyy"
      case dayMonthYearDots = "d.M.yyyy"
      case paddedDayMonthYearDots = "dd.MM.yyyy"
      case monthDayYearDashes = "MM-dd-yyyy"
      case dayMonthYearDashes = "dd-MM-yyyy"
    }

    /// How the hour is written.
    public enum HourFormat: String, Sendable, Hashable, Codable, CaseIterable {
      /// `00` to `23`.
      case padded = "HH"
      /// `0` to `23`.
      case plain = "H"
      /// `1` to `12`, with AM or PM behind the time.
      case twelve = "h a"
      /// `01` to `12`, with AM or PM behind the time.
      case paddedTwelve = "hh a"
    }

    /// What stands between date and time.
    public enum Separator: String, Sendable, Hashable, Codable, CaseIterable {
      case space = " "
      case letterT = "T"
    }

    /// How the zone is written.
    public enum Zone: Sendable, Hashable {
      /// Not at all: the clock's reading is taken as UTC and printed back unchanged.
      case unwritten
      /// `Z`, or the word UTC.
      case utc
      /// `+02:00`, in seconds east of Greenwich.
      case offset(seconds: Int)
    }

    /// How the zone's offset, or UTC, is spelled.
    public enum ZoneFormat: String, Sendable, Hashable, Codable, CaseIterable {
      /// `+02:00`, `Z`.
      case colon = "+00:00"
      /// `+0200`, `Z`.
      case basic = "+0000"
      /// `+02`, `Z`; with minutes where there are any.
      case hours = "+00"
      /// `+02:00`, ` UTC`.
      case word = "UTC"
    }

    /// The order and the look of year, month and day.
    public var dateFormat: DateFormat
    /// What stands between date and time.
    public var separator: Separator
    /// Whether the time of day is written.
    public var hasTime: Bool
    /// How the hour is written.
    public var hourFormat: HourFormat
    /// Whether the seconds are written.
    public var hasSeconds: Bool
    /// Digits after the seconds' point, 0 to 9.
    public var fractionDigits: Int
    /// How the zone is written; of the first row where rows differ.
    public var zone: Zone
    /// How the zone's offset, or UTC, is spelled.
    public var zoneFormat: ZoneFormat

    /// A style; the default is `yyyy-MM-dd HH:mm:ss` without a zone.
    public init(
      dateFormat: DateFormat = .yearMonthDay, separator: Separator = .space, hasTime: Bool = true,
      hourFormat: HourFormat = .padded, hasSeconds: Bool = true, fractionDigits: Int = 0,
      zone: Zone = .unwritten, zoneFormat: ZoneFormat = .colon
    ) {
      precondition((0...9).contains(fractionDigits), "\(fractionDigits) digits of a fraction")
      self.dateFormat = dateFormat
      self.separator = separator
      self.hasTime = hasTime
      self.hourFormat = hourFormat
      self.hasSeconds = hasSeconds
      self.fractionDigits = fractionDigits
      self.zone = zone
      self.zoneFormat = zoneFormat
    }
  }
}
