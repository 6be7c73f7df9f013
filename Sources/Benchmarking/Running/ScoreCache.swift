internal import AnomalyDetection
internal import Files
internal import ModelStorage
internal import SeriesFiles
internal import TimeSeries

/// Scores of an earlier run that was stopped, or that knew other detectors: they need not be made
/// again.
struct ScoreCache: Sendable {
  let folder: String

  /// Scores with what they took.
  struct Entry {
    let scores: [Double]
    let seconds: Double
  }

  /// The scores of a series; `nil` where there are none of the same detector, seed and version.
  func entry(_ detector: BenchmarkDetector, seed: UInt64, _ series: BenchmarkSeries) -> Entry? {
    let place = path(detector, series.id)
    // Whatever cannot be read is made anew.
    guard FilePlace.exists("\(place).npy"), FilePlace.exists("\(place).txt"),
      let lines = try? TextFile.lines(of: "\(place).txt"), lines.count >= 2,
      String(lines[0]) == signature(detector, seed, series), let seconds = Double(lines[1]),
      let array = try? NPYArray.read(path: "\(place).npy"),
      array.values.count == series.series.rowCount
    else { return nil }
    return Entry(scores: array.values, seconds: seconds)
  }

  /// Keeps the scores of a series.
  func keep(
    _ entry: Entry, _ detector: BenchmarkDetector, seed: UInt64, _ series: BenchmarkSeries
  ) throws {
    let place = path(detector, series.id)
    try TextFile.makeFolder("\(folder)/scores/\(detector.name)")
    try NPYArray(shape: [entry.scores.count], values: entry.scores).write(path: "\(place).npy")
    try AtomicFile.write(
      "\(signature(detector, seed, series))\n\(entry.seconds)\n", to: "\(place).txt")
  }

  private func path(_ detector: BenchmarkDetector, _ id: String) -> String {
    "\(folder)/scores/\(detector.name)/\(id.split(separator: "/").joined(separator: "+"))"
  }

  private func signature(
    _ detector: BenchmarkDetector, _ seed: UInt64, _ series: BenchmarkSeries
  ) -> String {
    "martlet \(MartletVersion.current) \(detector.signature) seed \(seed) "
      + "rows \(series.series.rowCount) training \(series.trainingEnd)"
  }
}

extension BenchmarkDetector {
  /// What scores depend on; `nil` for what is not kept.
  fileprivate var signature: String {
    switch self {
    case .baseline(let baseline): baseline.rawValue
    case .recipe(let recipe, _): "\(recipe)"
    case .withoutModel(let configuration, _): "without model \(configuration)"
    case .stored(let detector, _): "\(detector.plan) \(detector.fingerprint)"
    case .results(let folder, _): folder
    }
  }
}
