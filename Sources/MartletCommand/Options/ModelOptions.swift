public import AnomalyDetection
public import ArgumentParser
import Recipes

/// Which models judge, fitted here or from files, and how several become one judge.
struct ModelOptions: ParsableArguments {
  @Option(
    name: [.customLong("architecture")],
    help: ArgumentHelp(
      "The kind of model to fit; may be repeated, then several judge together.",
      valueName: "architecture"))
  var kinds: [ModelKind] = []

  @Option(
    name: [.customShort("m"), .customLong("model")],
    help: ArgumentHelp(
      """
      Apply this model instead of learning from the file; may be repeated, then several judge \
      together.
      """, valueName: "file"),
    completion: .file(extensions: ["martlet"]))
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      How several models judge together: mean or max of their scores, or votes:COUNT, where so many \
      have to flag a row. By default mean.
      """, valueName: "rule"))
  var combine: CombinationRule?

  func validate() throws {
    if !kinds.isEmpty, !files.isEmpty {
      throw ValidationError(
        "--architecture is about learning, and --model has learned already: leave out one of them")
    }
    for (option, values) in [("--architecture", kinds.map(\.rawValue)), ("--model", files)] {
      var seen: Set<String> = []
      if let twice = values.first(where: { !seen.insert($0).inserted }) {
        throw ValidationError("\(option) \(twice) is given twice: it would judge with itself")
      }
    }
    guard let combine else { return }
    let count = max(kinds.count, files.count)
    guard count > 1 else {
      throw ValidationError(
        "--combine says how several models judge together: give --model or --architecture more "
          + "than once")
    }
    if case .votes(let votes) = combine, votes > count {
      throw ValidationError(
        "--combine \(combine) asks for \(votes) votes of \(count) models: give 1 to \(count)")
    }
  }

  /// The job with these options; what else there is to say about fitting is there already.
  func apply(to job: inout DetectionJob) {
    job.models = files
    let common = job.detectors[0]
    if !kinds.isEmpty {
      job.detectors = kinds.map { kind in
        var configuration = common
        configuration.modelKind = kind
        return configuration
      }
    }
    if let combine { job.combination = combine }
  }
}

extension CombinationRule: ExpressibleByArgument {}
