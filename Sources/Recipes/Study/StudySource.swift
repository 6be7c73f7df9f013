internal import TimeSeries

/// The data of a recipe: one table, with labels where they are known, nothing missing.
struct StudySource {
  /// Where it comes from, for a person.
  let name: String
  /// What was noticed while it was read.
  let notes: [DataNote]
  /// `[time, channel]`: filled.
  let series: Series
  /// `[time, channel]`: what a detector of rows is given. It fills forward by itself, and raises no
  /// alarm where nothing was measured, so it is told what is missing; but not of what another rule
  /// filled, or the alignment.
  let measured: Series
  /// Where a file's name says that training ends.
  let trainingEnd: Int?

  /// A series that is there already.
  init(_ series: Series, filling: FillingRule) {
    name = series.name
    notes = []
    trainingEnd = nil
    self.series = FilledSeries(filling: series, rule: filling).series
    measured = series
  }

  init(_ recipe: Recipe, folder: DataFolder) throws(StudyError) {
    var reader = StudyReader(recipe: recipe, folder: folder)
    let filled = try reader.read()
    name = reader.name
    notes = reader.notes
    trainingEnd = reader.trainingEnd
    guard filled.series.values.contains(where: \.isFinite) else {
      throw .nothingMeasured(source: name)
    }
    series = filled.series
    if case .channels = recipe.data.source {
      measured = series
    } else {
      measured = recipe.filling == .forward() ? filled.measured : series
    }
  }
}

/// Reads what a recipe's `data` describes.
private struct StudyReader {
  let recipe: Recipe
  let folder: DataFolder
  var name = ""
  var notes: [DataNote] = []
  var trainingEnd: Int?
  /// Labels in a file beside the data, read once.
  private var separate: SeparateLabels?

  init(recipe: Recipe, folder: DataFolder) {
    self.recipe = recipe
    self.folder = folder
  }

  mutating func read() throws(StudyError) -> FilledSeries {
    if case .file(let path)? = recipe.data.labels {
      do {
        separate = try SeparateLabels(path: folder.resolve(path))
      } catch {
        throw .data(error)
      }
    }
    let filled: FilledSeries
    switch recipe.data.source {
    case .file(var data):
      // As the recipe has it: where the data lies on this machine is no part of the results.
      name = data.path == "-" ? "standard input" : data.path
      data.path = folder.resolve(data.path)
      let series = try series(of: data)
      filled = FilledSeries(filling: series, rule: recipe.filling)
    case .channels(let channels):
      filled = try aligned(channels)
    case .table(let table):
      filled = FilledSeries(filling: try joined(table), rule: recipe.filling)
    case .synthetic(let configuration):
      do {
        let made = try SyntheticTelemetry(configuration).make()
        name = made.series.name
        filled = FilledSeries(filling: made.series, rule: recipe.filling)
        let clean = Double(configuration.rowCount) * configuration.cleanFraction
        trainingEnd = clean >= 1 ? Int(clean) : nil
      } catch {
        throw .preparation(error)
      }
    }
    return try labelledByRanges(filled)
  }

  /// The one series of a file, with its labels.
  private mutating func series(of data: FileData) throws(StudyError) -> Series {
    let file: DataFile
    var labels: [Bool]?
    do throws(DataError) {
      file = try SeriesReader.read(path: data.path, options: data.options)
      if let separate, file.series.count == 1 {
        labels = try separate.labels(of: file.series[0], file: file.path)
      }
    } catch {
      throw .data(error)
    }
    guard file.series.count == 1, let read = file.series.first else {
      throw .severalSeries(file: data.path, count: file.series.count)
    }
    notes += file.notes
    trainingEnd = file.trainingEnd
    let series = read.labelled(labels ?? read.labels)
    guard recipe.data.firstNumberIsHeader, series.rowCount > 1 else { return series }
    trainingEnd = trainingEnd.map { $0 - 1 }
    return series.rows(1..<series.rowCount)
  }

  /// The channels of a folder as one table.
  private mutating func aligned(_ channels: ChannelFiles) throws(StudyError) -> FilledSeries {
    let path = folder.resolve(channels.folder)
    name = channels.folder
    var files: [(channel: String, parts: [Series])] = []
    for channel in channels.of {
      var parts: [Series] = []
      for file in try self.files(in: path, like: channel.files) {
        let part = try series(of: FileData(path: file))
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
      case .join: return try table.joined(files)
      case .mean: return try table.averaged(files)
      }
    } catch {
      throw .preparation(error)
    }
  }

  /// The rows of all series one after another; the timestamp is the first channel.
  private mutating func joined(_ table: SeriesTable) throws(StudyError) -> Series {
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
  ) throws(StudyError) -> [Series] {
    if DataFolder.files(in: path, matching: table.files)?.isEmpty ?? true,
      let standIn = table.standIn
    {
      return made(standIn)
    }
    let files = try files(in: path, like: table.files)
    var all: [Series] = []
    for file in files { all.append(try series(of: FileData(path: file))) }
    return all
  }

  private mutating func made(_ standIn: SeriesTable.StandIn) -> [Series] {
    switch standIn {
    case .yahooA1:
      name = "series made up in the shape of Yahoo S5 A1"
      return YahooStandIn().make().map(\.series)
    }
  }

  private func files(in path: String, like pattern: String) throws(StudyError) -> [String] {
    guard let files = DataFolder.files(in: path, matching: pattern) else {
      throw .noFolder(path: path)
    }
    guard !files.isEmpty else { throw .noFiles(folder: path, pattern: pattern) }
    return files
  }

  private func labelledByRanges(_ filled: FilledSeries) throws(StudyError) -> FilledSeries {
    guard case .ranges(let ranges)? = recipe.data.labels else { return filled }
    let series = filled.series
    var labels = [Bool](repeating: false, count: series.rowCount)
    for range in ranges {
      guard range[1] <= series.rowCount else {
        throw .labelsBeyondData(row: range[1], rows: series.rowCount)
      }
      for row in range[0]..<range[1] { labels[row] = true }
    }
    return filled.labelled(labels)
  }
}
