/// How often a threshold would raise an alarm: flags are merged, because a person is called once an
/// incident and not once a row.
struct AlarmRate {
  private let scores: [Float]
  private let mergeGap: Int
  /// Rows with a score, highest score first; equal scores in time order.
  private let descending: [Int]

  init(_ calibration: CalibrationScores, events: EventRule) {
    scores = calibration.scores
    mergeGap = events.mergeGap
    let scores = calibration.scores
    descending = scores.indices.filter { scores[$0].isFinite }.sorted {
      scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1
    }
  }

  /// The alarms below which the tail is read off a fitted curve rather than counted: with fewer, a
  /// count says nothing (its relative error is one over its root).
  private static let countedAlarms = 10

  /// The lowest threshold that raises at most `alarmsPerRow`; read off a generalised Pareto tail of
  /// the incidents' peaks where the data is too short to count.
  func threshold(alarmsPerRow: Double) -> Double {
    // More alarms than rows are as good as one a row.
    let allowed = min(alarmsPerRow, 1) * Double(descending.count)
    if allowed >= Double(Self.countedAlarms) { return lowestThreshold(alarms: Int(allowed)) }
    // 50 incidents fit a tail well; a short series may not have so many, and takes what it has.
    let level = lowestThreshold(alarms: max(Self.countedAlarms, min(50, descending.count / 50)))
    let excesses = peaks(above: level).map { $0 - level }
    guard let tail = ParetoTail(fitting: excesses) else {
      return lowestThreshold(alarms: Int(allowed))
    }
    let probability = allowed / Double(excesses.count)
    return probability >= 1 ? level : level + tail.excess(passedWithProbability: probability)
  }

  /// Lets the threshold sink from the highest score, row by row, until one alarm too many.
  func lowestThreshold(alarms allowed: Int) -> Double {
    var flagged = [Bool](repeating: false, count: scores.count)
    var alarms = 0
    for row in descending {
      switch (
        distance(from: row, in: flagged, step: -1), distance(from: row, in: flagged, step: 1)
      ) {
      case (nil, nil): alarms += 1
      case (let before?, let after?) where before + after > mergeGap + 1:
        // The row joins two incidents that were apart until now.
        alarms -= 1
      default: break
      }
      if alarms > allowed { return Double(scores[row]) }
      flagged[row] = true
    }
    return descending.last.map { Double(scores[$0]) } ?? 0
  }

  /// The rows to the nearest flag on one side, as far as it would merge.
  private func distance(from row: Int, in flagged: [Bool], step: Int) -> Int? {
    for distance in 1...mergeGap + 1 {
      let other = row + step * distance
      guard flagged.indices.contains(other) else { return nil }
      if flagged[other] { return distance }
    }
    return nil
  }

  /// The highest score of each incident above a level.
  private func peaks(above level: Double) -> [Double] {
    EventRule(mergeGap: mergeGap).ranges(of: scores.map { Double($0) > level }).map { range in
      scores[range].reduce(level) { max($0, Double($1)) }
    }
  }
}
