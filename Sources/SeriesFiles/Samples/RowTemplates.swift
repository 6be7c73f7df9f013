internal import TimeSeries

/// The templates of the series of a stream, one each, and the order in which they take turns.
struct RowTemplates: Sendable {
  /// More series would seldom come in one order.
  private static let limit = 4096

  private var templates: [RowTemplate] = []
  /// `[series]`: its template, or -1.
  private var templateOfSeries: [Int] = []
  /// `[template]`: the template that fitted after it the last time.
  private var successors: [Int] = []
  /// The template of the last line, or -1.
  private var current = -1

  /// Takes the template of the line that was read last, in place of an older one of its series.
  mutating func add(_ template: RowTemplate) {
    let series = template.series
    guard series < Self.limit else { return }
    while templateOfSeries.count <= series { templateOfSeries.append(-1) }
    var index = templateOfSeries[series]
    if index < 0 {
      index = templates.count
      templates.append(template)
      successors.append(index)
      templateOfSeries[series] = index
    } else {
      templates[index] = template
    }
    follow(index)
  }

  private mutating func follow(_ index: Int) {
    if current >= 0 { successors[current] = index }
    current = index
  }

  /// Reads lines up to the first that fits none of the templates expected.
  ///
  /// - Returns: How many fit.
  mutating func read(
    _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int, _ timestamps: TimestampParser?,
    into runs: inout [SampleRun]
  ) -> Int {
    guard current >= 0 else { return 0 }
    // Without timestamps no template has a slot for one.
    let timestamps = timestamps ?? TimestampParser(style: .integer)
    var count = 0
    while index < end {
      let expected = successors[current]
      let isAlone = expected == current
      var read = lines(
        of: expected, bytes, &index, end, limit: isAlone ? .max : 1, timestamps, &runs)
      if read > 0 {
        current = expected
      } else if !isAlone {
        read = lines(of: current, bytes, &index, end, limit: .max, timestamps, &runs)
        if read > 0 { successors[current] = current }
      }
      if read == 0 { break }
      count += read
    }
    return count
  }

  private func lines(
    of template: Int, _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int, limit: Int,
    _ timestamps: TimestampParser, _ runs: inout [SampleRun]
  ) -> Int {
    let template = templates[template]
    return runs.change(template.series) { run in
      template.read(bytes, &index, end, limit: limit, timestamps, into: &run)
    }
  }
}
