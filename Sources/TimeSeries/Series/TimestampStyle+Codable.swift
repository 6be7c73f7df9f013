// In JSON a word (`"row_number"`, `"integer"`) or an object of one key: `{"epoch": "seconds"}`,
// `{"date_time": {"date": "yyyy-MM-dd", "separator": "T", …, "zone": 7200}}`. Written out by hand,
// since a synthesised form would put `_0` into model files.

extension TimestampStyle: Codable {
  private enum CodingKeys: String, CodingKey {
    case epoch
    case dateTime = "date_time"
  }

  private enum Word: String, Codable {
    case rowNumber = "row_number"
    case integer
  }

  /// Reads a word or an object of one key.
  public init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(Word.self) {
      switch word {
      case .rowNumber: self = .rowNumber
      case .integer: self = .integer
      }
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let unit = try container.decodeIfPresent(EpochUnit.self, forKey: .epoch) {
      self = .epoch(unit)
    } else {
      self = .dateTime(try container.decode(DateTimeStyle.self, forKey: .dateTime))
    }
  }

  /// Writes a word or an object of one key.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .rowNumber:
      var container = encoder.singleValueContainer()
      try container.encode(Word.rowNumber)
    case .integer:
      var container = encoder.singleValueContainer()
      try container.encode(Word.integer)
    case .epoch(let unit):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(unit, forKey: .epoch)
    case .dateTime(let style):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(style, forKey: .dateTime)
    }
  }
}

extension TimestampStyle.DateTimeStyle: Codable {
  private enum CodingKeys: String, CodingKey {
    case dateFormat = "date"
    case separator
    case hasTime = "has_time"
    case hourFormat = "hour"
    case hasSeconds = "has_seconds"
    case fractionDigits = "fraction_digits"
    case zone
    case zoneFormat = "zone_format"
  }

  /// Reads a style, refusing numbers out of range.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let fractionDigits = try container.decode(Int.self, forKey: .fractionDigits)
    guard (0...9).contains(fractionDigits) else {
      throw DecodingError.dataCorruptedError(
        forKey: .fractionDigits, in: container,
        debugDescription: "\(fractionDigits) digits of a fraction")
    }
    self.init(
      dateFormat: try container.decode(DateFormat.self, forKey: .dateFormat),
      separator: try container.decode(Separator.self, forKey: .separator),
      hasTime: try container.decode(Bool.self, forKey: .hasTime),
      hourFormat: try container.decode(HourFormat.self, forKey: .hourFormat),
      hasSeconds: try container.decode(Bool.self, forKey: .hasSeconds),
      fractionDigits: fractionDigits, zone: try container.decode(Zone.self, forKey: .zone),
      zoneFormat: try container.decode(ZoneFormat.self, forKey: .zoneFormat))
  }

  /// Writes the style as `init(from:)` reads it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(dateFormat, forKey: .dateFormat)
    try container.encode(separator, forKey: .separator)
    try container.encode(hasTime, forKey: .hasTime)
    try container.encode(hourFormat, forKey: .hourFormat)
    try container.encode(hasSeconds, forKey: .hasSeconds)
    try container.encode(fractionDigits, forKey: .fractionDigits)
    try container.encode(zone, forKey: .zone)
    try container.encode(zoneFormat, forKey: .zoneFormat)
  }
}

extension TimestampStyle.DateTimeStyle.Zone: Codable {
  private enum Word: String, Codable {
    case unwritten
    case utc
  }

  /// Reads a word, or the seconds east of Greenwich, which are less than a day.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let word = try? container.decode(Word.self) {
      switch word {
      case .unwritten: self = .unwritten
      case .utc: self = .utc
      }
      return
    }
    let seconds = try container.decode(Int.self)
    guard abs(Double(seconds)) < 86_400 else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a zone \(seconds) seconds off")
    }
    self = .offset(seconds: seconds)
  }

  /// Writes a word, or the seconds east of Greenwich.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .unwritten: try container.encode(Word.unwritten)
    case .utc: try container.encode(Word.utc)
    case .offset(let seconds): try container.encode(seconds)
    }
  }
}
