/// VUS-ROC and VUS-PR: the areas under both curves, averaged over how far a labelled event reaches
/// out into its surroundings (Paparrizos et al., "Volume Under the Surface", VLDB 2022).
///
/// ```swift
/// let window = VolumeUnderSurface.window(of: scores)
/// if let volume = VolumeUnderSurface(scores: scores, labels: labels, window: window) {
///   print(volume.roc, volume.precisionRecall)
/// }
/// ```
///
/// A labelled event is widened by half a window on both sides with weights √(1 - distance / window),
/// so that a detector is not punished for being a few rows early or late; the window runs over
/// 0 ... `window`. Recall is multiplied by the part of the events that has any flag. The figures are
/// those of the authors' `RangeAUC_volume_opt`, which TSB-AD ranks by, its 250 thresholds included.
public struct VolumeUnderSurface: Sendable, Hashable {
  /// The volume under receiver operating characteristics.
  public let roc: Double
  /// The volume under precision–recall curves; the measure of TSB-AD.
  public let precisionRecall: Double

  /// The volumes of a series; `nil` where no row is labelled or all are.
  ///
  /// - Parameters:
  ///   - scores: `[time]`: higher is more anomalous; a row without one (`NaN`) ranks below all.
  ///   - labels: `[time]`: whether the row is anomalous.
  ///   - window: The largest window, in rows; TSB-AD takes ``window(of:)``.
  ///   - thresholdCount: How many thresholds, evenly spaced among the sorted scores.
  /// - Precondition: as many scores as labels, a window of at least 0 rows, at least 2 thresholds.
  public init?(scores: [Double], labels: [Bool], window: Int, thresholdCount: Int = 250) {
    precondition(
      scores.count == labels.count, "\(scores.count) scores for \(labels.count) labels")
    precondition(
      window >= 0 && thresholdCount >= 2, "window \(window), \(thresholdCount) thresholds")
    let events = Events(flags: labels).ranges
    guard !events.isEmpty, labels.contains(false) else { return nil }
    let surface = Surface(
      flags: FlaggedFrom(scores: scores, thresholdCount: thresholdCount), labels: labels,
      events: events)
    var roc = 0.0
    var precisionRecall = 0.0
    for size in 0...window {
      let areas = surface.areas(window: size)
      roc += areas.roc
      precisionRecall += areas.precisionRecall
    }
    self.roc = roc / Double(window + 1)
    self.precisionRecall = precisionRecall / Double(window + 1)
  }

  /// The volumes of scores in single precision, such as a detector's.
  public init?(scores: [Float], labels: [Bool], window: Int, thresholdCount: Int = 250) {
    self.init(
      scores: scores.map { Double($0) }, labels: labels, window: window,
      thresholdCount: thresholdCount)
  }
}

/// For each row the first threshold, from the highest down, at which it is flagged.
private struct FlaggedFrom {
  /// `[time]`
  let threshold: [Int32]
  let thresholdCount: Int

  init(scores: [Double], thresholdCount: Int) {
    let scores = scores.map { $0.isNaN ? -.infinity : $0 }
    let sorted = scores.sorted(by: >)
    let step = Double(sorted.count - 1) / Double(thresholdCount - 1)
    let thresholds = (0..<thresholdCount).map { index in
      // The last is set, not reached by steps, as `numpy.linspace` has it.
      index == thresholdCount - 1 ? sorted[sorted.count - 1] : sorted[Int(Double(index) * step)]
    }
    threshold = scores.map { score in
      var low = 0
      var high = thresholdCount - 1
      while low < high {
        let middle = (low + high) / 2
        if thresholds[middle] <= score { high = middle } else { low = middle + 1 }
      }
      return Int32(low)
    }
    self.thresholdCount = thresholdCount
  }
}

