internal import NeuralEngine
internal import TimeSeries

/// Scores all rows of a scaled series, window by window, in batches.
struct SeriesScorer {
  let model: FittedModel
  let scorer: WindowScorer
  let threadCount: Int

  /// Windows that are reconstructed at once: enough to keep the cores busy, few enough that a long
  /// series needs little memory.
  private static let batchNumbers = 1 << 20

  init(model: FittedModel, rule: ScoreRule, calibration: ScoreCalibration, threadCount: Int) {
    self.model = model
    scorer = WindowScorer(rule: rule, shape: model.sampleShape, calibration: calibration)
    self.threadCount = threadCount
  }

  /// The scores of a series `[time, channel]` with its mask of filled numbers.
  func score(_ scaled: [Float], isImputed: [Bool]) -> RowScores {
    switch scorer.rule.timing {
    case .causal: causal(scaled, isImputed)
    case .centred: centred(scaled, isImputed)
    }
  }

  private func causal(_ scaled: [Float], _ isImputed: [Bool]) -> RowScores {
    let shape = model.sampleShape
    var rows = RowScores(rows: scaled.count / shape.channels, channels: shape.channels)
    forEachWindow(scaled, isImputed) { window, batch, place in
      let row = window + shape.timeSteps - 1
      rows.raw[row] = scorer.score(batch, place)
      scorer.explainLastRow(batch, place) { channel, expected, error in
        rows.reconstruction[row * shape.channels + channel] = expected
        rows.channelErrors[row * shape.channels + channel] = error
      }
    }
    rows.raw = ScoreSmoothing.causal(rows.raw, length: scorer.rule.smoothing)
    return rows
  }

  /// The scores of the last row of one window, as a stream asks for them.
  ///
  /// - Parameter recent: the raw scores before, oldest first; takes the new one and forgets what
  ///   smoothing no longer needs.
  func scoreLastWindow(
    _ window: [Float], isImputed: [Bool], recent: inout [Float]
  ) -> (raw: Float, reconstruction: [Float], channelErrors: [Float]) {
    let shape = model.sampleShape
    var reconstruction = [Float](repeating: .nan, count: shape.channels)
    var channelErrors = [Float](repeating: 0, count: shape.channels)
    forEachWindow(window, isImputed) { _, batch, place in
      recent.append(scorer.score(batch, place))
      scorer.explainLastRow(batch, place) { channel, expected, error in
        reconstruction[channel] = expected
        channelErrors[channel] = error
      }
    }
    let length = scorer.rule.smoothing
    if recent.count > length { recent.removeFirst(recent.count - length) }
    let raw = ScoreSmoothing.causal(recent, length: length).last ?? .nan
    return (raw, reconstruction, channelErrors)
  }

  /// The mean over all windows that hold a row, each at the row's place in the window.
  private func centred(_ scaled: [Float], _ isImputed: [Bool]) -> RowScores {
    let shape = model.sampleShape
    let channels = shape.channels
    let count = scaled.count / channels
    var rows = RowScores(rows: count, channels: channels)
    var windows = [Float](repeating: 0, count: count)
    var errors = [Float](repeating: 0, count: count)
    var distances = [Float](repeating: 0, count: count)
    var sums = [Float](repeating: 0, count: count * channels)
    forEachWindow(scaled, isImputed) { window, batch, place in
      let distance = scorer.latentDistance(batch, place)
      for step in 0..<shape.timeSteps {
        let row = window + step
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
      rows.raw[row] = scorer.score(
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
    rows.raw = ScoreSmoothing.centred(rows.raw, length: scorer.rule.smoothing)
    return rows
  }

  private func forEachWindow(
    _ scaled: [Float], _ isImputed: [Bool],
    _ body: (_ window: Int, WindowScorer.Batch, WindowScorer.Place) -> Void
  ) {
    let shape = model.sampleShape
    let windows = Windows(length: shape.timeSteps, rowCount: scaled.count / shape.channels)
    let batchCount = max(64, Self.batchNumbers / shape.size)
    var first = 0
    while first < windows.count {
      let last = min(windows.count, first + batchCount)
      let samples = Samples(
        buffer: scaled, offsets: (first..<last).map { $0 * shape.channels }, shape: shape)
      let reconstruction = model.reconstruct(samples, threadCount: threadCount)
      let batch = WindowScorer.Batch(
        samples: scaled, isImputed: isImputed, reconstructions: reconstruction.values,
        latents: reconstruction.latents)
      for window in first..<last {
        body(
          window, batch,
          WindowScorer.Place(
            sample: window * shape.channels, reconstruction: (window - first) * shape.size,
            latent: (window - first) * model.latentSize))
      }
      first = last
    }
  }
}
