internal import AnomalyDetection
internal import NeuralEngine
internal import TimeSeries

/// What the model sees of each window: the window itself, or its context.
struct StudyWindows {
  /// The shape of what the model sees.
  let shape: SampleShape
  /// Rows from one that it sees to the next.
  let spacing: Int
  /// The scaled table, arranged so that every sample is one run of numbers.
  let buffer: [Float]

  private let windows: WindowConfiguration
  private let grid: WindowGrid

  /// - Parameter scaled: `[time, channel]`.
  init(_ windows: WindowConfiguration, scaled: [Float], channelCount: Int) {
    self.windows = windows
    spacing = windows.context?.spacing ?? 1
    let span = windows.context?.length ?? windows.length
    let steps = (span - 1) / spacing + 1
    shape =
      windows.flatten
      ? SampleShape(timeSteps: steps * channelCount, channels: 1)
      : SampleShape(timeSteps: steps, channels: channelCount)
    grid = WindowGrid(
      shape: SampleShape(timeSteps: steps, channels: channelCount), spacing: spacing,
      rowCount: scaled.count / channelCount)
    buffer = grid.arranged(scaled)
  }

  /// Rows from the first that the model sees to the last.
  var span: Int { grid.span }

  /// The first row that the model sees of the window that starts at a row.
  ///
  /// At the ends of the rows that may be seen, the context moves as far as it must.
  func firstRow(ofWindow start: Int, in rows: Range<Int>) -> Int {
    guard let context = windows.context else { return start }
    let end = start + windows.length
    let wanted =
      switch context.position {
      case .end: end - span
      case .centre: (start + end - span) / 2
      }
    return max(rows.lowerBound, min(wanted, rows.upperBound - span))
  }

  /// The samples of a part's windows.
  func samples(_ part: StudySplit.Part) -> Samples {
    Samples(
      buffer: buffer,
      offsets: part.starts.map { grid.offset(of: firstRow(ofWindow: $0, in: part.rows)) },
      shape: shape)
  }
}
