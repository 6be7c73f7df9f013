package import SeriesFiles

/// A file of data with what has to be said about it; whatever is left out is found by itself.
package struct FileData: Sendable, Hashable, Codable {
  /// The path; `-` is standard input.
  package var path: String
  package var format: DataFormat?
  /// The column of timestamps, by name or position from 1; `none` counts rows instead.
  package var timestampColumn: String?
  package var labelColumn: String?
  /// The column that says which series a row belongs to.
  package var seriesColumn: String?
  /// The columns of values.
  package var columns: [String]
  /// Whether the first line names the columns.
  package var hasHeader: Bool?
  /// The character between fields.
  package var delimiter: FieldDelimiter?
  /// Whether `1/2/2024` is January.
  package var monthFirst: Bool?
  /// The decimal mark.
  package var decimal: DecimalMark?
  /// What stands for a missing value, beside the usual words.
  package var missing: [String]

  /// A file of which all is found by itself.
  package init(path: String) {
    self.path = path
    columns = []
    missing = []
  }

  /// The file's name without folders and ending: what results are named after.
  package var stem: String { FileName(path).stem }

  /// What the reader is told.
  package var options: SeriesReader.Options {
    SeriesReader.Options(
      format: format,
      timestampColumn: timestampColumn == "none" ? nil : timestampColumn.map(ColumnReference.init),
      hasTimestamps: timestampColumn != "none",
      labelColumn: labelColumn.map(ColumnReference.init),
      seriesColumn: seriesColumn.map(ColumnReference.init),
      valueColumns: columns.map(ColumnReference.init), hasHeader: hasHeader,
      delimiter: delimiter?.byte, decimalComma: decimal.map { $0 == .comma },
      monthFirst: monthFirst, missing: missing)
  }

  private enum CodingKeys: String, CodingKey {
    case path
    case format
    case timestampColumn = "timestamp_column"
    case labelColumn = "label_column"
    case seriesColumn = "series_column"
    case columns
    case hasHeader = "has_header"
    case delimiter
    case monthFirst = "month_first"
    case decimal
    case missing
  }

  /// Reads a file's description; only the path must be given.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    path = try container.decode(String.self, forKey: .path)
    format = try container.decodeIfPresent(DataFormat.self, forKey: .format)
    timestampColumn = try container.decodeIfPresent(String.self, forKey: .timestampColumn)
    labelColumn = try container.decodeIfPresent(String.self, forKey: .labelColumn)
    seriesColumn = try container.decodeIfPresent(String.self, forKey: .seriesColumn)
    columns = try container.decodeIfPresent([String].self, forKey: .columns) ?? []
    hasHeader = try container.decodeIfPresent(Bool.self, forKey: .hasHeader)
    delimiter = try container.decodeIfPresent(FieldDelimiter.self, forKey: .delimiter)
    monthFirst = try container.decodeIfPresent(Bool.self, forKey: .monthFirst)
    decimal = try container.decodeIfPresent(DecimalMark.self, forKey: .decimal)
    missing = try container.decodeIfPresent([String].self, forKey: .missing) ?? []
  }
}
