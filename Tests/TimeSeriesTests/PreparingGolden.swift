import Foundation
import TestSupport
import TimeSeries

/// The values that `Golden/preparing.py` wrote.
struct PreparingGolden: Decodable {
  struct Scaling: Decodable {
    let values: [Double?]
    let training_rows: Int
    let scaled: [String: [Double?]]
  }

  struct Filling: Decodable {
    let values: [Double?]
    let ticks: [Int64]
    let filled: [String: [Double?]]
  }

  struct Quantiles: Decodable {
    let sample: [Double]
    let fractions: [Double]
    let quantiles: [Double]
  }

  struct Correlation: Decodable {
    let sequence: [Double]
    let values: [Double]
  }

  struct Column: Decodable {
    let ticks: [Int64]
    let values: [Double?]
  }

  struct Alignment: Decodable {
    let parts: [Column]
    let union: Column
    let intersection: Column
    let bin_ticks: [Int64]
    let bins: [String: [Double?]]
  }

  let scaling: Scaling
  let filling: Filling
  let quantiles: Quantiles
  let autocorrelation: Correlation
  let alignment: Alignment
  let features: [String: [Double]]

  /// Reads the file beside the tests.
  static func load() throws -> PreparingGolden {
    try GoldenFile.read("preparing.json", as: PreparingGolden.self)
  }
}

/// The numbers with `NaN` where there is none.
func missingAsNaN(_ values: [Double?]) -> [Double] {
  values.map { $0 ?? .nan }
}

/// Whether two numbers are both missing, or differ by no more than `tolerance` of their size.
func agree(_ left: Double, _ right: Double, within tolerance: Double) -> Bool {
  if left.isNaN || right.isNaN { return left.isNaN && right.isNaN }
  return abs(left - right) <= tolerance * max(1, abs(right))
}

/// A series without timestamps, of channels named `a`, `b`, ….
func plainSeries(_ values: [Double], channels: Int) -> Series {
  let names = (0..<channels).map { String(UnicodeScalar(UInt8(97 + $0))) }
  return Series(
    name: "plain", channelNames: names, timeAxis: TimeAxis(rowCount: values.count / channels),
    values: values)
}

/// A series with a clock that ticks every `seconds`, from Monday 2024-01-01 00:00 UTC.
func clockSeries(_ values: [Double], seconds: Int64, channels: Int = 1) -> Series {
  let start: Int64 = 1_704_067_200_000_000_000
  let ticks = (0..<values.count / channels).map { start + Int64($0) * seconds * 1_000_000_000 }
  return Series(
    name: "clock", channelNames: (0..<channels).map { "channel\($0)" },
    timeAxis: TimeAxis(ticks: ticks, style: .dateTime(.init())), values: values)
}
