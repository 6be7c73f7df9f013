internal import TimeSeries

extension StreamingDetector {
  /// What a stream remembers; saved as JSON and resumed to the bit.
  public struct State: Sendable, Equatable, Codable {
    /// Rows taken so far.
    public private(set) var rowCount: Int
    var filler: ForwardFiller
    /// The raw scores that smoothing still needs, oldest first.
    var recentScores: [Float]
    var incidents: AnomalyBuilder
    private let channels: Int
    private let windowLength: Int
    /// `[time, channel]`: the last rows, scaled; the window is their end.
    private var buffer: [Float]
    private var bufferIsImputed: [Bool]

    init(_ detector: Detector) {
      rowCount = 0
      filler = ForwardFiller(initialValues: detector.scaler.center)
      recentScores = []
      incidents = AnomalyBuilder(
        rule: detector.plan.events, channelNames: detector.channelNames)
      channels = detector.channelNames.count
      windowLength = detector.plan.windowLength
      buffer = []
      bufferIsImputed = []
    }

    /// Whether this is the state of a stream of such a detector.
    func fits(_ detector: Detector) -> Bool {
      channels == detector.channelNames.count && windowLength == detector.plan.windowLength
        && buffer.count == bufferIsImputed.count && buffer.count % channels == 0 && rowCount >= 0
        && buffer.count >= min(rowCount, windowLength) * channels
    }

    /// Keeps a row, and forgets those that no window needs, many at a time.
    mutating func append(_ row: [Float], isImputed: [Bool]) {
      let kept = (windowLength - 1) * channels
      if buffer.count >= 2 * windowLength * channels {
        buffer.removeFirst(buffer.count - kept)
        bufferIsImputed.removeFirst(bufferIsImputed.count - kept)
      }
      buffer += row
      bufferIsImputed += isImputed
      rowCount += 1
    }

    /// `[time, channel]`: the last window.
    var window: [Float] { Array(buffer.suffix(windowLength * channels)) }

    /// `[time, channel]`: what of the last window was filled in.
    var windowIsImputed: [Bool] { Array(bufferIsImputed.suffix(windowLength * channels)) }
  }
}
