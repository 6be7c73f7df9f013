/// Fitted features: from the channels of a series to those that a model sees.
///
/// Every rule reads the series' own channels, never another rule's result. A channel that is
/// replaced gives its place to what replaces it; added channels follow at the end, in the order of
/// the rules.
///
/// ```swift
/// let features = try FeatureTransform(
///   fitting: series, rows: 0..<1000, rules: [.difference(channel: "bytes"), .dayOfWeek])
/// let seen = try features.transform(series)  // what a model is given
/// print(seen.channelNames, seen.rowCount == series.rowCount)
/// ```
public struct FeatureTransform: Sendable, Equatable {
  /// The features, in the order in which added channels follow.
  public let rules: [FeatureRule]
  /// The channels that it is given, in order.
  public let inputChannelNames: [String]
  /// The channels that it makes, in order.
  public let channelNames: [String]
  /// The zone in which hours and days are read.
  public let zone: TimestampStyle.DateTimeStyle.Zone
  /// `[rule]`: the largest size of a `log1p` value; `nil` for no bound.
  public let limits: [Double?]
  /// How each channel is made, in the order of `channelNames`.
  let columns: [FeatureColumn]

  /// Fits features on some rows of a series.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - rows: The rows to learn limits from: the training part alone.
  ///   - rules: The features.
  /// - Throws: ``PreparationError`` for an unknown channel, two channels of one name, or hours of a
  ///   series without a clock.
  /// - Precondition: `rows` lies in the series and every rule `isValid`.
  public init(fitting series: Series, rows: Range<Int>, rules: [FeatureRule])
    throws(PreparationError)
  {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= series.rowCount,
      "rows \(rows) of \(series.rowCount)")
    precondition(rules.allSatisfy(\.isValid), "feature rules \(rules)")
    for rule in rules where rule.needsClock && !series.timeAxis.style.isClock {
      throw .noClock(series: series.name, feature: "\(rule)")
    }
    var limits: [Double?] = []
    for rule in rules {
      guard case .log1p(let name, let percentile?) = rule else {
        limits.append(nil)
        continue
      }
      guard let channel = series.channelNames.firstIndex(of: name) else {
        throw .unknownChannel(name: name, known: series.channelNames)
      }
      let sizes = rows.lazy.map { abs(FeatureColumn.signedLogarithm(series[$0, channel])) }
      limits.append(SortedValues(sizes).quantile(percentile / 100))
    }
    var zone = TimestampStyle.DateTimeStyle.Zone.unwritten
    if case .dateTime(let style) = series.timeAxis.style { zone = style.zone }
    try self.init(
      rules: rules, inputChannelNames: series.channelNames, zone: zone, limits: limits)
  }

  /// A transform of known limits.
  init(
    rules: [FeatureRule], inputChannelNames: [String], zone: TimestampStyle.DateTimeStyle.Zone,
    limits: [Double?]
  ) throws(PreparationError) {
    let columns = try FeatureColumn.columns(of: rules, limits: limits, channels: inputChannelNames)
    var seen: Set<String> = []
    for column in columns where !seen.insert(column.name).inserted {
      throw .repeatedChannel(name: column.name)
    }
    self.rules = rules
    self.inputChannelNames = inputChannelNames
    self.zone = zone
    self.limits = limits
    self.columns = columns
    channelNames = columns.map(\.name)
  }

  /// `[channel]` of those it makes: whether it is of the time of a row, and so known where nothing was
  /// measured.
  package var isOfClock: [Bool] {
    columns.map { column in
      switch column.source {
      case .hourSine, .hourCosine, .weekdaySine, .weekdayCosine: true
      case .value, .isNonZero, .logarithm, .difference: false
      }
    }
  }

  /// The features of a series; its name, time axis and labels stay.
  ///
  /// - Throws: ``PreparationError/noClock(series:feature:)`` where hours or days are asked of a series
  ///   without a clock.
  /// - Precondition: the series has as many channels as the transform is given.
  public func transform(_ series: Series) throws(PreparationError) -> Series {
    for rule in rules where rule.needsClock && !series.timeAxis.style.isClock {
      throw .noClock(series: series.name, feature: "\(rule)")
    }
    var stream = FeatureStream(self)
    var values: [Double] = []
    values.reserveCapacity(series.rowCount * channelNames.count)
    for row in 0..<series.rowCount {
      values += stream.transform(Array(series.row(row)), tick: series.timeAxis.tick(at: row))
    }
    return Series(
      name: series.name, channelNames: channelNames, timeAxis: series.timeAxis, values: values,
      labels: series.labels)
  }
}

extension FeatureTransform: Codable {
  private enum CodingKeys: String, CodingKey {
    case rules
    case inputChannelNames = "input_channels"
    case zone
    case limits
  }

  /// Reads a transform and checks that it can be used.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let rules = try container.decode([FeatureRule].self, forKey: .rules)
    let limits = try container.decode([Double?].self, forKey: .limits)
    guard limits.count == rules.count, limits.allSatisfy({ $0.map { $0 >= 0 } ?? true }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .limits, in: container,
        debugDescription: "\(limits.count) limits for \(rules.count) rules")
    }
    let inputs = try container.decode([String].self, forKey: .inputChannelNames)
    let zone = try container.decode(TimestampStyle.DateTimeStyle.Zone.self, forKey: .zone)
    do throws(PreparationError) {
      try self.init(rules: rules, inputChannelNames: inputs, zone: zone, limits: limits)
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .rules, in: container, debugDescription: "\(error)")
    }
  }

  /// Writes rules and limits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rules, forKey: .rules)
    try container.encode(inputChannelNames, forKey: .inputChannelNames)
    try container.encode(zone, forKey: .zone)
    try container.encode(limits, forKey: .limits)
  }
}

extension FeatureRule {
  /// Whether the rule reads the time of a row.
  package var needsClock: Bool {
    switch self {
    case .hourOfDay, .dayOfWeek: true
    case .binaryIndicator, .log1p, .difference: false
    }
  }
}
