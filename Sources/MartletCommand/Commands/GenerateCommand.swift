import ArgumentParser

/// `martlet generate`: labelled data to try detectors on.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Makes labelled data: telemetry, or a stand-in of a benchmark.",
    discussion: """
      Without a kind it makes telemetry. The same options give the same files, byte for byte.

      Examples:
        martlet generate -o telemetry.csv
        martlet generate telemetry -o year.csv --rows 105120 --interval 5min --seed 7 --json
        martlet generate yahoo-a1 -o yahoo
      """,
    subcommands: [GenerateTelemetryCommand.self, GenerateYahooCommand.self],
    defaultSubcommand: GenerateTelemetryCommand.self)
}
