public import TimeSeries

/// The anomaly windows of the Numenta Anomaly Benchmark, as its `combined_windows.json` has them:
/// `{"realKnownCause/nyc_taxi.csv": [["2014-10-30 15:30:00.000000", "…"], …], …}`.
///
/// ```swift
/// let taxi = try SeriesReader.read(path: "realKnownCause/nyc_taxi.csv").series[0]
/// let windows = try NABWindows(path: "combined_windows.json")
/// for rows in try windows.rows(of: taxi, file: "nyc_taxi.csv") { print(rows) }
/// ```
public struct NABWindows: Sendable, Equatable {
  /// A span of time, both ends included, in nanoseconds since 1970-01-01 00:00 UTC.
  public struct Window: Sendable, Hashable {
    /// The first tick that lies in it.
    public let start: Int64
    /// The last tick that lies in it.
    public let end: Int64
  }

  /// The files, in the order they stand in.
  public let files: [String]
  private let windowsOfFile: [String: [Window]]
  private let path: String

  /// Reads a file of windows. A moment in place of a window is a window of that moment.
  public init(path: String) throws(DataError) {
    try self.init(bytes: try ByteChunk.text(ofFile: path), path: path)
  }

  init(bytes: ArraySlice<UInt8>, path: String) throws(DataError) {
    let value: JSONValue
    do throws(JSONScanner.Failure) {
      value = try JSONScanner.value(of: bytes)
    } catch {
      let before = bytes.prefix(error.position)
      let column = before.reversed().prefix { $0 != 0x0A }.count + 1
      throw .notJSON(
        file: path, line: before.count { $0 == 0x0A } + 1, column: column, problem: error.problem)
    }
    guard case .object(let members) = value else {
      throw .notJSON(file: path, line: 1, column: 1, problem: .notAnObject)
    }
    var windowsOfFile: [String: [Window]] = [:]
    for (file, windows) in members {
      guard case .array(let windows) = windows else {
        throw .notJSON(
          file: path, line: 1, column: 1, problem: .member(file, found: windows.kind))
      }
      var read: [Window] = []
      for window in windows {
        let ends: [Int64?] =
          if case .array(let ends) = window { ends.map(Self.tick) } else { [Self.tick(window)] }
        guard let start = ends.first ?? nil, let end = ends.last ?? nil, ends.count <= 2 else {
          throw .notJSON(
            file: path, line: 1, column: 1, problem: .member(file, found: window.kind))
        }
        read.append(Window(start: min(start, end), end: max(start, end)))
      }
      windowsOfFile[file] = read
    }
    self.path = path
    self.windowsOfFile = windowsOfFile
    files = members.map(\.key)
  }

  private static func tick(_ value: JSONValue) -> Int64? {
    guard case .string(let text) = value else { return nil }
    return DateTimeScanner(Array(text.utf8), monthFirst: true)?.tick
  }

  /// The windows of a data file, found by the end of its path.
  ///
  /// - Throws: `DataError.noLabels` where the windows say nothing of the file.
  public func windows(of file: String) throws(DataError) -> [Window] {
    if let windows = windowsOfFile[file] { return windows }
    let parts = file.split(separator: "/")
    for count in [2, 1] where parts.count >= count {
      let ending = parts.suffix(count).joined(separator: "/")
      let matches = files.filter { $0 == ending || $0.hasSuffix("/\(ending)") }
      if matches.count == 1, let windows = windowsOfFile[matches[0]] { return windows }
    }
    throw .noLabels(file: path, series: file)
  }

  /// `[row]`: whether each row of a data file lies in a window.
  public func labels(of series: Series, file: String) throws(DataError) -> [Bool] {
    let windows = try windows(of: file)
    return (0..<series.rowCount).map { row in
      let tick = series.timeAxis.tick(at: row)
      return windows.contains { $0.start <= tick && tick <= $0.end }
    }
  }

  /// The rows that open and close each window of a data file, in time order; a window without a row
  /// is left out. Of rows with the closing timestamp the first closes it, as the benchmark has it.
  public func rows(of series: Series, file: String) throws(DataError) -> [ClosedRange<Int>] {
    let axis = series.timeAxis
    var rows: [ClosedRange<Int>] = []
    for window in try windows(of: file).sorted(by: { $0.start < $1.start }) {
      let start = axis.firstRow(notBefore: window.start)
      var end = axis.firstRow(notBefore: window.end)
      if end == axis.count || axis.tick(at: end) > window.end { end -= 1 }
      let first = max(start, rows.last.map { $0.upperBound + 1 } ?? 0)
      if first <= end { rows.append(first...end) }
    }
    return rows
  }
}

extension TimeAxis {
  /// The first row at or after a tick; the number of rows where there is none.
  fileprivate func firstRow(notBefore tick: Int64) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self.tick(at: middle) < tick { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
