import Dispatch
import Synchronization

/// Prints how many samples a second two trainings of a workload take side by side, each on one
/// thread, and how many one takes alone; the median of five rounds of either, a line of JSON.
func printModels(_ workload: Workload, seconds: Double) throws {
  let measurement = try Measurement(workload)
  var ratios: [Double] = []
  for _ in 0..<5 {
    let alone = try measurement.training(seconds: seconds, epochs: 1).wall
    let together = Mutex(0.0)
    DispatchQueue.concurrentPerform(iterations: 2) { _ in
      // A training that stops would have stopped alone.
      let rate = (try? measurement.training(seconds: seconds, epochs: 1).wall) ?? 0
      together.withLock { $0 += rate }
    }
    ratios.append(together.withLock { $0 } / alone)
  }
  ratios.sort()
  print(
    "{\"workload\": \"\(workload.name)\", \"two_models\": \(hundredths(ratios[2])), "
      + "\"from\": \(hundredths(ratios[0])), \"to\": \(hundredths(ratios[4]))}")
}
