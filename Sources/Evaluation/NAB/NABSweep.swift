/// The NAB score of a set of series at every threshold at once.
///
/// ```swift
/// let sweep = NABSweep([first, second])
/// for profile in NABProfile.all { print(profile.name, sweep.best(profile).normalized) }
/// ```
///
/// All rows behind the probation are sorted by score once; a sweep then adds them from the highest
/// down. One threshold is for all series together, as the benchmark has it.
///
/// The best threshold is chosen with the labels in hand, as the benchmark's own tables do;
/// ``NABCrossValidation`` says what is left of it without them.
public struct NABSweep: Sendable {
  /// A row that can be flagged.
  private struct Row {
    let score: Double
    /// In parts of a detection or of a false alarm.
    let worth: Double
    /// The window it lies in, counted over all series; -1 outside.
    let window: Int32
    let series: Int32
  }

  /// From the highest score to the lowest.
  private let rows: [Row]
  /// Of each series: its windows in all, and those with a row behind the probation.
  private let windowCounts: [(all: Int, scored: Int)]

  /// The number of series.
  public var seriesCount: Int { windowCounts.count }

  /// Sorts the rows of series.
  public init(_ series: [NABSeries]) {
    var rows: [Row] = []
    rows.reserveCapacity(series.reduce(0) { $0 + $1.scores.count })
    var windowCounts: [(all: Int, scored: Int)] = []
    var windowNumber = 0
    for (index, one) in series.enumerated() {
      let probation = NABSeries.probationRows(rowCount: one.scores.count)
      let worths = one.worths
      var next = 0
      for row in one.scores.indices {
        while next < one.windows.count, one.windows[next].upperBound < row { next += 1 }
        guard row >= probation, !one.scores[row].isNaN else { continue }
        let isInside = next < one.windows.count && one.windows[next].lowerBound <= row
        rows.append(
          Row(
            score: one.scores[row], worth: worths[row],
            window: isInside ? Int32(windowNumber + next) : -1, series: Int32(index)))
      }
      windowNumber += one.windows.count
      windowCounts.append(
        (one.windows.count, one.windows.count { $0.upperBound >= probation }))
    }
    rows.sort { $0.score > $1.score }
    self.rows = rows
    self.windowCounts = windowCounts
  }

  /// The highest score of all thresholds, or of never flagging, whose threshold is infinite; of
  /// equal ones the highest threshold.
  ///
  /// - Parameters:
  ///   - profile: What errors weigh.
  ///   - included: `[series]`: whether a series counts; `nil` counts all.
  /// - Precondition: `included`, if given, has one entry a series.
  public func best(_ profile: NABProfile = .standard, included: [Bool]? = nil) -> NABScore {
    var best: NABScore?
    sweep(profile, included) { score in
      if score.raw > best?.raw ?? -.infinity { best = score }
      return true
    }
    return best ?? nothingFlagged(profile, included)
  }

  /// The score at a threshold.
  ///
  /// - Precondition: `included`, if given, has one entry a series.
  public func score(
    _ profile: NABProfile = .standard, at threshold: Double, included: [Bool]? = nil
  ) -> NABScore {
    var last = nothingFlagged(profile, included)
    sweep(profile, included) { score in
      guard score.threshold >= threshold else { return false }
      last = score
      return true
    }
    return NABScore(
      threshold: threshold, raw: last.raw, nullRaw: last.nullRaw, perfectRaw: last.perfectRaw,
      detectedWindows: last.detectedWindows, windowCount: last.windowCount,
      falsePositiveRows: last.falsePositiveRows)
  }

  private func nothingFlagged(_ profile: NABProfile, _ included: [Bool]?) -> NABScore {
    precondition(
      included.map { $0.count == seriesCount } ?? true,
      "\(included?.count ?? 0) flags for \(seriesCount) series")
    var all = 0
    var scored = 0
    for (index, counts) in windowCounts.enumerated() where included?[index] ?? true {
      all += counts.all
      scored += counts.scored
    }
    let raw = -profile.falseNegativeWeight * Double(scored)
    return NABScore(
      threshold: .infinity, raw: raw, nullRaw: raw,
      perfectRaw: profile.truePositiveWeight * Double(all), detectedWindows: 0, windowCount: all,
      falsePositiveRows: 0)
  }

  /// Visits the thresholds from the highest down, while `visit` wants more.
  private func sweep(
    _ profile: NABProfile, _ included: [Bool]?, _ visit: (NABScore) -> Bool
  ) {
    let start = nothingFlagged(profile, included)
    guard visit(start) else { return }
    // What each window has earned so far; a window not yet found costs.
    var earned = [Double](
      repeating: -profile.falseNegativeWeight,
      count: windowCounts.reduce(0) { $0 + $1.all })
    var isFound = [Bool](repeating: false, count: earned.count)
    var detected = 0
    var falsePositives = 0
    var raw = start.raw
    var position = 0
    while position < rows.count {
      let threshold = rows[position].score
      while position < rows.count, rows[position].score == threshold {
        let row = rows[position]
        position += 1
        guard included?[Int(row.series)] ?? true else { continue }
        if row.window < 0 {
          falsePositives += 1
          raw += row.worth * profile.falsePositiveWeight
        } else {
          let window = Int(row.window)
          let worth = row.worth * profile.truePositiveWeight
          if !isFound[window] {
            isFound[window] = true
            detected += 1
          }
          if worth > earned[window] {
            raw += worth - earned[window]
            earned[window] = worth
          }
        }
      }
      let score = NABScore(
        threshold: threshold, raw: raw, nullRaw: start.nullRaw, perfectRaw: start.perfectRaw,
        detectedWindows: detected, windowCount: start.windowCount,
        falsePositiveRows: falsePositives)
      guard visit(score) else { return }
    }
  }
}
