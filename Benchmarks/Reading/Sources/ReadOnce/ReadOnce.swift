import SeriesFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads a file some times, and prints the fastest time in seconds and, on Linux, the most memory
/// that the process ever held, in KiB: `ReadOnce FILE TIMES`.
@main
struct ReadOnce {
  static func main() throws {
    let path = CommandLine.arguments[1]
    var best = Duration.seconds(1_000_000)
    for _ in 0..<(Int(CommandLine.arguments[2]) ?? 1) {
      let clock = ContinuousClock()
      let start = clock.now
      _ = try SeriesReader.read(path: path)
      best = min(best, clock.now - start)
    }
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    print(best / .seconds(1), peak?.split(separator: " ").dropFirst().first ?? "0")
  }
}
