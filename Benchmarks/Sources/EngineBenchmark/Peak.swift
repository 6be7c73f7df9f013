import FusedLoop
import Stopwatch

/// Prints what share of the machine's fused multiply–adds each workload's training comes to. The two
/// are measured in turns, since clocks and neighbours change; each share is the median of five.
func printSharesOfPeak() throws {
  var line = "share-of-peak"
  for workload in Workload.main {
    let measurement = try Measurement(workload)
    var shares: [Double] = []
    var peaks: [Double] = []
    for _ in 0..<5 {
      let peak = Rate.once(seconds: 0.3) { MartletFusedLoop(1_000_000) }.processor
      let rate = try measurement.training(seconds: 0.7).processor
      peaks.append(peak)
      shares.append(rate * workload.operations / peak)
    }
    shares.sort()
    let peak = (peaks.sorted()[2] / 1e8).rounded() / 10
    print(
      "\(workload.name): \(hundredths(shares[2])) of \(peak) billion operations a second "
        + "(from \(hundredths(shares[0])) to \(hundredths(shares[4])))")
    line += " \(workload.name) \(hundredths(shares[2]))"
  }
  print(line)
}

/// Two digits after the point.
func hundredths(_ value: Double) -> String {
  let whole = Int((value * 100).rounded())
  let rest = whole % 100
  return "\(whole / 100).\(rest < 10 ? "0" : "")\(rest)"
}
