internal import SeriesFiles
internal import TimeSeries

/// The data of a recipe, read, with its labels.
struct RecipeSource {
  /// One series.
  struct Table {
    /// `[time, channel]`: as it was read or aligned, with its labels; what was not measured is missing.
    var series: Series
    /// Whether it was filled already, by the alignment.
    let isFilled: Bool

    /// With nothing missing.
    func filled(by rule: FillingRule) -> Series {
      isFilled ? series : FilledSeries(filling: series, rule: rule).series
    }

    /// What a detector of rows is given. It fills forward by itself, and raises no alarm where nothing
    /// was measured, so it is told what is missing; but not of what another rule filled.
    func measured(filling rule: FillingRule) -> Series {
      rule == .forward() ? series : filled(by: rule)
    }
  }

  /// Where it comes from, for a person.
  let name: String
  /// What was noticed while it was read.
  let notes: [DataNote]
  /// At least one.
  let tables: [Table]
  /// Where the training part ends: by the file's name, or by how the data was made.
  let trainingEnd: Int?
  /// What was planted in made-up data.
  let planted: [PlantedAnomaly]

  init(_ recipe: Recipe, folder: DataFolder) throws(RecipeError) {
    var reader = try SourceReader(recipe: recipe, folder: folder)
    tables = try reader.read()
    name = reader.name
    notes = reader.notes
    trainingEnd = reader.trainingEnd
    planted = reader.planted
  }
}

/// Reads what a recipe's `data` describes.
private struct SourceReader {
  let recipe: Recipe
  let folder: DataFolder
  var name = ""
  var notes: [DataNote] = []
  var trainingEnd: Int?
  var planted: [PlantedAnomaly] = []
  /// Labels in a file beside the data, read once.
  private let separate: SeparateLabels?

  init(recipe: Recipe, folder: DataFolder) throws(RecipeError) {
    self.recipe = recipe
    self.folder = folder
    guard case .file(let path)? = recipe.data.labels else {
      separate = nil
      return
    }
    do {
      separate = try SeparateLabels(path: folder.resolve(path))
    } catch {
      throw .data(error)
    }
  }

  mutating func read() throws(RecipeError) -> [RecipeSource.Table] {
    var tables: [RecipeSource.Table]
    switch recipe.data.source {
    case .file(let data):
      // As the recipe has it: where the data lies on this machine is no part of the results.
      name = data.path == "-" ? "standard input" : data.path
      tables = try read(folder.resolve(data.path), data.options).map {
        RecipeSource.Table(series: $0, isFilled: false)
      }
    case .channels(let channels):
      tables = [RecipeSource.Table(series: try aligned(channels), isFilled: true)]
    case .table(let table):
      tables = [RecipeSource.Table(series: try joined(table), isFilled: false)]
    case .synthetic(let configuration):
      do {
        let made = try SyntheticTelemetry(configuration).make()
        name = made.series.name
        planted = made.planted
        tables = [RecipeSource.Table(series: made.series, isFilled: false)]
        let clean = Double(configuration.rowCount) * configuration.cleanFraction
        trainingEnd = clean >= 1 ? Int(clean) : nil
      } catch {
        throw .preparation(error)
      }
    }
    if case .ranges(let ranges)? = recipe.data.labels {
      guard tables.count == 1 else {
        throw .severalSeries(file: name, count: tables.count)
      }
      tables[0].series = try labelled(tables[0].series, by: ranges)
    }
    return tables
  }

  /// The series of a file, with their labels.
  ///
  /// - Parameter path: from where the program runs.
  private mutating func read(
    _ path: String, _ options: SeriesReader.Options
  ) throws(RecipeError) -> [Series] {
    let file: DataFile
    var options = options
    options.keepsEmptyColumns = !recipe.modelFiles.isEmpty
    do {
      file =
        recipe.isCausal
        ? try SeriesReader.readAsStream(path: path, options: options)
        : try SeriesReader.read(path: path, options: options)
    } catch {
      throw .data(error)
    }
    let series = try labelled(file)
    notes += file.notes
    trainingEnd = file.trainingEnd
    guard recipe.data.firstNumberIsHeader else { return series }
    trainingEnd = trainingEnd.map { $0 - 1 }
    return series.map { $0.rowCount > 1 ? $0.rows(1..<$0.rowCount) : $0 }
  }

