/// What the command line asks for: `COMMAND [WORKLOAD ...] [--seconds S] [--threads N] [--batch N]
/// [--epochs N]`.
struct Request {
  /// What to measure.
  let command: String
  /// The workloads named, in the order of `Workload.all`; all of them where none is.
  var workloads: [Workload] {
    Workload.all.filter { names.isEmpty || names.contains($0.name) }
  }
  /// The words that are no options.
  private(set) var names: [String] = []
  /// How long one measurement takes.
  private(set) var seconds = 1.0
  /// Threads that train one model.
  private(set) var threads = 1
  /// Passes over the samples in one training.
  private(set) var epochs = 4
  /// Samples in a step; `nil` takes the workload's.
  private(set) var batchSize: Int?

  init(_ arguments: some Collection<String>) throws {
    var arguments = arguments.makeIterator()
    command = arguments.next() ?? "training"
    while let word = arguments.next() {
      switch word {
      case "--seconds": seconds = try Self.number(arguments.next(), of: word)
      case "--threads": threads = Int(try Self.number(arguments.next(), of: word))
      case "--batch": batchSize = Int(try Self.number(arguments.next(), of: word))
      case "--epochs": epochs = Int(try Self.number(arguments.next(), of: word))
      default: names.append(word)
      }
    }
  }

  private static func number(_ text: String?, of option: String) throws -> Double {
    guard let number = text.flatMap(Double.init), number > 0, number < 1e6 else {
      throw RequestError(description: "\(option) needs a number above 0, not \(text ?? "nothing")")
    }
    return number
  }
}

/// A request that makes no sense.
struct RequestError: Error, CustomStringConvertible {
  let description: String
}
