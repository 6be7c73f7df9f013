import ArgumentParser

/// The program.
@main
struct Martlet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "martlet",
    abstract: "Finds anomalies in time series with autoencoders.")
}
