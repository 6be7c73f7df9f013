public import AnomalyDetection
public import ArgumentParser

/// The kind of the one model that is fitted.
struct ArchitectureOption: ParsableArguments {
  @Option(name: [.customLong("architecture")], help: "The kind of model.")
  var kind: ModelConfiguration.Kind?
}

extension ModelConfiguration.Kind: ExpressibleByArgument {}
