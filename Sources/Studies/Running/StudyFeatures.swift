internal import TimeSeries

/// From a table as it was read to scaled numbers.
struct StudyFeatures {
  /// How features are made of the table as it was read; `nil` where it is learned from as it is.
  let transform: FeatureTransform?
  /// The table with its features.
  let table: Series
  let scaler: Scaler

  /// - Parameter trainRows: rows to learn from, rising.
  init(_ study: StudyProtocol, _ series: Series, trainRows: [Int]) throws(StudyError) {
    let scaling = study.scaling
    do {
      transform =
        study.features.isEmpty
        ? nil
        : try FeatureTransform(
          fitting: Self.rows(trainRows, of: series), rows: 0..<trainRows.count,
          rules: study.features)
      table = try transform?.transform(series) ?? series
    } catch {
      throw .preparation(error)
    }
    let fitted: Series
    switch scaling.fitOn {
    case .train: fitted = Self.rows(trainRows, of: table)
    case .all: fitted = table
    }
    scaler = Scaler(
      fitting: fitted, rows: 0..<fitted.rowCount, rule: scaling.rule, clip: scaling.clip
    ).leaving(try Self.unscaled(scaling, table))
  }

  /// Some rows of a series, one after another.
  private static func rows(_ rows: [Int], of series: Series) -> Series {
    if rows.count == series.rowCount { return series }
    if let first = rows.first, let last = rows.last, last - first + 1 == rows.count {
      return series.rows(first..<last + 1)
    }
    var values: [Double] = []
    values.reserveCapacity(rows.count * series.channelCount)
    for row in rows { values += series.row(row) }
    // Hours and days are read off the rows themselves, never off the rows of a fit.
    let ticks = rows.map { series.timeAxis.tick(at: $0) }
    let style = series.timeAxis.style
    return Series(
      name: series.name, channelNames: series.channelNames,
      timeAxis: style == .rowNumber
        ? TimeAxis(rowCount: rows.count) : TimeAxis(ticks: ticks, style: style),
      values: values)
  }

  /// The channels that stay as they are.
  private static func unscaled(
    _ scaling: ScalingConfiguration, _ table: Series
  ) throws(StudyError) -> [Int] {
    var channels: [Int] = []
    for name in scaling.exclude {
      guard let channel = table.channelNames.firstIndex(of: name) else {
        throw .unknownChannel(name, known: table.channelNames)
      }
      channels.append(channel)
    }
    guard scaling.excludeBinary else { return channels }
    return channels
      + (0..<table.channelCount).filter { channel in
        (0..<table.rowCount).allSatisfy { table[$0, channel] == 0 || table[$0, channel] == 1 }
      }
  }
}
