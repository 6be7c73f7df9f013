public import ArgumentParser
package import Recipes
import SeriesFiles

/// What can be said about a file of data; all of it is found by itself.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Columns of values, by name or position from 1, such as cpu,memory.", valueName: "names"),
    transform: Self.names)
  var columns: [String] = []

  @Option(
    help: ArgumentHelp(
      "Column of timestamps, or several such as date,time; none counts rows instead.",
      valueName: "names"))
  var timestampColumn: String?

  @Option(help: ArgumentHelp("Column of labels: 0 or 1.", valueName: "name"))
  var labelColumn: String?

  @Option(
    help: ArgumentHelp(
      "Column that says which series a row belongs to; each is fitted by itself.",
      valueName: "name"))
  var seriesColumn: String?

  @Option(
    help: ArgumentHelp(
      "Between fields: comma, semicolon, tab, bar, space or a character.",
      valueName: "delimiter"))
  var delimiter: FieldDelimiter?

  @Option(help: "How the file is written.")
  var format: DataFormat?

  @Flag(inversion: .prefixedNo, help: "Whether the first line names the columns.")
  var header: Bool?

  @Flag(inversion: .prefixedNo, help: "Whether 1/2/2024 is January.")
  var monthFirst: Bool?

  @Option(help: "What stands before the decimals of a number.")
  var decimal: DecimalMark?

  @Option(
    help: ArgumentHelp(
      "Cells that stand for a missing value, such as ausfall,-999; none takes no number for one.",
      valueName: "words"),
    transform: Self.names)
  var missing: [String] = []

  /// A file read with these options.
  func file(_ path: String) -> FileData {
    var data = FileData(path: path)
    data.format = format
    data.timestampColumn = timestampColumn
    data.labelColumn = labelColumn
    data.seriesColumn = seriesColumn
    data.columns = columns
    data.hasHeader = header
    data.delimiter = delimiter
    data.monthFirst = monthFirst
    data.decimal = decimal
    data.missing = missing
    return data
  }

  private static func names(_ text: String) throws -> [String] {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !names.contains("") else {
      throw ValidationError("an empty name in \"\(text)\"; expected names such as cpu,memory")
    }
    return names
  }
}

extension DecimalMark: ExpressibleByArgument {}
extension FieldDelimiter: ExpressibleByArgument {}
extension DataFormat: ExpressibleByArgument {}
