// Measures the engine, by processor time on one thread unless it says otherwise; most print JSON:
//
//     EngineBenchmark training [W1 ...]      samples a second that the trainer takes
//     EngineBenchmark passes [W1 ...]        gradients, reconstructions and one sample alone
//     EngineBenchmark scaling                cost of training against each size of each kind
//     EngineBenchmark models [W1 ...]        two trainings side by side against one
//     EngineBenchmark export FOLDER [W1 ...] first weights and samples, and the losses from them
//     EngineBenchmark peak [W1 ...]          training as a share of what fused multiply-adds can do
//     EngineBenchmark threads [W1 ...]       training on two threads against one
//     EngineBenchmark scoring [W1 ...]       windows of a series, with what they share and without
//
// with --seconds for how long a measurement takes, and --threads, --batch and --epochs for
// the first.

let request = try Request(CommandLine.arguments.dropFirst())
switch request.command {
case "training":
  for workload in request.workloads {
    let rate = try Measurement(workload).training(
      seconds: request.seconds, batchSize: request.batchSize, threads: request.threads,
      epochs: request.epochs)
    print(
      "{\"workload\": \"\(workload.name)\", \"training\": \(Int(rate.processor)), "
        + "\"wall\": \(Int(rate.wall))}")
  }
case "passes":
  for workload in request.workloads {
    print(try Measurement(workload).passes(seconds: request.seconds / 2))
  }
case "scaling": try printScaling(seconds: request.seconds)
case "models":
  for workload in request.workloads { try printModels(workload, seconds: request.seconds) }
case "export": for workload in request.workloads { try export(workload, to: request.names[0]) }
case "peak":
  try printSharesOfPeak(request.names.isEmpty ? Array(Workload.main) : request.workloads)
case "threads": for workload in request.workloads { try printThreads(workload) }
case "scoring":
  for workload in request.workloads { try printScoring(workload, seconds: request.seconds) }
  if request.names.isEmpty { try printLinearScoring(seconds: request.seconds) }
default:
  print(
    "no such measurement: \(request.command); there are training, passes, scaling, models, export, "
      + "peak, threads and scoring")
}
