/// The mean of energies over neighbouring rows.
///
/// Summed oldest first for every row anew: a running sum would carry rounding along, and a stream that
/// starts later would give other bits.
struct ScoreSmoothing {
  /// `[row]`: what each of the last rows counts, oldest first.
  private let weights: [Float]

  /// The smoothing of a rule.
  init(_ rule: ScoreRule) {
    let reach = rule.smoothingReach
    var weights = [Float](repeating: 1, count: reach)
    if rule.average == .exponential {
      let decay = 1 - 2 / (Float(rule.smoothing) + 1)
      for row in (0..<reach - 1).reversed() { weights[row] = weights[row + 1] * decay }
    }
    self.weights = weights
  }

  /// The mean over the last rows, as far as they have an energy; `NaN` stays `NaN`.
  func causal(_ energies: [Float]) -> [Float] {
    guard weights.count > 1 else { return energies }
    return energies.indices.map { mean(energies, before: $0) }
  }

  /// The last of what `causal` gives, alone.
  func causalLast(_ energies: [Float]) -> Float {
    guard let last = energies.indices.last else { return .nan }
    return mean(energies, before: last)
  }

  /// The mean over as many rows around each row, all counting the same.
  func centred(_ energies: [Float]) -> [Float] {
    guard weights.count > 1 else { return energies }
    let before = (weights.count - 1) / 2
    let after = weights.count / 2
    let even = [Float](repeating: 1, count: weights.count)
    return energies.indices.map { row in
      Self.mean(
        energies, max(0, row - before)..<min(energies.count, row + after + 1), at: row, even[...])
    }
  }

  private func mean(_ energies: [Float], before row: Int) -> Float {
    let rows = max(0, row - weights.count + 1)..<row + 1
    return Self.mean(energies, rows, at: row, weights.suffix(rows.count))
  }

  private static func mean(
    _ energies: [Float], _ rows: Range<Int>, at row: Int, _ weights: ArraySlice<Float>
  ) -> Float {
    guard energies[row].isFinite else { return energies[row] }
    var sum: Float = 0
    var count: Float = 0
    for (other, weight) in zip(rows, weights) where energies[other].isFinite {
      sum += energies[other] * weight
      count += weight
    }
    return sum / count
  }
}
