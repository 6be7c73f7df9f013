internal import AnomalyDetection

extension BenchmarkRun {
  /// How the run is made again, from the folder that holds the data's.
  var command: String {
    let own = detectors.filter { !$0.isBaseline }
    let asked = (own.isEmpty ? detectors : own).map(\.name)
    let data = folder.split(separator: "/").last.map(String.init) ?? folder
    var words = ["martlet", "benchmark", suite.rawValue, data]
    words += asked.flatMap { ["--detector", $0] }
    let beside = detectors.map(\.name).filter { !asked.contains($0) }
    if beside.isEmpty {
      words += ["--baselines", "none"]
    } else if Baseline.allCases.contains(where: { !(asked + beside).contains($0.rawValue) }) {
      words += ["--baselines", beside.joined(separator: ",")]
    }
    return (words + ["--seed", "\(seed)"]).map(Self.quoted).joined(separator: " ")
  }

  /// A word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "/"):
        true
      default: false
      }
    }
    guard !isPlain || word.isEmpty else { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
