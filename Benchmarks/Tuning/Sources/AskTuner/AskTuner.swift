import Tuning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Minimises what its reader computes: `AskTuner SEED SPACE`, where SPACE is a JSON list of parameters,
/// `{"name": "x", "low": 0, "high": 1}` or `{"name": "x", "choices": ["a", "b"]}`. Prints a line of
/// values, reads a line with their objective, and so on until there is no more.
@main
struct AskTuner {
  private struct Entry: Decodable {
    let name: String
    let low: Double?
    let high: Double?
    let choices: [String]?

    func parameter() throws -> Parameter {
      if let choices { return try Parameter(name, .choice(choices)) }
      return try Parameter(name, .float(low: low ?? 0, high: high ?? 1))
    }
  }

  static func main() throws {
    let entries = try JSONDecoder().decode([Entry].self, from: Data(CommandLine.arguments[2].utf8))
    var tuner = try Tuner(
      SearchSpace(entries.map { try $0.parameter() }),
      TunerConfiguration(seed: UInt64(CommandLine.arguments[1]) ?? 1, pruning: nil))
    let encoder = JSONEncoder()
    while true {
      for trial in tuner.askRound() {
        print(String(decoding: try encoder.encode(trial.values), as: UTF8.self))
        // A pipe is written to in blocks otherwise.
        fflush(nil)
        guard let objective = readLine().flatMap(Double.init) else { return }
        try tuner.tell(trial.finished(objective))
      }
    }
  }
}
