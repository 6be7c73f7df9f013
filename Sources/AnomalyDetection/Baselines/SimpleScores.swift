internal import TimeSeries

/// The baselines that look at one channel at a time.
struct SimpleScores {
  /// `[channel][time]`: every channel scaled by median and spread of its training rows, so that the
  /// scores of several can be averaged; a missing value repeats the one before.
  let channels: [[Float]]

  init(_ series: Series, trainingEnd: Int) {
    channels = (0..<series.channelCount).map { channel in
      Self.scaled(series.channel(channel), trainingEnd: trainingEnd)
    }
  }

  /// `[time]`: the mean of all channels' scores.
  func mean(_ scores: ([Float]) -> [Float]) -> [Float] {
    guard let first = channels.first else { return [] }
    var sums = [Float](repeating: 0, count: first.count)
    for channel in channels {
      for (row, score) in scores(channel).enumerated() { sums[row] += score }
    }
    return sums.map { $0 / Float(channels.count) }
  }

  private static func scaled(_ values: [Double], trainingEnd: Int) -> [Float] {
    let training = values.prefix(trainingEnd).filter(\.isFinite).sorted()
    let known = training.isEmpty ? values.filter(\.isFinite).prefix(1) : training[...]
    guard let smallest = known.first, let largest = known.last else {
      return [Float](repeating: 0, count: values.count)
    }
    let median = known[known.startIndex + known.count / 2]
    let low = known[known.startIndex + known.count / 20]
    let high = known[known.startIndex + known.count * 19 / 20]
    var scale = (high - low) / 2
    if scale <= 0 { scale = (largest - smallest) / 2 }
    if scale <= 0 { scale = max(abs(median) * 0.02, 1e-6) }
    var last = median
    return values.map { value in
      if value.isFinite { last = value }
      return Float((last - median) / scale)
    }
  }

  /// The distance to the mean of up to 6,400 rows before, in their deviations: what numenta/NAB's
  /// windowed Gaussian turns into a probability, which ranks alike.
  static func gaussianSurprise(_ values: [Float]) -> [Float] {
    let window = 6400
    var sum = 0.0
    var squares = 0.0
    var count = 0
    return values.indices.map { row in
      let value = Double(values[row])
      defer {
        sum += value
        squares += value * value
        count += 1
        if count > window {
          let old = Double(values[row - window])
          sum -= old
          squares -= old * old
          count -= 1
        }
      }
      guard count >= 10 else { return 0 }
      let mean = sum / Double(count)
      let variance = max(squares / Double(count) - mean * mean, 1e-6)
      return Float(min(abs(value - mean) / variance.squareRoot(), 1e6))
    }
  }

  /// The distance to the median of the same place, two rows about it, in up to 7 past seasons; in
  /// parts of what it seldom passes in the training rows.
  static func distanceToSeason(_ values: [Float], period: Int, trainingEnd: Int) -> [Float] {
    let distances = distanceToSeason(values, period: period)
    return relative(distances, to: distances[min(period, trainingEnd)..<trainingEnd])
  }

  /// Absolute differences to the row before, in parts of what they seldom pass in the training rows.
  static func differences(_ values: [Float], trainingEnd: Int) -> [Float] {
    let differences = values.indices.map { $0 == 0 ? 0 : abs(values[$0] - values[$0 - 1]) }
    return relative(differences, to: differences[..<trainingEnd])
  }

  /// Over the 98 % quantile of some, where that is not 0.
  private static func relative(_ scores: [Float], to usual: ArraySlice<Float>) -> [Float] {
    let sorted = usual.sorted()
    guard let largest = sorted.last, largest > 0 else { return scores }
    let quantile = sorted[sorted.count * 98 / 100]
    let scale = quantile > 0 ? quantile : largest
    return scores.map { $0 / scale }
  }

  private static func distanceToSeason(_ values: [Float], period: Int) -> [Float] {
    values.indices.map { row in
      var past: [Float] = []
      for season in 1...7 {
        let centre = row - season * period
        guard centre >= 0 else { break }
        for neighbour in max(0, centre - 2)...min(row - 1, centre + 2) {
          past.append(values[neighbour])
        }
      }
      guard !past.isEmpty else { return 0 }
      past.sort()
      return abs(values[row] - past[past.count / 2])
    }
  }

  /// How far a value lies outside of all before it, in parts of their range.
  static func distanceFromRange(_ values: [Float], trainingEnd: Int) -> [Float] {
    guard var low = values.first else { return [] }
    var high = low
    return values.indices.map { row in
      let value = values[row]
      let excess = max(low - value, value - high, 0)
      let score = row < max(2, trainingEnd) || high <= low ? 0 : excess / (high - low)
      low = min(low, value)
      high = max(high, value)
      return score
    }
  }
}
