// Measures the engine, each number by processor time on one thread unless it says otherwise:
//
//     EngineBenchmark training [W1 ...]   samples a second that the trainer takes, as JSON
//     EngineBenchmark passes [W1 ...]     gradients, reconstructions and one sample alone, as JSON
//     EngineBenchmark peak                training as a share of what fused multiply-adds can do
//     EngineBenchmark threads [W1 ...]    training on two threads against one

var names = CommandLine.arguments.dropFirst()
let command = names.popFirst() ?? "training"
let asked = Workload.all.filter { names.isEmpty || names.contains($0.name) }
switch command {
case "training":
  for workload in asked {
    let rate = try Measurement(workload).training(seconds: 1).processor
    print("{\"workload\": \"\(workload.name)\", \"training\": \(Int(rate))}")
  }
case "passes":
  for workload in asked { print(try Measurement(workload).passes()) }
case "peak": try printSharesOfPeak()
case "threads": for workload in asked { try printThreads(workload) }
default: print("no such measurement: \(command); there are training, passes, peak and threads")
}
