public import ArgumentParser
import Benchmarking
public import Evaluation

/// `martlet evaluate`: any tool's scores held against labels.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measures any tool's scores against labels, with everyone's metrics.",
    discussion: """
      Scores are a csv with a column such as anomaly_score, or one number a line; higher is more \
      anomalous. Labels are a column of the same file, or with --labels: NAB's JSON of windows; \
      ranges as JSON [[start, end], …] or csv start,end, both ends included, rows counted from 0; \
      a 0 or 1 a line; a csv with a column of labels; or a file name of the UCR archive.

      Without --threshold, what needs one is measured at that of the best F1, which only the labels \
      know, and says so; scores of martlet detect are flagged from 1.

      Examples:
        martlet evaluate scores.csv --labels labels.json
        martlet evaluate nyc.csv --labels windows.json --series nyc_taxi.csv
        martlet evaluate theirs.csv --score-column outlier --threshold 3
        martlet evaluate scores.txt --labels 001_UCR_Anomaly_x_35_52_60.txt
        martlet evaluate results/*.csv --labels combined_windows.json --json

      Where there are no labels, --inject takes data instead of scores, puts made anomalies into its \
      later half, and says which of them a detector finds:
        martlet evaluate cpu.csv --inject
        martlet evaluate cpu.csv --inject --kinds spike:2,drift --detector lstm
      """)

  @Argument(
    help: "The files of scores, of one series each; with --inject, of data.", completion: .file())
  var files: [String]

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where the labels are, if not in the file.", valueName: "file"),
    completion: .file())
  var labels: String?

  @Option(help: ArgumentHelp("Column of scores.", valueName: "name"))
  var scoreColumn: String?

  @Option(help: ArgumentHelp("Column of labels in the file of scores.", valueName: "name"))
  var labelColumn: String?

  @Option(
    name: .customLong("series"),
    help: ArgumentHelp(
      "The name by which the labels know the series; the file's own by default.",
      valueName: "name"))
  var seriesName: String?

  @Option(
    help: ArgumentHelp("Flag rows with at least this score.", valueName: "score"))
  var threshold: Double?

  @Option(
    help: ArgumentHelp("Rows at the start that are not counted.", valueName: "rows"))
  var trainRows: Int?

  @Option(
    help: ArgumentHelp(
      "Window of VUS-ROC and VUS-PR; TSB-AD takes the period.", valueName: "rows"))
  var window = 100

  @Option(
    help: ArgumentHelp(
      "Weight of finding a range at all in range recall, 0 to 1.", valueName: "weight"))
  var existenceWeight = 0.2

  @Option(
    help: "Where range metrics count more: flat, front, middle or back.")
  var bias = RangeAgreement.Bias.flat

  @Option(help: "What ranges found in pieces lose: one (nothing) or reciprocal.")
  var cardinality = RangeAgreement.Cardinality.reciprocal

  @Option(
    help: ArgumentHelp("Where random scores and intervals come from.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup(title: "Without labels")
  var injection: InjectionOptions

  @Flag(help: "Print JSON for machines instead of text.")
  var json = false

  func validate() throws {
    guard (0...1).contains(existenceWeight) else {
      throw ValidationError("--existence-weight is \(existenceWeight), expected 0 to 1")
    }
    guard (0...1_000_000).contains(window) else {
      throw ValidationError("--window is \(window), expected 0 to 1000000 rows")
    }
    if let trainRows, trainRows < 0 {
      throw ValidationError("--train-rows is \(trainRows), expected 0 or more")
    }
    if let threshold, !threshold.isFinite {
      throw ValidationError("--threshold is \(threshold), expected a number")
    }
    if injection.inject, labels != nil {
      throw ValidationError("--inject makes its own labels: leave out --labels")
    }
    if seriesName != nil, files.count > 1 {
      throw ValidationError("--series names one series, and there are \(files.count) files")
    }
  }

  func run() throws {
    if injection.inject { return try injection.run(files: files, seed: seed, json: json) }
    var options = ScoreEvaluation.Options()
    options.scoreColumn = scoreColumn
    options.labelColumn = labelColumn
    options.labels = labels
    options.seriesName = seriesName
    options.trainingRows = trainRows
    options.threshold = threshold
    options.volumeWindow = window
    options.ranges = RangeAgreement.Options(
      existenceWeight: existenceWeight, recallBias: bias, precisionBias: bias,
      cardinality: cardinality)
    options.seed = seed
    let evaluations = try files.map { try ScoreEvaluation(path: $0, options: options) }
    if json {
      for evaluation in evaluations { try StandardOutput.print("\(evaluation.json)") }
    } else if evaluations.count == 1 {
      try StandardOutput.print(EvaluationText(evaluation: evaluations[0]).text)
    } else {
      try StandardOutput.print(EvaluationsText(evaluations: evaluations, seed: seed).text)
    }
  }
}

extension RangeAgreement.Bias: ExpressibleByArgument {}
extension RangeAgreement.Cardinality: ExpressibleByArgument {}
