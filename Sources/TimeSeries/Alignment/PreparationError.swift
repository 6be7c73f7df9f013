/// Why series could not be brought into the shape that was asked for.
///
/// ```swift
/// do throws(PreparationError) {
///   print(try Series.concatenation(of: series, name: "all").rowCount)
/// } catch .differentChannels(_, let names, let second, _) {
///   print("\(second) has other channels than \(names)")
/// }
/// ```
public enum PreparationError: Error, Sendable, Equatable {
  /// There is no series to align or join.
  case noSeries
  /// Two series tell time in different ways, as a clock and plain integers.
  case differentTimeAxes(first: String, second: String)
  /// Two series to be joined end to end have different channels.
  case differentChannels(first: String, names: [String], second: String, secondNames: [String])
  /// No timestamp is common to all series.
  case noCommonTimestamp(series: [String])
  /// Evenly spaced rows would be far more than the series has.
  case tooManyRows(series: String, count: UInt64, limit: Int)
  /// A channel is asked for that the series does not have.
  case unknownChannel(name: String, known: [String])
  /// Two channels would have the same name.
  case repeatedChannel(name: String)
  /// Hours and days are asked of a series whose timestamps are not those of a clock.
  case noClock(series: String, feature: String)
  /// A setting of a synthetic series is out of its range.
  case invalidSetting(name: String, found: String, expected: String)
}

extension PreparationError: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  public var description: String {
    switch self {
    case .noSeries:
      "no series was given; at least one is needed"
    case .differentTimeAxes(let first, let second):
      "\(first) and \(second) tell time in different ways; give both timestamps of a clock, or both "
        + "plain numbers"
    case .differentChannels(let first, let names, let second, let secondNames):
      "\(second) has the channels \(Self.list(secondNames)) and \(first) has \(Self.list(names)); "
        + "series that are joined end to end need the same"
    case .noCommonTimestamp(let series):
      "\(Self.list(series)) have no timestamp in common; align them on the union, or resample them "
        + "to the same interval first"
    case .tooManyRows(let series, let count, let limit):
      "\(series) would have \(count) rows after resampling and at most \(limit) are made; take a "
        + "longer interval"
    case .unknownChannel(let name, let known):
      "there is no channel \(name); there are \(Self.list(known))"
    case .repeatedChannel(let name):
      "there would be two channels called \(name); rename one"
    case .noClock(let series, let feature):
      "\(feature) needs timestamps of a clock and \(series) has none; leave it out"
    case .invalidSetting(let name, let found, let expected):
      "\(name) is \(found); expected \(expected)"
    }
  }

  /// The first names, and how many more.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }
}
