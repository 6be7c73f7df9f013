internal import SeriesFiles
internal import TimeSeries

extension SchemaShape {
  static let data = section(
    defaults: FileData(path: "-"),
    .alternative(
      "path", .text,
      "The file: csv, NDJSON, line protocol, NPY or UCR. Relative to --data, if that is given."),
    .optional(
      "format", .words(DataFormat.self),
      "The file's format; by default found from its name and content."),
    .optional(
      "timestamp_column", .text,
      "The column of timestamps, by name or position from \"1\"; none counts rows."),
    .optional("label_column", .text, "The column that says which rows are anomalous."),
    .optional("series_column", .text, "The column that says which series a row belongs to."),
    .optional(
      "columns", .list(.text),
      "The columns to read, by name or position from \"1\"; all numeric ones by default."),
    .optional(
      "has_header", .bool, "Whether the first line names the columns; found by itself by default."
    ),
    .optional(
      "delimiter", .text,
      "What stands between fields: comma, semicolon, tab, bar, space or a character."),
    .optional(
      "month_first", .bool, "Whether 1/2/2024 is January; asked for only where no row decides it."
    ),
    .optional(
      "decimal", .words(DecimalMark.self),
      "The decimal mark: comma or point; asked for only where no column decides it."),
    .optional(
      "missing", .list(.text),
      "Words and numbers that stand for a missing value, beside the usual ones."),
    .alternative("channels", .channels, "A folder in which every channel has one file or several."),
    .alternative("table", .table, "Many series of one shape, the rows of all of them as samples."),
    .alternative("synthetic", .synthetic, "Telemetry made up, with anomalies planted in it."),
    .optional(
      "labels", .labels, "Which rows are anomalous, where the data itself does not say it."),
    .optional(
      "first_number_is_header", .bool,
      "Whether the first number of a file is left out, as readers of csv do."))

  private static let channels = section(
    defaults: ChannelFiles(folder: "", of: []),
    .required("folder", .text, "The folder."),
    .required("of", .list(.channel), "The channels, in the order of the table's columns."),
    .optional(
      "combine", .words(ChannelFiles.Combination.self),
      "How several files become one channel: end to end (join), or as their mean."),
    .optional(
      "initial_value", .number,
      "What a channel is before its first value; left out, it is that value."),
    .optional(
      "aggregate", .text, "Write the aligned table under this name into the folder of results."))

  private static let channel = section(
    .required("name", .text, "What the channel is called."),
    .required("files", .text, "The names of its files, where * stands for anything: \"*cpu*\"."))

  private static let table = section(
    defaults: SeriesTable(folder: ""),
    .required("folder", .text, "The folder of the files."),
    .optional("files", .text, "The names of the files, where * stands for anything."),
    .optional(
      "stand_in", .words(SeriesTable.StandIn.self),
      "What is made up where the folder is not there."))

  private static let synthetic = section(
    defaults: TelemetryConfiguration(),
    .optional("row_count", .integer, "Rows."),
    .optional("channel_count", .integer, "Channels."),
    .optional("interval_nanoseconds", .integer, "From one row to the next."),
    .optional("start_nanoseconds", .integer, "When the first row is, since 1970."),
    .optional("seed", .unsigned, "Where its randomness comes from."),
    .optional("daily_strength", .number, "The size of the daily rhythm, 0 to 1."),
    .optional("weekly_strength", .number, "The size of the weekly rhythm, 0 to 1."),
    .optional("trend", .number, "Growth from the first row to the last, as a share of the level."),
    .optional("noise", .number, "The size of the noise; 1 is usual."),
    .optional(
      "noise_memory", .number, "How much of the noise goes on in the next row, 0 to 0.999."),
    .optional(
      "anomaly_kinds", .list(.words(PlantedAnomaly.Kind.self)), "The kinds of anomalies planted."),
    .optional("anomaly_count", .integer, "How many anomalies are planted."),
    .optional("anomaly_strength", .number, "The size of the anomalies; 1 is usual."),
    .optional(
      "clean_fraction", .number, "The share of the rows, from the start, without anomalies."))

  private static let labels = section(
    .alternative("file", .text, "A file of labels: NAB's JSON of windows, or a 0 or 1 a row."),
    .alternative(
      "ranges", .list(.list(.integer)),
      "Pairs of row numbers from 0: the first row, and the row after the last."))
}
