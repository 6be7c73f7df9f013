import AnomalyDetection
import ArgumentParser
import Files
import Recipes
import SeriesFiles
import TimeSeries

/// `martlet generate yahoo-a1`: a folder of series in the shape of a benchmark.
struct GenerateYahooCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yahoo-a1",
    abstract: "Makes a stand-in of the benchmark A1 of Yahoo S5, whose data may not be handed on.",
    discussion: """
      67 made-up hourly series, real_1.csv to real_67.csv, of the columns timestamp, value and \
      is_anomaly: 94,866 rows, 1.76 % of them anomalous. Lengths, periods, and numbers and lengths of \
      anomalies are those published of the benchmark; the values are not Yahoo's.

      Examples:
        martlet generate yahoo-a1 -o yahoo
        martlet generate yahoo-a1 -o yahoo-7 --seed 7 --json
      """)

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The folder to write to; it is made where it is not there.", valueName: "folder"),
    completion: .directory)
  var output: String

  @Option(help: ArgumentHelp("Where all randomness comes from.", valueName: "number"))
  var seed: UInt64 = 1

  @Flag(help: "Print JSON for machines instead of text.")
  var json = false

  func run() throws {
    let made = YahooStandIn(seed: seed).make().map(\.series)
    try Interrupts.deferred {
      try Folder.make(at: output)
      for series in made { try CSVWriter.write(series, to: "\(output)/\(series.name).csv") }
    }
    let rowCount = made.map(\.rowCount).reduce(0, +)
    let anomalous = made.map { $0.labels?.count { $0 } ?? 0 }.reduce(0, +)
    guard !json else {
      let object = JSONText.object([
        .init("folder", .string(output)), .init("series", .integer(Int64(made.count))),
        .init("rows", .integer(Int64(rowCount))),
        .init("anomalous_rows", .integer(Int64(anomalous))),
      ])
      try StandardOutput.print(object.description)
      return
    }
    try StandardOutput.print(
      """
      \(output): \(NumberText.count(made.count, "series", "series")), \
      \(NumberText.count(rowCount, "row", "rows")), \
      \(NumberText.count(anomalous)) of them anomalous

      next: martlet detect \(output)/real_1.csv
      """)
  }
}
