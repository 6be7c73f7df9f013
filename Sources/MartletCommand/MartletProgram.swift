import ArgumentParser
import ModelStorage

/// The program: one verb a job.
@main
struct MartletProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "martlet",
    abstract: "Finds anomalies in time series with autoencoders.",
    discussion: """
      Try it without data of your own, then on a csv:

        martlet demo
        martlet detect cpu.csv

      Keep a model, and apply it to new data:

        martlet fit train.csv -o web.martlet
        martlet detect live.csv --model web.martlet --budget 2/week

      Watch rows as they come:

        tail -F app.csv | martlet watch

      Run a whole study from one file:

        martlet run recipes/twitter-conv1d.yaml --data ~/data

      Exit codes: 0 done, 1 error, 2 wrong usage, 3 anomalies found where --fail-on-anomaly asks.

      Completions for your shell: martlet --generate-completion-script bash (or zsh, fish).
      """,
    version: "martlet \(MartletVersion.current)",
    subcommands: [
      BenchmarkCommand.self, DemoCommand.self, DescribeCommand.self, DetectCommand.self,
      EvaluateCommand.self, FitCommand.self, GenerateCommand.self, InspectCommand.self,
      RunCommand.self, TuneCommand.self, WatchCommand.self,
    ])

  static let _errorLabel = "error"

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      ProgramExit(error).exit()
    }
  }
}
