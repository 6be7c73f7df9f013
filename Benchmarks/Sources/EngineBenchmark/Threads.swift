/// Prints how much faster two threads train than one by the clock, and how much more processor time
/// they take, at the workload's batch size and at 256. The two in turns; of five rounds the best of
/// each, which other programs on the machine disturb least.
func printThreads(_ workload: Workload) throws {
  let measurement = try Measurement(workload)
  for batchSize in [workload.batchSize, 256] {
    var one = (processor: 0.0, wall: 0.0)
    var two = one
    for _ in 0..<5 {
      let first = try measurement.training(seconds: 0.4, batchSize: batchSize)
      let second = try measurement.training(seconds: 0.4, batchSize: batchSize, threads: 2)
      one = (max(one.processor, first.processor), max(one.wall, first.wall))
      two = (max(two.processor, second.processor), max(two.wall, second.wall))
    }
    print(
      "\(workload.name) batch \(batchSize): one thread \(Int(one.wall))/s, two \(Int(two.wall))/s, "
        + "\(hundredths(two.wall / one.wall)) times as fast in "
        + "\(hundredths(one.processor / two.processor)) times the processor time")
  }
}
