import AnomalyDetection
import ArgumentParser
import Files
import Fleet
import ModelStorage
import Recipes
import SeriesFiles
import TimeSeries

/// `martlet watch`: rows in as they come, anomalies out.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Finds anomalies in rows as they come, from a pipe or a growing file.",
    discussion: """
      Rows are csv, NDJSON or Influx line protocol on standard input, or in the file of --follow; a \
      column, labels or tags can tell series apart. Without --model it learns from the rows as they \
      come. For rows in order it gives the scores of martlet detect FILE --causal, to the bit.

      On a terminal it prints text, else one JSON object a line: event is opened, updated, closed, \
      no_data or data_back, and id is the same for all events of one incident.

      Examples:
        tail -F app.csv | martlet watch
        martlet watch --follow app.csv --state app.state
        martlet watch --model web.martlet --budget 2/week < live.ndjson
        martlet watch --history last-month.csv --late 30s < live.csv
        martlet watch --all --json < cpu.csv > scores.ndjson
      """)

  @Option(
    help: ArgumentHelp(
      "Read this file as it grows, also when it is rotated or truncated; without it, standard input.",
      valueName: "file"),
    completion: .file())
  var follow: String?

  @OptionGroup(title: "Models")
  var modelOptions: StoredModelOptions

  @OptionGroup(title: "Threshold")
  var thresholdOptions: ThresholdOptions

  @Option(
    help: ArgumentHelp(
      "Where all randomness of learning comes from; 1 by default.", valueName: "number"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Take the rows of this file first and tell nothing of them, so that judging begins at once.",
      valueName: "file"),
    completion: .file())
  var history: String?

  @Option(
    help: ArgumentHelp(
      """
      Keep what is remembered in this file, and go on from it if it is there: after a stop, a crash \
      or a kill. Martlet inspect shows what is in it.
      """, valueName: "file"),
    completion: .file())
  var state: String?

  @Option(
    help: ArgumentHelp(
      "Hold rows back for so long, so that late ones find their place: 500ms, 30s, 5min.",
      valueName: "time"))
  var late: IntervalOption?

  @OptionGroup(title: "Data")
  var dataOptions: DataOptions

  @Flag(help: "Tell of every row, with its score.")
  var all = false

  @Flag(help: "Print text, on a terminal or not.")
  var text = false

  @Flag(help: "Print JSON, an object a line, on a terminal or not.")
  var json = false

  @Flag(help: "Exit with 3 if there were anomalies, for scripts.")
  var failOnAnomaly = false

  func validate() throws {
    if modelOptions.combine != nil, modelOptions.files.count < 2 {
      throw ValidationError(
        "--combine says how several models judge together: give --model more than once")
    }
    if text, json { throw ValidationError("--text and --json contradict each other") }
    if !modelOptions.files.isEmpty, seed != nil {
      throw ValidationError(
        "--seed is about learning, and --model has learned already: leave out one of them")
    }
    switch thresholdOptions.rule {
    case nil, .fixed, .budget: break
    case let rule? where modelOptions.files.isEmpty:
      throw ValidationError(
        "--threshold \(rule) needs the scores of rows that were learned from before: give a --model, "
          + "fixed:SURPRISE, or a --budget")
    default: break
    }
    if dataOptions.format == .npy || dataOptions.format == .ucr {
      throw ValidationError(
        "--format is csv, ndjson or influx for rows that come one by one: martlet detect reads others"
      )
    }
  }

  func run() throws {
    let path = follow ?? "-"
    let options = dataOptions.file(path).options
    let fleet = Fleet(model: try model, lateness: late?.nanoseconds ?? 0)
    // What comes on standard input has no name of its own.
    var stream = WatchedStream(
      path: follow ?? "stdin", options: options, fleet: fleet)
    let keeper = state.map(WatchState.init)
    let resumed = try keeper?.resume(stream)
    if let resumed {
      stream = resumed.stream
      // What a pipe has given is gone, and it is not known where its sender goes on.
      if resumed.place == nil { stream.beginNewSender() }
      StandardError.print(
        "goes on after \(NumberText.count(stream.fleet.rowCount, "row", "rows"))"
          + (stream.fleet.newestTime.map { ", to \(stream.fleet.style.text(tick: $0))" } ?? ""))
    } else if let history {
      stream = try warmedUp(stream, by: history)
    }
    let feed =
      try follow.map { path throws(FileError) in
        try ByteFeed(following: path, from: resumed?.place)
      } ?? ByteFeed(path: path)
    var loop = WatchLoop(
      stream: stream, feed: feed, state: keeper, lines: lines, tellsRows: all,
      isLive: follow != nil || !StandardStream.input.isPlainFile)
    try loop.run()
    if failOnAnomaly, loop.anomalyCount > 0 { throw ProgramExit.anomalies }
  }

  private var lines: EventLines {
    text || (!json && StandardStream.output.isTerminal) ? .text : .json
  }

  /// Who judges.
  private var model: DetectionModel {
    get throws {
      if modelOptions.files.isEmpty {
        return .online(
          OnlineConfiguration(seed: seed ?? 1), threshold: thresholdOptions.rule)
      }
      let models = try ModelFiles(modelOptions.files, threshold: thresholdOptions.rule)
      return try DetectionModel(models.detectors, rule: modelOptions.combine ?? .mean)
    }
  }

  /// The stream after the rows of a file, of which nothing is told.
  private func warmedUp(_ stream: WatchedStream, by path: String) throws -> WatchedStream {
    var stream = stream
    var feed = try ByteFeed(path: path)
    reading: while true {
      switch try feed.next(timeout: .seconds(1)) {
      case .bytes(let bytes): try Self.tell(stream.take(bytes))
      case .nothing, .newFile: continue
      case .end: break reading
      }
    }
    try Self.tell(stream.finishReading())
    return stream.followed()
  }

  private static func tell(_ outcome: WatchedStream.Outcome) throws {
    for note in outcome.notes { StandardError.print("note: history: \(note)") }
    if let failure = outcome.failures.first { throw failure }
  }
}
