/// The mean of energies over neighbouring rows.
enum ScoreSmoothing {
  /// The mean over the last `length` rows, as far as they have one; `NaN` stays `NaN`.
  ///
  /// Summed oldest first for every row anew: a running sum would carry rounding along, and a
  /// stream that starts later would give other bits.
  static func causal(_ energies: [Float], length: Int) -> [Float] {
    guard length > 1 else { return energies }
    return energies.indices.map { row in
      mean(energies, max(0, row - length + 1)..<row + 1, at: row)
    }
  }

  /// The last of what `causal` gives, alone.
  static func causalLast(_ energies: [Float], length: Int) -> Float {
    guard let last = energies.indices.last else { return .nan }
    return length > 1
      ? mean(energies, max(0, last - length + 1)..<last + 1, at: last) : energies[last]
  }

  /// The mean over `length` rows around each row.
  static func centred(_ energies: [Float], length: Int) -> [Float] {
    guard length > 1 else { return energies }
    let before = (length - 1) / 2
    let after = length / 2
    return energies.indices.map { row in
      mean(energies, max(0, row - before)..<min(energies.count, row + after + 1), at: row)
    }
  }

  private static func mean(_ energies: [Float], _ rows: Range<Int>, at row: Int) -> Float {
    guard energies[row].isFinite else { return energies[row] }
    var sum: Float = 0
    var count: Float = 0
    for other in rows where energies[other].isFinite {
      sum += energies[other]
      count += 1
    }
    return sum / count
  }
}
