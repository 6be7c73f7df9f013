internal import TimeSeries

extension StreamingDetector {
  /// What a stream remembers; saved as JSON and resumed to the bit.
  public struct State: Sendable, Equatable, Codable {
    /// Rows taken so far.
    public internal(set) var rowCount: Int
    var filler: ForwardFiller
    /// The energies that smoothing still needs, oldest first.
    var recentEnergies: [Float]
    var incidents: AnomalyBuilder
    var judge: ScoreJudge
    private let channels: Int
    private let windowLength: Int
    private let spacing: Int
    /// `[time, channel]`: the last rows, scaled; the window is their end.
    private var buffer: [Float]
    private var bufferIsImputed: [Bool]

    init(_ detector: Detector) {
      rowCount = 0
      filler = ForwardFiller(initialValues: detector.scaler.center)
      recentEnergies = []
      incidents = AnomalyBuilder(
        rule: detector.plan.events, channelNames: detector.channelNames)
      judge = ScoreJudge(detector)
      channels = detector.channelNames.count
      windowLength = detector.plan.windowLength
      spacing = detector.plan.windowSpacing
      buffer = []
      bufferIsImputed = []
    }

    /// Whether this is the state of a stream of such a detector.
    func fits(_ detector: Detector) -> Bool {
      channels == detector.channelNames.count && windowLength == detector.plan.windowLength
        && spacing == detector.plan.windowSpacing && buffer.count == bufferIsImputed.count
        && buffer.count % channels == 0 && rowCount >= 0
        && rowCount < Int.max && buffer.count >= min(rowCount, span) * channels
        && recentEnergies.count <= detector.plan.score.smoothingReach
        && filler.channelCount == channels && incidents.fits(channels: channels)
        && judge.fits(detector)
    }

    /// Rows from a window's first to its last, both counted.
    private var span: Int { (windowLength - 1) * spacing + 1 }

    /// Whether enough rows have come for a window.
    var hasWindow: Bool { buffer.count >= span * channels }

    /// Keeps a row, and forgets those that no window needs, many at a time.
    mutating func append(_ row: [Float], isImputed: [Bool]) {
      let kept = (span - 1) * channels
      if buffer.count >= 2 * span * channels {
        buffer.removeFirst(buffer.count - kept)
        bufferIsImputed.removeFirst(bufferIsImputed.count - kept)
      }
      buffer += row
      bufferIsImputed += isImputed
    }

    /// `[time, channel]`: the last window.
    var window: [Float] { lastWindow(of: buffer) }

    /// `[time, channel]`: what of the last window was filled in.
    var windowIsImputed: [Bool] { lastWindow(of: bufferIsImputed) }

    private func lastWindow<Number>(of numbers: [Number]) -> [Number] {
      let rows = stride(
        from: numbers.count - span * channels, to: numbers.count, by: spacing * channels)
      return rows.flatMap { numbers[$0..<$0 + channels] }
    }
  }
}
