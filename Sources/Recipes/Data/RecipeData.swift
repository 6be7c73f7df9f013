package import TimeSeries

/// Where a recipe's data comes from, and what is known of its anomalies.
///
/// ```yaml
/// data: {path: nab/data/realTweets/Twitter_volume_AAPL.csv, labels: {file: nab/labels/combined_windows.json}}
/// data: {channels: {folder: aws, of: [{name: CPU, files: "*cpu*"}, {name: Disk, files: "*disk*"}]}}
/// data: {table: {folder: yahoo_s5/A1Benchmark, files: "real_*.csv"}}
/// data: {synthetic: {row_count: 12000, channel_count: 11}}
/// ```
package struct RecipeData: Sendable, Hashable {
  package enum Source: Sendable, Hashable {
    case file(FileData)
    /// Several files a channel, joined end to end, and the channels aligned into one table.
    case channels(ChannelFiles)
    /// The rows of many series one after another, as samples of their own.
    case table(SeriesTable)
    /// Telemetry made up for the purpose.
    case synthetic(TelemetryConfiguration)
  }

  /// Where the numbers come from.
  package var source: Source
  /// Which rows are anomalous, where the data itself does not say it.
  package var labels: RecipeLabels?
  /// Whether the first number of a file is taken for a header, and left out. Readers of csv files do
  /// that to the files of the UCR archive, which have none.
  package var firstNumberIsHeader: Bool

  package init(_ source: Source, labels: RecipeLabels? = nil, firstNumberIsHeader: Bool = false) {
    self.source = source
    self.labels = labels
    self.firstNumberIsHeader = firstNumberIsHeader
  }

  /// Throws a fault where something cannot be.
  package func validate() throws(RecipeFault) {
    switch source {
    case .file(let file):
      try RecipeFault.check(!file.path.isEmpty, "path", "empty", "the path of a file")
    case .channels(let channels):
      try RecipeFault.section("channels") { () throws(RecipeFault) in try channels.validate() }
    case .table(let table):
      try RecipeFault.section("table") { () throws(RecipeFault) in try table.validate() }
    case .synthetic(let telemetry):
      if case .invalidSetting(let name, let found, let expected)? = telemetry.problem {
        throw RecipeFault(["synthetic", name], found: found, expected: expected)
      }
    }
    if let labels {
      try RecipeFault.section("labels") { () throws(RecipeFault) in try labels.validate() }
    }
  }
}

extension RecipeData: Codable {
  private enum CodingKeys: String, CodingKey {
    case channels
    case table
    case synthetic
    case labels
    case firstNumberIsHeader = "first_number_is_header"
  }

  /// Reads one of `path`, `channels`, `table` and `synthetic`, and what belongs to it.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let channels = try container.decodeIfPresent(ChannelFiles.self, forKey: .channels) {
      source = .channels(channels)
    } else if let table = try container.decodeIfPresent(SeriesTable.self, forKey: .table) {
      source = .table(table)
    } else if let made = try container.decodeIfPresent(
      TelemetryConfiguration.self, forKey: .synthetic)
    {
      source = .synthetic(made)
    } else {
      source = .file(try FileData(from: decoder))
    }
    labels = try container.decodeIfPresent(RecipeLabels.self, forKey: .labels)
    firstNumberIsHeader =
      try container.decodeIfPresent(Bool.self, forKey: .firstNumberIsHeader) ?? false
  }

  /// Writes the source's key and what belongs to it.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch source {
    case .file(let file): try file.encode(to: encoder)
    case .channels(let channels): try container.encode(channels, forKey: .channels)
    case .table(let table): try container.encode(table, forKey: .table)
    case .synthetic(let telemetry): try container.encode(telemetry, forKey: .synthetic)
    }
    try container.encodeIfPresent(labels, forKey: .labels)
    if firstNumberIsHeader {
      try container.encode(firstNumberIsHeader, forKey: .firstNumberIsHeader)
    }
  }
}
