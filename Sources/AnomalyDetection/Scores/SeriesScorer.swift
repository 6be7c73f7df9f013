internal import Dispatch
internal import NeuralEngine
internal import Synchronization
internal import TimeSeries

/// Scores all rows of a scaled series, window by window, in batches.
struct SeriesScorer: Sendable {
  let model: FittedModel
  let scorer: WindowScorer
  private let smoothing: ScoreSmoothing
  let spacing: Int
  /// How the channels were made; `nil` where all are measured.
  let features: FeatureTransform?
  let threadCount: Int

  /// Windows that are reconstructed at once: enough to keep the cores busy, few enough that a long
  /// series needs little memory.
  private static let batchNumbers = 1 << 20
  /// Windows that a thread scores at once.
  static let chunk = 512

  init(
    model: FittedModel, rule: ScoreRule, spacing: Int, calibration: ScoreCalibration,
    features: FeatureTransform?, threadCount: Int
  ) {
    self.model = model
    self.spacing = spacing
    self.features = features
    scorer = WindowScorer(rule: rule, shape: model.sampleShape, calibration: calibration)
    self.threadCount = threadCount
    smoothing = ScoreSmoothing(rule)
  }

  /// The scores of a series `[time, channel]` with its mask of filled numbers.
  func score(_ scaled: [Float], isImputed: [Bool]) -> RowScores {
    switch scorer.rule.timing {
    case .causal: causal(scaled, isImputed)
    case .centred: centred(scaled, isImputed)
    }
  }

  private func grid(rowCount: Int) -> WindowGrid {
    WindowGrid(
      shape: model.sampleShape, spacing: spacing, rowCount: rowCount, features: features)
  }

