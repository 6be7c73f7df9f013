internal import SeriesFiles
package import TimeSeries

/// Scores of any tool: a csv with a column of scores among others, or one column alone.
package struct ScoreFile: Sendable {
  package let path: String
  /// The scores as a series of one channel; its labels are those of the file.
  package let series: Series
  /// The column, by its name.
  package let column: String
  /// Whether Martlet wrote the file, whose `is_anomaly` is then a verdict and no label, and whose
  /// threshold is 1.
  package let isMartlets: Bool

  /// Words by which scores are known, the surest first.
  package static let columnNames = [
    "anomaly_score", "score", "scores", "anomaly_scores", "decision_score", "decision_scores",
    "outlier_score", "raw_score", "reconstruction_error", "error",
  ]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - column: The column of scores; `nil` is found by its name, or is the only one of numbers.
  ///   - labelColumn: The column of labels; `nil` is found by its name.
  /// - Throws: `DataError`, or `EvaluationFault` where several columns may be meant.
  package init(path: String, column: String? = nil, labelColumn: String? = nil) throws {
    var options = SeriesReader.Options()
    options.labelColumn = labelColumn.map { ColumnReference($0) }
    self.path = path
    isMartlets =
      Self.read(path, options, "reconstruction_error") != nil
      && Self.read(path, options, "anomaly_score") != nil
    if let column {
      options.valueColumns = [ColumnReference(column)]
      series = try Self.single(SeriesReader.read(path: path, options: options))
      self.column = series.channelNames[0]
      return
    }
    for name in Self.columnNames {
      if let file = Self.read(path, options, name) {
        series = try Self.single(file)
        self.column = name
        return
      }
    }
    let file = try SeriesReader.read(path: path, options: options)
    let only = try Self.single(file)
    guard only.channelCount == 1 else {
      throw EvaluationFault.noScoreColumn(file: path, columns: only.channelNames)
    }
    series = only
    self.column = only.channelNames[0]
  }

  /// The file with a column; `nil` where it has none of that name.
  private static func read(
    _ path: String, _ options: SeriesReader.Options, _ name: String
  ) -> DataFile? {
    var options = options
    options.valueColumns = [.name(name)]
    // Any other fault comes up again where the file is read as a whole.
    return try? SeriesReader.read(path: path, options: options)
  }

  private static func single(_ file: DataFile) throws -> Series {
    guard file.series.count == 1 else {
      throw EvaluationFault.severalSeries(file: file.path, count: file.series.count)
    }
    return file.series[0]
  }
}