  /// The series of a file with the labels that lie beside it.
  private func labelled(_ file: DataFile) throws(RecipeError) -> [Series] {
    guard let separate, case .file(let path)? = recipe.data.labels else { return file.series }
    guard separate.areWindows || file.series.count == 1 else {
      throw .labelsOfSeveralSeries(file: path, seriesCount: file.series.count)
    }
    var labelled: [Series] = []
    do {
      for series in file.series {
        labelled.append(series.labelled(try separate.labels(of: series, file: file.path)))
      }
    } catch {
      throw .data(error)
    }
    return labelled
  }

  /// The one series of a file.
  private mutating func readOne(_ path: String) throws(RecipeError) -> Series {
    let series = try read(path, FileData(path: path).options)
    guard series.count == 1 else { throw .severalSeries(file: path, count: series.count) }
    return series[0]
  }

  /// The channels of a folder as one table.
  private mutating func aligned(_ channels: ChannelFiles) throws(RecipeError) -> Series {
    let path = folder.resolve(channels.folder)
    name = channels.folder
    var files: [(channel: String, parts: [Series])] = []
    for channel in channels.of {
      var parts: [Series] = []
      for file in try self.files(in: path, like: channel.files) {
        let part = try readOne(file)
        guard part.channelCount == 1 else {
          throw .severalSeries(file: file, count: part.channelCount)
        }
        parts.append(part)
      }
      files.append((channel.name, parts))
    }
    trainingEnd = nil
    do {
      let table = ChannelTable(
        alignment: recipe.alignment, name: recipe.name ?? "aggregated",
        initialValue: channels.initialValue)
      switch channels.combine {
      case .join: return try table.joined(files).series
      case .mean: return try table.averaged(files).series
      }
    } catch {
      throw .preparation(error)
    }
  }

  /// The rows of all series one after another; the timestamp is the first channel.
  private mutating func joined(_ table: SeriesTable) throws(RecipeError) -> Series {
    let path = folder.resolve(table.folder)
    name = table.folder
    var values: [Double] = []
    var labels: [Bool] = []
    var isLabelled = false
    var names: [String] = []
    for series in try tableSeries(table, in: path) {
      if names.isEmpty { names = series.channelNames }
      guard series.channelNames.count == names.count else {
        throw .preparation(
          .differentChannels(
            first: path, names: names, second: series.name, secondNames: series.channelNames))
      }
      // A clock counts nanoseconds; seconds are what such tables hold.
      let unit = series.timeAxis.style.isClock ? 1e9 : 1
      for row in 0..<series.rowCount {
        values.append(Double(series.timeAxis.tick(at: row)) / unit)
        values += series.row(row)
        labels.append(series.labels?[row] ?? false)
      }
      isLabelled = isLabelled || series.labels != nil
    }
    let channelNames = ["timestamp"] + names
    trainingEnd = nil
    return Series(
      name: recipe.name ?? "table", channelNames: channelNames,
      timeAxis: TimeAxis(rowCount: values.count / channelNames.count), values: values,
      labels: isLabelled ? labels : nil)
  }

  private mutating func tableSeries(
    _ table: SeriesTable, in path: String
  ) throws(RecipeError) -> [Series] {
    if DataFolder.files(in: path, matching: table.files)?.isEmpty ?? true,
      let standIn = table.standIn
    {
      return made(standIn)
    }
    var all: [Series] = []
    for file in try files(in: path, like: table.files) { all.append(try readOne(file)) }
    return all
  }

  private mutating func made(_ standIn: SeriesTable.StandIn) -> [Series] {
    switch standIn {
    case .yahooA1:
      name = "series made up in the shape of Yahoo S5 A1"
      return YahooStandIn().make().map(\.series)
    }
  }

  private func files(in path: String, like pattern: String) throws(RecipeError) -> [String] {
    guard let files = DataFolder.files(in: path, matching: pattern) else {
      throw .noFolder(path: path)
    }
    guard !files.isEmpty else { throw .noFiles(folder: path, pattern: pattern) }
    return files
  }

  private func labelled(_ series: Series, by ranges: [[Int]]) throws(RecipeError) -> Series {
    var labels = [Bool](repeating: false, count: series.rowCount)
    for range in ranges {
      guard range[1] <= series.rowCount else {
        throw .labelsBeyondData(row: range[1], rows: series.rowCount)
      }
      for row in range[0]..<range[1] { labels[row] = true }
    }
    return series.labelled(labels)
  }
}
