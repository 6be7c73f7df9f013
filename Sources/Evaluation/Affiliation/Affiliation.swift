/// Affiliation precision and recall (Huet et al., "Local Evaluation of Time Series Anomaly Detection
/// Algorithms", KDD 2022).
///
/// ```swift
/// let affiliation = Affiliation(
///   predicted: Events(flags: flags), labelled: Events(flags: labels), rowCount: labels.count)
/// print(affiliation.precision ?? .nan, affiliation.recall ?? .nan, affiliation.f1)
/// ```
///
/// Each labelled event has a zone: the rows nearer to it than to any other. Within the zone, a
/// prediction is worth the chance that a row drawn at random there is further from the event than
/// it is; the event's recall is, over its rows, the chance that a random row is further away than
/// the nearest prediction. A random prediction gets about 0.5 in precision, and one without limits
/// has recall 1, so read both.
public struct Affiliation: Sendable, Hashable {
  /// For each labelled event the precision of the predictions in its zone; `nil` where there is none.
  public let precisions: [Double?]
  /// For each labelled event its recall; 0 where nothing is predicted in its zone.
  public let recalls: [Double]

  /// Measures predicted events against labelled ones.
  ///
  /// - Parameter rowCount: The rows of the series; all events lie within.
  /// - Precondition: no event ends behind the last row.
  public init(predicted: Events, labelled: Events, rowCount: Int) {
    for events in [predicted, labelled] {
      let end = events.ranges.last?.upperBound ?? 0
      precondition(end <= rowCount, "an event up to row \(end) of \(rowCount)")
    }
    let predicted = predicted.joined(across: 0).ranges.map { Interval($0) }
    let events = labelled.ranges.map { Interval($0) }
    var precisions: [Double?] = []
    var recalls: [Double] = []
    var first = 0
    for (index, event) in events.enumerated() {
      let zone = Interval(
        start: index == 0 ? 0 : (events[index - 1].end + event.start) / 2,
        end: index + 1 == events.count
          ? Double(rowCount) : (event.end + events[index + 1].start) / 2)
      while first < predicted.count, predicted[first].end <= zone.start { first += 1 }
      var inside: [Interval] = []
      var next = first
      while next < predicted.count, predicted[next].start < zone.end {
        inside.append(predicted[next].clamped(to: zone))
        next += 1
      }
      precisions.append(AffiliationZone(zone: zone, event: event).precision(of: inside))
      recalls.append(AffiliationZone(zone: zone, event: event).recall(by: inside))
    }
    self.precisions = precisions
    self.recalls = recalls
  }

  /// The mean over the zones with predictions; `nil` where there is none.
  public var precision: Double? {
    let known = precisions.compactMap { $0 }
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }

  /// The mean over the labelled events; `nil` where nothing is labelled.
  public var recall: Double? {
    recalls.isEmpty ? nil : recalls.reduce(0, +) / Double(recalls.count)
  }

  /// The harmonic mean of precision and recall; 0 where either is missing or both are 0.
  public var f1: Double {
    guard let precision, let recall, precision + recall > 0 else { return 0 }
    return 2 * precision * recall / (precision + recall)
  }

  /// A stretch of the time axis, of more than no length.
  struct Interval {
    let start: Double
    let end: Double

    var length: Double { end - start }

    init(start: Double, end: Double) {
      self.start = start
      self.end = end
    }

    init(_ rows: Range<Int>) {
      self.init(start: Double(rows.lowerBound), end: Double(rows.upperBound))
    }

    func clamped(to other: Interval) -> Interval {
      Interval(start: max(start, other.start), end: min(end, other.end))
    }
  }
}
