/// Distances of windows to their nearest neighbours in the past or in the training rows.
///
/// Windows are scaled to mean 0 and deviation 1 in each channel. Dot products run along the diagonals
/// of the matrix of all pairs, each from the one before it (Zhu et al., "Matrix Profile II", ICDM
/// 2016): O(rows · training rows) a channel, whatever the length.
struct NearestWindows {
  /// `[channel][time]`, each channel's mean taken out.
  private let channels: [[Double]]
  private let length: Int
  /// `[channel][window]`
  private let means: [[Double]]
  /// `[channel][window]`: 1 over the deviation; 0 of a window without any.
  private let inverseDeviations: [[Double]]
  private let windowCount: Int
  private let rowCount: Int

  init(_ channels: [[Float]], length: Int) {
    rowCount = channels.first?.count ?? 0
    self.length = length
    windowCount = max(0, rowCount - length + 1)
    var centred: [[Double]] = []
    var means: [[Double]] = []
    var inverse: [[Double]] = []
    for channel in channels {
      let mean = channel.reduce(0) { $0 + Double($1) } / Double(max(1, channel.count))
      let values = channel.map { Double($0) - mean }
      centred.append(values)
      var windowMeans: [Double] = []
      var deviations: [Double] = []
      var sum = 0.0
      var squares = 0.0
      for row in values.indices {
        sum += values[row]
        squares += values[row] * values[row]
        if row >= length {
          sum -= values[row - length]
          squares -= values[row - length] * values[row - length]
        }
        guard row >= length - 1 else { continue }
        let mean = sum / Double(length)
        let variance = squares / Double(length) - mean * mean
        windowMeans.append(mean)
        deviations.append(variance > 1e-10 ? 1 / variance.squareRoot() : 0)
      }
      means.append(windowMeans)
      inverse.append(deviations)
    }
    self.channels = centred
    self.means = means
    inverseDeviations = inverse
  }

  /// `[time]`: the distance of the window that ends at a row; 0 where there is no window, or none to
  /// compare with.
  ///
  /// - Parameter trainingEnd: Neighbours end before this row; `nil` takes all the past.
  func distances(trainingEnd: Int?) -> [Float] {
    var scores = [Float](repeating: 0, count: rowCount)
    // Windows that overlap by more than half are no neighbours but nearly the same.
    let exclusion = max(1, length / 2)
    let candidates = trainingEnd.map { max(0, min($0 - length + 1, windowCount)) } ?? windowCount
    guard candidates > 0, windowCount > exclusion else { return scores }
    var nearest = [Double](repeating: .infinity, count: windowCount)
    var sums = [Double](repeating: 0, count: windowCount)
    for lag in exclusion..<windowCount {
      let count = min(candidates, windowCount - lag)
      for index in 0..<count { sums[index] = 0 }
      for channel in channels.indices { addCorrelations(channel, lag: lag, count: count, &sums) }
      for index in 0..<count {
        let distance = Double(channels.count) - sums[index]
        if distance < nearest[index + lag] { nearest[index + lag] = distance }
        // A training window has neighbours after it too, for its score must not be large for want
        // of a past.
        if trainingEnd != nil, index + lag < candidates, distance < nearest[index] {
          nearest[index] = distance
        }
      }
    }
    let scale = Double(channels.count)
    for window in nearest.indices where nearest[window].isFinite {
      scores[window + length - 1] = Float((max(0, nearest[window]) / scale * 2).squareRoot())
    }
    return scores
  }

  /// Adds the correlation of each window with the one `lag` rows later.
  private func addCorrelations(_ channel: Int, lag: Int, count: Int, _ sums: inout [Double]) {
    let values = channels[channel]
    let means = means[channel]
    let inverse = inverseDeviations[channel]
    let size = Double(length)
    var product = 0.0
    for offset in 0..<length { product += values[offset] * values[lag + offset] }
    for index in 0..<count {
      if index > 0 {
        let first = index - 1
        let last = first + length
        product += values[last] * values[last + lag] - values[first] * values[first + lag]
      }
      let both = inverse[index] * inverse[index + lag]
      // Two flat windows are alike; a flat one is nothing like another.
      sums[index] +=
        both > 0
        ? (product / size - means[index] * means[index + lag]) * both
        : inverse[index] == inverse[index + lag] ? 1 : 0
    }
  }
}
