import ArgumentParser
import Recipes
import SeriesFiles
import TimeSeries

/// `martlet generate telemetry`: labelled telemetry to try detectors on.
struct GenerateTelemetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "telemetry",
    abstract: "Makes labelled telemetry: rhythms, trends, noise, and anomalies planted in it.",
    usage: "martlet generate telemetry --output <csv> [<options>]",
    discussion: """
      The columns are timestamp, the channels, and is_anomaly. Rows of a missing span are empty and \
      not labelled: a gap is no anomaly. The same options give the same file, byte for byte.

      Kinds: \(PlantedAnomaly.Kind.allCases.map(\.rawValue).joined(separator: ", ")).

      Examples:
        martlet generate telemetry -o telemetry.csv
        martlet generate telemetry -o year.csv --rows 105120 --interval 5min --seed 7
        martlet generate telemetry -o spikes.csv --kinds spike,level_shift --anomalies 20
        martlet generate telemetry -o normal.csv --anomalies 0
      """)

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The csv to write; - is standard output.", valueName: "csv"),
    completion: .file())
  var output: String

  @Option(help: ArgumentHelp("Rows.", valueName: "count"))
  var rows = TelemetryConfiguration().rowCount

  @Option(
    help: ArgumentHelp(
      "Channels, all driven by one load: cpu, memory, requests, latency, errors, …",
      valueName: "count"))
  var channels = TelemetryConfiguration().channelCount

  @Option(help: ArgumentHelp("From one row to the next: 30s, 5min, 1h.", valueName: "time"))
  var interval = IntervalOption(nanoseconds: TelemetryConfiguration().interval)

  @Option(help: ArgumentHelp("Where all randomness comes from.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("Kinds of anomaly to plant; all by default.", valueName: "kinds"),
    transform: Self.kinds)
  var kinds = TelemetryConfiguration().anomalyKinds

  @Option(help: ArgumentHelp("How many anomalies to plant.", valueName: "count"))
  var anomalies = TelemetryConfiguration().anomalyCount

  @Option(
    help: ArgumentHelp("Their size; 1 is plain to the eye.", valueName: "factor"))
  var strength = TelemetryConfiguration().anomalyStrength

  @Option(
    help: ArgumentHelp(
      "The share of the rows, from the start, without anomalies.", valueName: "share"))
  var clean = TelemetryConfiguration().cleanFraction

  @Option(
    help: ArgumentHelp("The size of the noise; 1 is that of a calm server.", valueName: "factor"))
  var noise = TelemetryConfiguration().noise

  @Option(
    help: ArgumentHelp("Growth of the load from first row to last, as a share.", valueName: "share")
  )
  var trend = TelemetryConfiguration().trend

  @Flag(help: "Print JSON for machines instead of text.")
  var json = false

  /// What the options describe.
  var telemetry: TelemetryConfiguration {
    TelemetryConfiguration(
      rowCount: rows, channelCount: channels, interval: interval.nanoseconds, seed: seed,
      trend: trend, noise: noise, anomalyKinds: kinds, anomalyCount: anomalies,
      anomalyStrength: strength, cleanFraction: clean)
  }

  func validate() throws {
    if let problem = telemetry.problem { throw ValidationError("\(problem)") }
  }

  func run() throws {
    let made = try SyntheticTelemetry(telemetry).make()
    try Interrupts.deferred { try CSVWriter.write(made.series, to: output) }
    let report =
      json
      ? TelemetryJSON(made, path: output).text
      : TelemetryText(made, path: output, cleanShare: clean).text
    // The table itself may be on standard output.
    if output == "-" {
      StandardError.print(report)
    } else {
      try StandardOutput.print(report)
    }
  }

  private static func kinds(_ text: String) throws -> [PlantedAnomaly.Kind] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let kind = PlantedAnomaly.Kind(rawValue: String(word)) else {
        let known = PlantedAnomaly.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("no kind \"\(word)\"; expected some of \(known)")
      }
      return kind
    }
  }
}
