/// What each column of delimited text is for.
struct CSVLayout: Sendable {
  /// The job of a column.
  enum Role: Equatable {
    case skipped
    case timestamp
    /// A part of the timestamps, counted from 0, where several columns hold one together.
    case timestampPart(Int)
    case label
    case series
    /// Values of a channel, counted from 0.
    case value(Int)
    /// The same, where they are not plain numbers.
    case writtenValue(Int)
  }

  /// The names in the header; `nil` without one.
  private(set) var names: [String]?
  /// The job of each column.
  var roles: [Role] = []
  /// The column of each channel.
  private(set) var channelColumns: [Int] = []
  /// Whether a channel's first rows are all missing, so that it may yet turn out to be text.
  var isUndecided: [Bool] = []
  /// `[channel]`: how the values are written; `nil` for plain numbers.
  private(set) var notations: [NumberNotation?] = []
  /// Reads the timestamps; `nil` without them.
  var timestamps: TimestampParser?
  /// The columns that hold a timestamp together; `nil` where one column does.
  var timestampParts: TimestampColumns?
  /// The decimal mark of the values.
  private(set) var point = UInt8(ascii: ".")
  /// Whether a person said nothing of missing values, so that numbers may be guessed to be codes.
  private(set) var guessesCodes = true
  /// Whether channels without any value stay, since a person or a model asks for them.
  private(set) var keepsEmptyChannels = false
  /// What the layout left out.
  var notes: [DataNote] = []

  let file: String
  let columns: CSVColumns

  /// Finds the layout of a sample.
  ///
  /// - Parameter allRows: All rows at hand, for a column of dates that the sample leaves open.
  init(
    _ sample: CSVSample, file: String, _ options: SeriesReader.Options,
    allRows: () throws(DataError) -> CSVSample
  ) throws(DataError) {
    self.file = file
    columns = try CSVColumns(sample, file: file, options)
    names = columns.names
    guessesCodes = options.missing.isEmpty
    keepsEmptyChannels = options.keepsEmptyColumns || !options.valueColumns.isEmpty
    point = columns.point
    roles = [Role](repeating: .skipped, count: columns.count)
    try assignAsked(options)
    findTimestamps(options)
    try fitTimestamps(options, allRows: allRows)
    findSeries()
    findLabels()
    try findValues(options)
  }

  /// What stands for a missing value.
  var missing: MissingWords { columns.missing }

  /// A column, for a message.
  func column(_ index: Int) -> DataColumn { columns.column(index) }

  /// The names of the channels, each once.
  var channelNames: [String] {
    var used = Set<String>()
    return channelColumns.map { column in
      let given = names?[column] ?? ""
      let base =
        !given.isEmpty
        ? given : channelColumns.count == 1 ? "value" : "channel_\(column + 1)"
      var name = base
      var copy = 2
      while !used.insert(name).inserted {
        name = "\(base)_\(copy)"
        copy += 1
      }
      return name
    }
  }

  /// Decides the channels of which the next rows hold a number.
  ///
  /// - Parameter values: The values of the rows, `[row, channel]`.
  mutating func decideChannels(by values: ArraySlice<Double>) {
    for channel in isUndecided.indices where isUndecided[channel] {
      isUndecided[channel] = !stride(
        from: values.startIndex + channel, to: values.endIndex, by: channelColumns.count
      ).contains { !values[$0].isNaN }
    }
  }

  /// The same layout where labels are not looked at.
  func ignoringLabels() -> CSVLayout {
    var other = self
    for column in roles.indices where roles[column] == .label { other.roles[column] = .skipped }
    return other
  }

  // The columns that a person named.
  private mutating func assignAsked(_ options: SeriesReader.Options) throws(DataError) {
    if let wanted = options.timestampColumn { try assignTimestamps(wanted) }
    if let wanted = options.seriesColumn { try assign(.series, to: wanted) }
    if let wanted = options.labelColumn { try assign(.label, to: wanted) }
    for (channel, wanted) in options.valueColumns.enumerated() {
      let column = try assign(.value(channel), to: wanted)
      try addChannel(column, isUndecided: false)
    }
  }

  @discardableResult
  mutating func assign(_ role: Role, to wanted: ColumnReference) throws(DataError) -> Int {
    let index = try columns.index(of: wanted)
    guard roles[index] == .skipped else {
      throw .columnUsedTwice(file: file, column: column(index))
    }
    roles[index] = role
    return index
  }

  func isFree(_ index: Int) -> Bool { roles[index] == .skipped }

  private mutating func findSeries() {
    guard !roles.contains(.series) else { return }
    let index = columns.first(named: ColumnNames.series) {
      isFree($0) && columns.holdsSeriesIDs($0)
    }
    if let index { roles[index] = .series }
  }

  private mutating func findLabels() {
    guard !roles.contains(.label) else { return }
    let index = columns.first(named: ColumnNames.labels) {
      isFree($0) && columns.kinds[$0].isLabels
    }
    if let index { roles[index] = .label }
  }

  private mutating func findValues(_ options: SeriesReader.Options) throws(DataError) {
    guard options.valueColumns.isEmpty else { return }
    var ignored: [Int] = []
    for index in columns.indices where isFree(index) {
      if columns.isNoMeasurement(index) {
        ignored.append(index)
      } else if columns.kinds[index].isText, columns.numbers[index].ambiguousRow == nil {
        notes.append(note(onText: index))
      } else if !columns.isTrailingBlank(index) {
        try addChannel(index)
      }
    }
    if channelColumns.isEmpty {
      // Named like no measurement, but the only numbers there are.
      for index in ignored where columns.kinds[index].numbers > 0 { try addChannel(index) }
      ignored.removeAll(where: { !isFree($0) })
    }
    for index in ignored { notes.append(.columnIgnored(column: column(index))) }
    guard !channelColumns.isEmpty else { throw columns.noNumbers }
  }

  private mutating func addChannel(_ index: Int, isUndecided: Bool? = nil) throws(DataError) {
    let numbers = columns.numbers[index]
    if let row = numbers.ambiguousRow {
      throw .ambiguousNumber(
        file: file, line: columns.body[row].line, column: column(index),
        found: String(decoding: columns.body[row].cells[index], as: UTF8.self))
    }
    let channel = channelColumns.count
    roles[index] = numbers.notation == nil ? .value(channel) : .writtenValue(channel)
    notations.append(numbers.notation)
    if let (found, number) = numbers.example {
      notes.append(
        .numbersRead(
          column: column(index), found: String(decoding: found.prefix(60), as: UTF8.self),
          meaning: number))
    }
    channelColumns.append(index)
    self.isUndecided.append(isUndecided ?? (columns.kinds[index].numbers == 0))
  }
}
