/// Predicted events held against labelled ones: each event counts once, however long it is.
///
/// ```swift
/// let matching = EventMatching(
///   predicted: Events(flags: flags), labelled: Events(flags: labels), tolerance: 5)
/// print(matching.precision, matching.recall, matching.medianDelay ?? .nan)
/// ```
///
/// A labelled event is *detected* if a predicted one overlaps it, by one row or by all. A predicted
/// event that overlaps no labelled event is a *false alarm*. This is what a person on call counts:
/// incidents found, and times woken for nothing (Hundman et al. 2018, section 4.2, count alike).
///
/// It says nothing of how much of an event is covered, and one predicted event over the whole series
/// would detect all of them without a false alarm; read ``ConfusionMatrix`` beside it.
public struct EventMatching: Sendable, Hashable {
  /// For each labelled event, in time order, the rows from its start to the first row flagged for
  /// it; `nil` if it was missed. Negative where the tolerance let an early warning count.
  public let delays: [Int?]
  /// Whether each predicted event, in time order, overlaps no labelled event.
  public let isFalseAlarm: [Bool]

  /// Matches events.
  ///
  /// - Parameters:
  ///   - predicted: What the detector found.
  ///   - labelled: What was there to be found.
  ///   - tolerance: Rows by which a labelled event reaches out on both sides: a prediction that
  ///     close still counts as an overlap.
  /// - Precondition: `tolerance` is not negative.
  public init(predicted: Events, labelled: Events, tolerance: Int = 0) {
    precondition(tolerance >= 0, "a tolerance of \(tolerance) rows")
    var delays = [Int?](repeating: nil, count: labelled.count)
    var isFalseAlarm = [Bool](repeating: true, count: predicted.count)
    // Both lists are in time order, and so are the widened labelled events by their starts and by
    // their ends: predictions before `first` end too early for this event and all later ones.
    var first = 0
    for (index, event) in labelled.ranges.enumerated() {
      let earliest = event.lowerBound.subtractingClamped(tolerance)
      let end = event.upperBound.addingClamped(tolerance)
      while first < predicted.count, predicted.ranges[first].upperBound <= earliest { first += 1 }
      var candidate = first
      while candidate < predicted.count, predicted.ranges[candidate].lowerBound < end {
        isFalseAlarm[candidate] = false
        if delays[index] == nil {
          let seen = max(predicted.ranges[candidate].lowerBound, earliest)
          delays[index] = seen - event.lowerBound
        }
        candidate += 1
      }
    }
    self.delays = delays
    self.isFalseAlarm = isFalseAlarm
  }

  /// Labelled events.
  public var labelledCount: Int { delays.count }
  /// Labelled events that a prediction overlaps.
  public var detectedCount: Int { delays.count { $0 != nil } }
  /// Labelled events that none does.
  public var missedCount: Int { labelledCount - detectedCount }
  /// Predicted events.
  public var predictedCount: Int { isFalseAlarm.count }
  /// Predicted events that overlap no labelled one.
  public var falseAlarmCount: Int { isFalseAlarm.count { $0 } }

  /// The part of the predicted events that is no false alarm; 0 where nothing is predicted.
  public var precision: Double {
    predictedCount == 0 ? 0 : Double(predictedCount - falseAlarmCount) / Double(predictedCount)
  }

  /// The part of the labelled events that is detected; 0 where nothing is labelled.
  public var recall: Double {
    labelledCount == 0 ? 0 : Double(detectedCount) / Double(labelledCount)
  }

  /// The harmonic mean of precision and recall; 0 where both are 0.
  public var f1: Double {
    precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  /// The mean delay of the detected events, in rows; `nil` where none is detected.
  ///
  /// Missed events take no part, so read it beside ``recall``: finding only the easy ones is fast.
  public var meanDelay: Double? {
    let found = delays.compactMap { $0 }
    return found.isEmpty ? nil : Double(found.reduce(0, +)) / Double(found.count)
  }

  /// The median delay of the detected events, in rows; `nil` where none is detected.
  public var medianDelay: Double? {
    let found = delays.compactMap { $0 }.sorted()
    guard !found.isEmpty else { return nil }
    let middle = found.count / 2
    return found.count.isMultiple(of: 2)
      ? Double(found[middle - 1] + found[middle]) / 2 : Double(found[middle])
  }
}

extension Int {
  /// The sum, or the largest number where it is larger.
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }

  /// The difference, or 0 where it is negative: there is no row before 0.
  fileprivate func subtractingClamped(_ other: Int) -> Int { self < other ? 0 : self - other }
}
