// Measures the detector as the program uses it, each line JSON:
//
//     DetectorBenchmark scoring             rows a second, and microseconds of one row of a stream
//     DetectorBenchmark rows                seconds to fit and to detect against the rows
//     DetectorBenchmark channels            the same against the channels
//     DetectorBenchmark once KIND ROWS      one fit and one detection; its memory is seen from outside
//
// with --seconds S for how long a measurement takes.

import Martlet

var words = Array(CommandLine.arguments.dropFirst())
var seconds = 0.5
if let place = words.firstIndex(of: "--seconds"), place + 1 < words.count {
  seconds = Double(words[place + 1]) ?? seconds
  words.removeSubrange(place...place + 1)
}
switch words.first {
case "scoring": try printScoring(seconds: seconds)
case "rows": try printGrowth(.rows, seconds: seconds)
case "channels": try printGrowth(.channels, seconds: seconds)
case "once" where words.count == 3:
  guard let kind = ModelConfiguration.Kind(rawValue: words[1]), let rows = Int(words[2]), rows >= 1 else {
    fallthrough
  }
  let telemetry = Telemetry(rows: rows, channels: 1)
  let detector = try Detector.fit(telemetry.series, telemetry.configuration(kind))
  let result = try detector.detect(telemetry.series)
  print(
    "{\"kind\": \"\(kind.rawValue)\", \"rows\": \(rows), \"anomalies\": \(result.anomalies.count)}")
default: print("scoring, rows, channels, or once KIND ROWS; not \(words.joined(separator: " "))")
}
