internal import AnomalyDetection
import TimeSeries

/// What other thresholds would flag, from the scores alone.
struct ThresholdSweep {
  /// What one threshold flags.
  struct Outcome: Equatable {
    /// Anomalies after neighbouring flags are merged.
    let anomalies: [Range<Int>]
    /// Rows above the threshold.
    let flaggedRows: Int
  }

  let scores: [Float]
  let mergeDistance: Int
  /// Weeks that the scored rows cover; `nil` without a clock.
  let weeks: Double?
  /// Rows that have a score.
  let scoredRows: Int

  init(scores: [Float], mergeDistance: Int, axis: TimeAxis) {
    self.scores = scores
    self.mergeDistance = max(1, mergeDistance)
    scoredRows = scores.count { $0.isFinite }
    let first = scores.firstIndex { $0.isFinite }
    let last = scores.lastIndex { $0.isFinite }
    if axis.style.isClock, let first, let last, last < axis.count, last > first,
      let interval = axis.samplingInterval
    {
      let span = TimeScale.difference(from: axis.tick(at: first), to: axis.tick(at: last))
      weeks = (span + Double(interval)) / (7 * 86_400e9)
    } else {
      weeks = nil
    }
  }

  /// The anomalies at `factor` times the threshold; rows at most the merge distance apart are one.
  func outcome(at factor: Double) -> Outcome {
    var anomalies: [Range<Int>] = []
    var flaggedRows = 0
    for (row, score) in scores.enumerated() where Double(score) > factor {
      flaggedRows += 1
      if let last = anomalies.last, row - (last.upperBound - 1) <= mergeDistance {
        anomalies[anomalies.count - 1] = last.lowerBound..<row + 1
      } else {
        anomalies.append(row..<row + 1)
      }
    }
    return Outcome(anomalies: anomalies, flaggedRows: flaggedRows)
  }

  /// How often anomalies come, in words; `nil` without scored rows.
  func rate(of count: Int) -> String? {
    if let weeks, weeks > 0 {
      // A rate from hours of data would be a guess: it is said as a count a day at most.
      if weeks < 1 {
        return NumberText.value((Double(count) / (weeks * 7) * 10).rounded() / 10) + " a day"
      }
      let rate = Double(count) / weeks
      let rounded = rate >= 10 ? rate.rounded() : (rate * 100).rounded() / 100
      return NumberText.value(rounded) + " a week"
    }
    guard scoredRows > 0 else { return nil }
    let rate = Double(count) / Double(scoredRows) * 10_000
    return NumberText.value((rate * 10).rounded() / 10) + " per 10,000 rows"
  }
}