  private func causal(_ scaled: [Float], _ isImputed: [Bool]) -> RowScores {
    let channels = model.sampleShape.channels
    let grid = grid(rowCount: scaled.count / channels)
    let windows = ArrangedWindows(grid, scaled, isImputed)
    let chunks = (windows.order.count + Self.chunk - 1) / Self.chunk
    let parts = Mutex([EndScores?](repeating: nil, count: chunks))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threadCount, chunks))) { _ in
      var reconstructor = makeReconstructor(count: min(Self.chunk, windows.order.count))
      while true {
        let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard chunk < chunks else { return }
        let first = chunk * Self.chunk
        let part = endScores(
          windows, first..<min(first + Self.chunk, windows.order.count), &reconstructor)
        parts.withLock { $0[chunk] = part }
      }
    }
    var rows = RowScores(rows: grid.rowCount, channels: channels)
    for part in parts.withLock({ $0 }) {
      if let part { part.write(to: &rows, windows: windows) }
    }
    rows.raw = smoothing.causal(rows.raw).map(scorer.score)
    return rows
  }

  /// What one thread needs to score windows at their ends.
  func makeReconstructor(count: Int) -> WindowReconstructor {
    let steps = model.sampleShape.timeSteps
    return WindowReconstructor(
      model: model, steps: (scorer.rule.position == .last ? steps - 1 : 0)..<steps,
      usesLatents: scorer.calibration.latentDensity != nil, count: count)
  }

  /// The scores of some windows at their last rows.
  private func endScores(
    _ windows: ArrangedWindows, _ range: Range<Int>, _ reconstructor: inout WindowReconstructor
  ) -> EndScores {
    reconstructor.reconstruct(windows.samples, range)
    let batch = WindowScorer.Batch(
      samples: windows.samples.buffer, isImputed: windows.isImputed,
      reconstructions: reconstructor.values, latents: reconstructor.latents)
    let channels = model.sampleShape.channels
    var scores = EndScores(range, channels: channels)
    for index in range where windows.isUsable(index) {
      let place = reconstructor.place(of: index - range.lowerBound)
      let first = (index - range.lowerBound) * channels
      let windowPlace = WindowScorer.Place(
        sample: windows.samples.offsets[index], reconstruction: place.reconstruction,
        latent: place.latent)
      scores.energies[index - range.lowerBound] = scorer.energy(batch, windowPlace)
      scorer.explainLastRow(batch, windowPlace) { channel, expected, error in
        scores.expected[first + channel] = expected
        scores.errors[first + channel] = error
      }
    }
    return scores
  }

  /// The scores of the last rows there are, as a stream asks for them: to the bit those of `score`.
  ///
  /// - Parameters:
  ///   - count: how many rows are scored.
  ///   - scaled: `[time, channel]`: those rows and, as far as there are any, as many before them as a
  ///     window needs.
  ///   - recent: the energies before; takes the new ones and forgets what smoothing no longer needs.
  ///   - reconstructor: memory to work in.
  func scoreLast(
    _ count: Int, of scaled: [Float], isImputed: [Bool], recent: inout [Float],
    with reconstructor: inout WindowReconstructor
  ) -> RowScores {
    let channels = model.sampleShape.channels
    let grid = grid(rowCount: scaled.count / channels)
    var rows = RowScores(rows: grid.rowCount, channels: channels)
    if grid.rowCount >= grid.span {
      let windows = ArrangedWindows(grid, scaled, isImputed)
      for first in stride(from: 0, to: windows.order.count, by: Self.chunk) {
        let range = first..<min(first + Self.chunk, windows.order.count)
        endScores(windows, range, &reconstructor).write(to: &rows, windows: windows)
      }
    }
    let first = grid.rowCount - count
    let energies = recent + rows.raw[first...]
    rows.raw = smoothing.causal(energies, from: recent.count).map(scorer.score)
    recent = smoothing.kept(energies)
    rows.reconstruction.removeFirst(first * channels)
    rows.channelErrors.removeFirst(first * channels)
    return rows
  }

  /// The mean over all windows that hold a row, each at the row's place in the window.
  private func centred(_ scaled: [Float], _ isImputed: [Bool]) -> RowScores {
    let shape = model.sampleShape
    let channels = shape.channels
    let count = scaled.count / channels
    let grid = grid(rowCount: count)
    var rows = RowScores(rows: count, channels: channels)
    var windows = [Float](repeating: 0, count: count)
    var errors = [Float](repeating: 0, count: count)
    var distances = [Float](repeating: 0, count: count)
    var sums = [Float](repeating: 0, count: count * channels)
    forEachWindow(grid, scaled, isImputed) { window, batch, place in
      let distance = scorer.latentDistance(batch, place)
      for (step, row) in grid.rows(of: window).enumerated() {
        windows[row] += 1
        errors[row] += scorer.stepError(batch, place, step: step)
        distances[row] += distance
        for channel in 0..<channels {
          sums[row * channels + channel] +=
            batch.reconstructions[place.reconstruction + step * channels + channel]
        }
      }
    }
    let lastStep = (shape.timeSteps - 1) * channels
    for row in 0..<count where windows[row] > 0 {
      rows.raw[row] = scorer.energy(
        error: errors[row] / windows[row], numbers: channels,
        latentDistance: distances[row] / windows[row])
      for channel in 0..<channels {
        let index = row * channels + channel
        rows.reconstruction[index] = sums[index] / windows[row]
        let difference = isImputed[index] ? 0 : scaled[index] - rows.reconstruction[index]
        let usual = scorer.calibration.residualScale[lastStep + channel]
        rows.channelErrors[index] = difference * difference / (usual * usual)
      }
    }
    rows.raw = smoothing.centred(rows.raw).map(scorer.score)
    return rows
  }

  /// Every window but those that were mostly filled in.
  private func forEachWindow(
    _ grid: WindowGrid, _ scaled: [Float], _ isImputed: [Bool],
    _ body: (_ window: Int, WindowScorer.Batch, WindowScorer.Place) -> Void
  ) {
    let shape = grid.shape
    let arranged = grid.arranged(scaled)
    let arrangedIsImputed = grid.arranged(isImputed)
    let batchCount = max(64, Self.batchNumbers / shape.size)
    let hasGaps = arrangedIsImputed.contains(true)
    let windowCount = grid.windows().count
    var first = 0
    while first < windowCount {
      let last = min(windowCount, first + batchCount)
      let samples = Samples(
        buffer: arranged, offsets: (first..<last).map(grid.offset), shape: shape)
      let reconstruction = model.reconstruct(samples, threadCount: threadCount)
      let batch = WindowScorer.Batch(
        samples: arranged, isImputed: arrangedIsImputed,
        reconstructions: reconstruction.values, latents: reconstruction.latents)
      for window in first..<last
      where !hasGaps || !grid.isMostlyFilled(window, arrangedIsImputed) {
        body(
          window, batch,
          WindowScorer.Place(
            sample: grid.offset(of: window), reconstruction: (window - first) * shape.size,
            latent: (window - first) * model.latentSize))
      }
      first = last
    }
  }
}
