/// The mean of energies over neighbouring rows.
///
/// Summed oldest first for every row anew: a running sum would carry rounding along, and a stream that
/// starts later would give other bits.
struct ScoreSmoothing: Sendable {
  /// `[row]`: what each of the rows counts, oldest first.
  private let weights: [Float]

  /// The smoothing of a rule.
  init(_ rule: ScoreRule) {
    let reach = rule.smoothingReach
    var weights = [Float](repeating: 1, count: reach)
    if rule.isExponential {
      let decay = 1 - 2 / (Float(rule.smoothing) + 1)
      for row in (0..<reach - 1).reversed() { weights[row] = weights[row + 1] * decay }
    }
    self.weights = weights
  }

  /// The mean over the last rows, as far as they have an energy; `NaN` stays `NaN`.
  func causal(_ energies: [Float]) -> [Float] {
    causal(energies, from: 0)
  }

  /// What `causal` gives from a row on, alone.
  func causal(_ energies: [Float], from first: Int) -> [Float] {
    guard weights.count > 1 else { return Array(energies[first...]) }
    return (first..<energies.count).map { mean(energies, lastRows($0), at: $0) }
  }

  /// The energies that later rows still need, of the last ones.
  func kept(_ energies: [Float]) -> [Float] { energies.suffix(weights.count - 1) }

  /// The mean over as many rows around each row, all of which count the same where a rule is centred.
  func centred(_ energies: [Float]) -> [Float] {
    guard weights.count > 1 else { return energies }
    let before = (weights.count - 1) / 2
    let after = weights.count / 2
    return energies.indices.map { row in
      mean(energies, max(0, row - before)..<min(energies.count, row + after + 1), at: row)
    }
  }

  private func lastRows(_ row: Int) -> Range<Int> { max(0, row - weights.count + 1)..<row + 1 }

  /// The mean over some rows, the last of which counts the last weight.
  private func mean(_ energies: [Float], _ rows: Range<Int>, at row: Int) -> Float {
    guard energies[row].isFinite else { return energies[row] }
    var sum: Float = 0
    var count: Float = 0
    for (other, weight) in zip(rows, weights.suffix(rows.count)) where energies[other].isFinite {
      sum += energies[other] * weight
      count += weight
    }
    return sum / count
  }
}
