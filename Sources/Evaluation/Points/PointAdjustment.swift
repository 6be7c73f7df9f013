public import RandomNumbers

/// The point-adjusted F1: an event counts as wholly found if one of its rows is flagged (Xu et al.
/// 2018), at the best threshold there is.
///
/// ```swift
/// var random = RandomGenerator(seed: 1)
/// if let adjusted = PointAdjustment(scores: scores, labels: labels, using: &random) {
///   print(adjusted.bestF1)  // to be read beside what random scores reach
/// }
/// ```
///
/// It flatters beyond use: where events are long, random scores find most of them (Kim et al.,
/// "Towards a Rigorous Evaluation of Time-Series Anomaly Detection", AAAI 2022). It is here because
/// papers quote it, and never without ``randomF1`` beside it: what is not clearly above is nothing.
public struct PointAdjustment: Sendable, Hashable {
  /// The highest point-adjusted F1 of all thresholds.
  public let bestF1: Double
  /// The mean of the same over draws of random scores for the same labels.
  public let randomF1: Double

  /// Measures scores, and random ones beside them. `nil` where nothing is labelled.
  ///
  /// - Parameters:
  ///   - scores: `[time]`: `NaN` where a row has none and is never flagged.
  ///   - labels: `[time]`: whether the row is anomalous.
  ///   - draws: How many draws of random scores.
  ///   - random: Where they come from.
  /// - Precondition: as many scores as labels, at least one draw.
  public init?(
    scores: [Double], labels: [Bool], draws: Int = 5, using random: inout RandomGenerator
  ) {
    precondition(
      scores.count == labels.count, "\(scores.count) scores for \(labels.count) labels")
    precondition(draws >= 1, "\(draws) draws")
    let events = Events(flags: labels)
    guard events.count > 0 else { return nil }
    bestF1 = Self.best(scores, labels, events)
    var sum = 0.0
    for _ in 0..<draws {
      let drawn = labels.map { _ in random.uniform() }
      sum += Self.best(drawn, labels, events)
    }
    randomF1 = sum / Double(draws)
  }

  /// Flags with each labelled event flagged wholly where one of its rows is.
  ///
  /// - Precondition: as many flags as labels.
  public static func adjusted(flags: [Bool], labels: [Bool]) -> [Bool] {
    precondition(
      flags.count == labels.count, "\(flags.count) flags for \(labels.count) labels")
    var adjusted = flags
    for event in Events(flags: labels).ranges where event.contains(where: { flags[$0] }) {
      for row in event { adjusted[row] = true }
    }
    return adjusted
  }

  /// An event is found from its highest score on.
  private static func best(_ scores: [Double], _ labels: [Bool], _ events: Events) -> Double {
    var steps: [(score: Double, found: Int, errors: Int)] = events.ranges.compactMap { event in
      let highest = event.lazy.map { scores[$0] }.filter { !$0.isNaN }.max()
      return highest.map { ($0, event.count, 0) }
    }
    for row in scores.indices where !labels[row] && !scores[row].isNaN {
      steps.append((scores[row], 0, 1))
    }
    steps.sort { $0.score > $1.score }
    var best = 0.0
    var found = 0
    var errors = 0
    for (index, step) in steps.enumerated() {
      found += step.found
      errors += step.errors
      if index + 1 < steps.count, steps[index + 1].score == step.score { continue }
      best = max(best, 2 * Double(found) / Double(found + errors + events.rowCount))
    }
    return best
  }
}
