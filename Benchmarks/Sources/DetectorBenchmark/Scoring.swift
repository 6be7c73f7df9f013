import Martlet
import Stopwatch

/// Prints for each kind of model, as the program sizes it, the rows a second that a fitted detector
/// scores on one thread and on two, and the microseconds that a watcher takes for a row.
func printScoring(seconds: Double) throws {
  for kind in ModelConfiguration.Kind.allCases {
    for channels in [1, 8] {
      let telemetry = Telemetry(rows: 8_000, channels: channels)
      let detector = try Detector.fit(
        telemetry.series, telemetry.configuration(kind, epochs: 1), threadCount: 2)
      func rate(threads: Int) throws -> Rate {
        try Rate.once(seconds: seconds) {
          _ = try detector.detect(telemetry.series, threadCount: threads)
          return Double(telemetry.series.rowCount)
        }
      }
      var one: [Double] = []
      var alone: [Double] = []
      var two: [Double] = []
      for _ in 0..<3 {
        let first = try rate(threads: 1)
        one.append(first.processor)
        alone.append(first.wall)
        two.append(try rate(threads: 2).wall)
      }
      var watcher = try Watcher(.fitted(detector), style: .rowNumber)
      for row in 0..<500 { _ = watcher.take(Sample(values: Array(telemetry.series.row(row)))) }
      let live = Rate.median(seconds: seconds / 3) {
        for row in 500..<1000 { _ = watcher.take(Sample(values: Array(telemetry.series.row(row)))) }
        return 500
      }
      print(
        "{\"kind\": \"\(kind.rawValue)\", \"channels\": \(channels), "
          + "\"window\": \(detector.plan.windowLength), \"rows_per_second\": \(Int(one.sorted()[1])), "
          + "\"two_threads\": \(two.sorted()[1] / alone.sorted()[1]), "
          + "\"row_microseconds\": \(1e6 / live)}")
    }
  }
}

/// What grows.
enum Growth: String {
  case rows, channels

  /// The kind of model that is measured, and its sizes.
  var values: [Int] {
    switch self {
    case .rows: [1_000, 4_000, 16_000, 64_000, 256_000]
    case .channels: [1, 2, 4, 8, 16, 32]
    }
  }
}

/// Prints the processor seconds of a fit, with the number of passes over the windows held at one, and
/// of a detection.
func printGrowth(_ growth: Growth, seconds: Double) throws {
  for kind in [ModelConfiguration.Kind.linear, .dense] {
    var fits: [Double] = []
    var detections: [Double] = []
    for value in growth.values {
      let telemetry =
        switch growth {
        case .rows: Telemetry(rows: value, channels: 1)
        case .channels: Telemetry(rows: 4_000, channels: value)
        }
      let configuration = telemetry.configuration(kind, epochs: 1)
      fits.append(
        1
          / (try Rate.once(seconds: seconds) {
            _ = try Detector.fit(telemetry.series, configuration)
            return 1
          }).processor)
      let detector = try Detector.fit(telemetry.series, configuration)
      detections.append(
        1
          / (try Rate.once(seconds: seconds) {
            _ = try detector.detect(telemetry.series)
            return 1
          }).processor)
    }
    print(
      "{\"kind\": \"\(kind.rawValue)\", \"size\": \"\(growth.rawValue)\", \"values\": "
        + "\(growth.values), \"fit\": \(fits), \"detect\": \(detections)}")
  }
}
