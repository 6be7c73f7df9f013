import Martlet

// The examples beside the types of `SeriesFiles`; `DocCommentTests` sees that none is missing.

enum SeriesFilesExamples {
  static func nPYArray(_ result: DetectionResult) throws {
    let scores = result.anomalyScores.map(Double.init)
    try NPYArray(shape: [scores.count], values: scores, elementType: .float32)
      .write(path: "scores.npy")
    print(try NPYArray.read(path: "scores.npy").shape)
  }

  static func columnReference() throws {
    let options = SeriesReader.Options(
      timestampColumn: .name("time"), valueColumns: [.position(3), ColumnReference("load")])
    print(try SeriesReader.read(path: "cpu.csv", options: options).series[0].channelNames)
  }

  static func dataColumn(_ file: DataFile) {
    for case .textColumnIgnored(let column) in file.notes {
      print("left out: \(column)")  // column 2 (host)
    }
  }

  static func dataError() throws {
    do throws(DataError) {
      print(try SeriesReader.read(path: "cpu.csv").series.count)
    } catch .notANumber(_, let line, let column, let found) {
      print("line \(line), \(column): \(found)")
    }
  }

  static func dataNote(_ file: DataFile) {
    for note in file.notes {
      if case .missingValues(_, let channel, let count) = note { print(channel, count) }
      print(note)  // one sentence
    }
  }

  static func labelFile(_ series: Series) throws {
    let labels = try LabelFile.read(path: "cpu.labels", rowCount: series.rowCount)
    print(series.labelled(labels).labels?.count ?? 0)
  }

  static func nABWindows() throws {
    let taxi = try SeriesReader.read(path: "realKnownCause/nyc_taxi.csv").series[0]
    let windows = try NABWindows(path: "combined_windows.json")
    for rows in try windows.rows(of: taxi, file: "nyc_taxi.csv") { print(rows) }
  }

  static func dataFormat() throws {
    let lines = SeriesReader.Options(format: .ndjson)
    print(try SeriesReader.read(path: "-", options: lines).series.count)  // standard input
  }

  static func seriesReader() throws {
    let file = try SeriesReader.read(path: "cpu.csv")
    for series in file.series { print(series.name, series.rowCount) }
  }

  static func dataFile() throws {
    let file = try SeriesReader.read(path: "cpu.csv")
    for note in file.notes { print(note) }
    let known = file.trainingEnd.map { 0..<$0 }
    print(try Detection(of: file.series[0], trainingRows: known).anomalies.count)
  }

  static func cSVWriter() throws {
    var writer = try CSVWriter(path: "scores.csv", columns: ["timestamp", "anomaly_score"])
    try writer.write(row: [.text("2014-07-01 00:00:00"), .number(0.25)])
    try writer.finish()
  }
}
