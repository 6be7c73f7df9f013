internal import RandomNumbers

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The load that drives every channel: people who sleep at night and rest at weekends.
struct TelemetryLoad {
  let configuration: TelemetryConfiguration
  /// `[time]`: what is added to the rhythm, the same for all channels.
  private let wander: [Double]

  init(_ configuration: TelemetryConfiguration) {
    self.configuration = configuration
    var generator = RandomGenerator(seed: configuration.seed, stream: 1)
    wander = Self.autocorrelatedNoise(
      count: configuration.rowCount, memory: 0.95, using: &generator
    ).map { $0 * 0.012 * configuration.noise }
  }

  /// The load at a row, about 0.1 to 1, with the rhythm of another moment if one is given.
  func load(at row: Int, rhythmOf tick: Int64? = nil) -> Double {
    let growth = 1 + configuration.trend * Double(row) / Double(max(1, configuration.rowCount))
    return max(0.02, rhythm(tick ?? self.tick(at: row)) * growth + wander[row])
  }

  /// The load's average at a row's time of day and week over the day, about which a rhythm is turned.
  var middle: Double { 0.5 }

  /// The average of some loads over the last hours, as memory follows it.
  func slow(_ loads: [Double]) -> [Double] {
    let rowsOfMemory = max(1, 4 * 3600e9 / Double(configuration.interval))
    let share = 1 / rowsOfMemory
    var average = loads.first ?? 0
    return loads.map { load in
      average += share * (load - average)
      return average
    }
  }

  func tick(at row: Int) -> Int64 {
    configuration.start + Int64(row) * configuration.interval
  }

  /// Noise of variance 1 in which a part `memory` of each row lives on in the next.
  static func autocorrelatedNoise(
    count: Int, memory: Double, using generator: inout RandomGenerator
  ) -> [Double] {
    let fresh = (1 - memory * memory).squareRoot()
    var value = generator.normal()
    return (0..<count).map { _ in
      defer { value = memory * value + fresh * generator.normal() }
      return value
    }
  }

  private func rhythm(_ tick: Int64) -> Double {
    let time = CalendarTime(nanosecondsSince1970: tick)
    let hour = Double(time.nanosecondOfDay) / 3600e9
    // Lowest at four in the morning, with a dent at noon.
    let angle = 2 * Double.pi * (hour - 4) / 24
    let day = -0.34 * cos(angle) - 0.09 * cos(2 * angle)
    return (middle + configuration.dailyStrength * day)
      * (1 - configuration.weeklyStrength * weekend(weekday: time.weekday, hour: hour))
  }

  /// 0 on a working day, 1 at a weekend, with six hours between.
  private func weekend(weekday: Int, hour: Double) -> Double {
    // Hours since Saturday 00:00, from −72 to 96.
    let sinceSaturday = Double(weekday - 5) * 24 + hour
    let hours = sinceSaturday < -72 ? sinceSaturday + 168 : sinceSaturday
    let into = min(max((hours + 3) / 6, 0), 1)
    let outOf = min(max((51 - hours) / 6, 0), 1)
    let part = min(into, outOf)
    return part * part * (3 - 2 * part)
  }
}
