import TimeSeries

/// Reads each file named five times, and prints the fastest time in seconds.
@main
struct ReadOnce {
  static func main() throws {
    for path in CommandLine.arguments.dropFirst() {
      var best = Duration.seconds(1_000_000)
      var rows = 0
      for _ in 0..<5 {
        let clock = ContinuousClock()
        let start = clock.now
        let file = try SeriesReader.read(path: path)
        best = min(best, clock.now - start)
        rows = file.series[0].rowCount
      }
      print(best / .seconds(1), rows)
    }
  }
}
