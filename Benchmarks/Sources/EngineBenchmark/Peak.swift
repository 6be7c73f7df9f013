import FusedLoop
import Stopwatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Prints what share of the multiply–adds of the instruction set in use each workload's training
/// comes to. The two are measured in turns, since clocks and neighbours change; each share is the
/// median of five.
func printSharesOfPeak(_ workloads: [Workload]) throws {
  let asked = unsafe getenv("MARTLET_INSTRUCTION_SET").map { unsafe String(cString: $0) }
  let loops = asked.map { name in sets.filter { $0.name == name } } ?? sets
  // The widest is the last that the machine has.
  guard let set = loops.last(where: { MartletFusedLoop($0.loop, 1) > 0 }) else {
    return print("\(asked ?? "instruction set"): not on this machine")
  }
  var line = asked == nil ? "share-of-peak" : "\(set.name), share of its own peak:"
  for workload in workloads {
    let measurement = try Measurement(workload)
    var shares: [Double] = []
    var peaks: [Double] = []
    for _ in 0..<5 {
      let peak = Rate.once(seconds: 0.3) { MartletFusedLoop(set.loop, 1_000_000) }.processor
      let rate = try measurement.training(seconds: 0.7).processor
      peaks.append(peak)
      shares.append(rate * workload.operations / peak)
    }
    shares.sort()
    let peak = (peaks.sorted()[2] / 1e8).rounded() / 10
    print(
      "\(set.name) \(workload.name): \(hundredths(shares[2])) of \(peak) billion operations a second "
        + "(from \(hundredths(shares[0])) to \(hundredths(shares[4])))")
    line += " \(workload.name) \(hundredths(shares[2]))"
  }
  print(line)
}

/// The loops by the names of `MARTLET_INSTRUCTION_SET`, the widest last.
private let sets: [(name: String, loop: MartletLoopSet)] = [
  ("baseline", MartletLoopBaseline), ("neon", MartletLoopNEON), ("avx2", MartletLoopAVX2),
  ("avx512", MartletLoopAVX512),
]

/// Two digits after the point.
func hundredths(_ value: Double) -> String {
  let whole = Int((value * 100).rounded())
  let rest = whole % 100
  return "\(whole / 100).\(rest < 10 ? "0" : "")\(rest)"
}
