internal import Files

/// Reads series from files of every format known.
///
/// ```swift
/// let file = try SeriesReader.read(path: "cpu.csv")
/// for series in file.series { print(series.name, series.rowCount) }
/// ```
public enum SeriesReader {
  /// What a person can say about a file; what is left out is found from its name and content.
  public struct Options: Sendable, Hashable {
    /// The format; `nil` is found.
    public var format: DataFormat?
    /// The column of timestamps; `nil` is found by name, then by content.
    public var timestampColumn: ColumnReference?
    /// Whether to leave all columns without timestamps, so that rows are counted.
    public var hasTimestamps: Bool
    /// The column of labels; `nil` is found by name, so never in a file without a header.
    public var labelColumn: ColumnReference?
    /// The column that says which series a row belongs to; `nil` is found by name.
    public var seriesColumn: ColumnReference?
    /// The columns of values, in this order; empty takes all columns of numbers without another job.
    public var valueColumns: [ColumnReference]
    /// Whether the first line names the columns; `nil` is found.
    public var hasHeader: Bool?
    /// The byte between fields; `nil` is found. A blank stands for any run of blanks.
    public var delimiter: UInt8?
    /// Whether numbers are written `1,5`; `nil` is found where the delimiter is no comma.
    public var decimalComma: Bool?
    /// Whether `1/2/2024` is January; `nil` is found where a row decides it.
    public var monthFirst: Bool?
    /// What stands for a missing value, beside the usual words: words in any case, and numbers. With
    /// any, no number is guessed to be a code for a missing value; `none` alone says only that.
    public var missing: [String]
    /// Whether columns without any value stay, as for a model that expects them.
    public var keepsEmptyColumns: Bool
    /// Files with more columns are refused.
    public var maximumChannels: Int

    /// Everything is found by itself.
    public init(
      format: DataFormat? = nil, timestampColumn: ColumnReference? = nil,
      hasTimestamps: Bool = true, labelColumn: ColumnReference? = nil,
      seriesColumn: ColumnReference? = nil, valueColumns: [ColumnReference] = [],
      hasHeader: Bool? = nil, delimiter: UInt8? = nil, decimalComma: Bool? = nil,
      monthFirst: Bool? = nil, missing: [String] = [], keepsEmptyColumns: Bool = false,
      maximumChannels: Int = 65_536
    ) {
      self.format = format
      self.timestampColumn = timestampColumn
      self.hasTimestamps = hasTimestamps
      self.labelColumn = labelColumn
      self.seriesColumn = seriesColumn
      self.valueColumns = valueColumns
      self.hasHeader = hasHeader
      self.delimiter = delimiter
      self.decimalComma = decimalComma
      self.monthFirst = monthFirst
      self.missing = missing
      self.keepsEmptyColumns = keepsEmptyColumns
      self.maximumChannels = maximumChannels
    }
  }

  /// Reads a file.
  ///
  /// - Parameter path: The file's path; `-` is standard input.
  /// - Throws: `DataError`, with the place and what was found there.
  public static func read(path: String, options: Options = Options()) throws(DataError) -> DataFile
  {
    try read(FileName(path), from: .data(at: path), options: options)
  }

  /// Reads what a file would hold.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - name: The name that stands for a path, in messages and for the format.
  public static func read(bytes: [UInt8], name: String, options: Options = Options())
    throws(DataError) -> DataFile
  {
    try read(FileName(name), from: ByteSource(bytes: bytes, name: name), options: options)
  }

  private static func read(_ name: FileName, from source: consuming ByteSource, options: Options)
    throws(DataError) -> DataFile
  {
    let chunk = try ByteChunk(source)
    try chunk.checkText(unless: options.format == .npy || name.format == .npy)
    let format = options.format ?? name.format ?? chunk.format
    switch format {
    case .csv:
      let reader = try CSVReader(name, chunk, options)
      return try reader.read()
    case .ucr: return try UCRReader.read(name, chunk)
    case .npy: return try NPYReader.read(name, chunk, options)
    case .ndjson: return try NDJSONReader.read(name, chunk, options)
    case .influx: return try InfluxFileReader.read(name, chunk, options)
    }
  }
}
