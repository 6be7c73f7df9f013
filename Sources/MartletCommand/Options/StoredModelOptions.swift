public import AnomalyDetection
public import ArgumentParser

/// Models from files, and how several become one judge.
struct StoredModelOptions: ParsableArguments {
  @Option(
    name: [.customShort("m"), .customLong("model")],
    help: ArgumentHelp(
      """
      Apply this model instead of learning from the data; may be repeated, then several judge \
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
}

extension CombinationRule: ExpressibleByArgument {}