/// The curves of a series for one window after another.
private struct Surface {
  let flags: FlaggedFrom
  let labels: [Bool]
  let events: [Range<Int>]
  /// `[threshold]`: all flagged rows.
  private let flagged: [Double]
  /// `[threshold]`: flagged rows that are labelled.
  private let flaggedLabelled: [Double]
  private let labelledCount: Double

  init(flags: FlaggedFrom, labels: [Bool], events: [Range<Int>]) {
    self.flags = flags
    self.labels = labels
    self.events = events
    var flagged = [Double](repeating: 0, count: flags.thresholdCount)
    var flaggedLabelled = flagged
    for row in labels.indices {
      flagged[Int(flags.threshold[row])] += 1
      if labels[row] { flaggedLabelled[Int(flags.threshold[row])] += 1 }
    }
    self.flagged = flagged.runningSums
    self.flaggedLabelled = flaggedLabelled.runningSums
    labelledCount = Double(events.reduce(0) { $0 + $1.count })
  }

  func areas(window: Int) -> (roc: Double, precisionRecall: Double) {
    let stretches = stretches(reach: window / 2)
    let outside = flaggedOutside(window: window, stretches: stretches)
    var found = [Double](repeating: 0, count: flags.thresholdCount)
    for stretch in stretches {
      var first = Int32(flags.thresholdCount - 1)
      for row in stretch { first = min(first, flags.threshold[row]) }
      found[Int(first)] += 1
    }
    found = found.runningSums
    var roc = 0.0
    var precisionRecall = 0.0
    var lastTrue = 0.0
    var lastFalse = 0.0
    for threshold in flagged.indices {
      let truePositives = flaggedLabelled[threshold] + outside[threshold]
      // Halfway between the labelled rows and those with the flagged surroundings.
      let positives = labelledCount + outside[threshold] / 2
      let truePart =
        min(truePositives / positives, 1) * found[threshold] / Double(stretches.count)
      let falsePart = (flagged[threshold] - truePositives) / (Double(labels.count) - positives)
      roc += (falsePart - lastFalse) * (truePart + lastTrue) / 2
      precisionRecall += (truePart - lastTrue) * truePositives / flagged[threshold]
      lastTrue = truePart
      lastFalse = falsePart
    }
    roc += (1 - lastFalse) * (1 + lastTrue) / 2
    return (roc, precisionRecall)
  }

  /// The events with their surroundings, those that meet joined.
  private func stretches(reach: Int) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for event in events {
      let start = max(event.lowerBound - reach, 0)
      let end = min(event.upperBound + reach, labels.count)
      if let last = joined.last, start < last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<end
      } else {
        joined.append(start..<end)
      }
    }
    return joined
  }

  /// `[threshold]`: the weights of flagged rows around the events.
  private func flaggedOutside(window: Int, stretches: [Range<Int>]) -> [Double] {
    var sums = [Double](repeating: 0, count: flags.thresholdCount)
    let reach = window / 2
    guard reach > 0 else { return sums }
    let weights = (1...reach).map { (1 - Double($0) / Double(window)).squareRoot() }
    var next = 0
    for stretch in stretches {
      var weight = [Double](repeating: 0, count: stretch.count)
      while next < events.count, events[next].lowerBound < stretch.upperBound {
        let event = events[next]
        next += 1
        for distance in 1...reach {
          let before = event.lowerBound - distance
          if before >= 0 { weight[before - stretch.lowerBound] += weights[distance - 1] }
          let after = event.upperBound - 1 + distance
          if after < labels.count { weight[after - stretch.lowerBound] += weights[distance - 1] }
        }
      }
      for (offset, row) in stretch.enumerated() where weight[offset] > 0 && !labels[row] {
        sums[Int(flags.threshold[row])] += min(1, weight[offset])
      }
    }
    return sums.runningSums
  }
}

extension [Double] {
  fileprivate var runningSums: [Double] {
    var sum = 0.0
    return map { value in
      sum += value
      return sum
    }
  }
}
