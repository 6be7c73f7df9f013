#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Features of rows as they come: a transform with what it remembers of the rows before.
///
/// Row by row it gives the bits of ``FeatureTransform/transform(_:)``.
package struct FeatureStream: Sendable, Equatable {
  package let transform: FeatureTransform
  /// `[channel]` of the input: the last value that was not missing.
  private var lastValues: [Double?]

  /// A stream before its first row.
  package init(_ transform: FeatureTransform) {
    self.transform = transform
    lastValues = Array(repeating: nil, count: transform.inputChannelNames.count)
  }

  /// The features of the next row; what is made from a missing value is missing.
  ///
  /// - Parameters:
  ///   - row: `[channel]` of the input.
  ///   - tick: When it was measured; nanoseconds since 1970 where there are features of the clock.
  /// - Returns: `[channel]` of the transform.
  /// - Precondition: one value a channel.
  package mutating func transform(_ row: [Double], tick: Int64) -> [Double] {
    precondition(
      row.count == lastValues.count, "\(row.count) values for \(lastValues.count) channels")
    let features = transform.columns.map { feature($0.source, of: row, tick: tick) }
    for channel in row.indices where !row[channel].isNaN { lastValues[channel] = row[channel] }
    return features
  }

  private func feature(
    _ source: FeatureColumn.Source, of row: [Double], tick: Int64
  ) -> Double {
    switch source {
    case .value(let channel):
      return row[channel]
    case .isNonZero(let channel):
      return row[channel].isNaN ? .nan : row[channel] == 0 ? 0 : 1
    case .logarithm(let channel, let limit):
      let logarithm = FeatureColumn.signedLogarithm(row[channel])
      // Written so that NaN passes.
      guard let limit else { return logarithm }
      return logarithm > limit ? limit : logarithm < -limit ? -limit : logarithm
    case .difference(let channel):
      return row[channel] - (lastValues[channel] ?? row[channel])
    case .hourSine: return sin(dayAngle(tick))
    case .hourCosine: return cos(dayAngle(tick))
    case .weekdaySine: return sin(weekAngle(tick))
    case .weekdayCosine: return cos(weekAngle(tick))
    }
  }

  private func dayAngle(_ tick: Int64) -> Double {
    let time = CalendarTime(nanosecondsSince1970: tick, zone: transform.zone)
    return 2 * Double.pi * (Double(time.nanosecondOfDay) / 86_400e9)
  }

  private func weekAngle(_ tick: Int64) -> Double {
    let time = CalendarTime(nanosecondsSince1970: tick, zone: transform.zone)
    return 2 * Double.pi * (Double(time.weekday) / 7)
  }

  /// `[channel]` of the input: the last value that was not missing; `NaN` before there is one.
  package var knownValues: [Double] {
    get { lastValues.map { $0 ?? .nan } }
    set {
      precondition(newValue.count == lastValues.count, "\(newValue.count) values")
      lastValues = newValue.map { $0.isNaN ? nil : $0 }
    }
  }
}
