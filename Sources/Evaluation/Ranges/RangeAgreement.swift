/// Precision and recall of ranges (Tatbul et al., "Precision and Recall for Time Series", NeurIPS
/// 2018).
///
/// ```swift
/// let agreement = RangeAgreement(
///   predicted: Events(flags: flags), labelled: Events(flags: labels),
///   options: RangeAgreement.Options(recallBias: .front))
/// print(agreement.precision, agreement.recall, agreement.f1)
/// ```
///
/// Each labelled range earns recall for being noticed at all, for how much of it is covered, and for
/// being covered in one piece; each predicted range earns precision for how much of it lies in
/// labelled ranges. Both are means over ranges, so that a long range counts as much as a short one.
public struct RangeAgreement: Sendable, Hashable {
  /// Which part of a range counts more.
  public enum Bias: String, Sendable, Hashable, CaseIterable {
    /// Every row alike.
    case flat
    /// The start: early detection matters.
    case front
    /// The middle, less toward both ends.
    case middle
    /// The end: an alarm may come late.
    case back
  }

  /// What a range covered by several others loses.
  public enum Cardinality: String, Sendable, Hashable, CaseIterable {
    /// Nothing.
    case one
    /// Its overlap is divided by their number.
    case reciprocal
  }

  /// What the measure is set to.
  public struct Options: Sendable, Hashable {
    /// The weight of being noticed at all in recall, 0 ... 1: α of the paper.
    public var existenceWeight: Double
    /// The bias within labelled ranges.
    public var recallBias: Bias
    /// The bias within predicted ranges.
    public var precisionBias: Bias
    /// What ranges in pieces lose.
    public var cardinality: Cardinality

    /// The defaults are TSB-AD's: α 0.2, no bias, pieces divide.
    ///
    /// - Precondition: the weight lies in 0 ... 1.
    public init(
      existenceWeight: Double = 0.2, recallBias: Bias = .flat, precisionBias: Bias = .flat,
      cardinality: Cardinality = .reciprocal
    ) {
      precondition((0...1).contains(existenceWeight), "a weight of \(existenceWeight)")
      self.existenceWeight = existenceWeight
      self.recallBias = recallBias
      self.precisionBias = precisionBias
      self.cardinality = cardinality
    }
  }

  /// The mean over predicted ranges; 0 where nothing is predicted.
  public let precision: Double
  /// The mean over labelled ranges; 0 where nothing is labelled.
  public let recall: Double

  /// Measures predicted ranges against labelled ones.
  public init(predicted: Events, labelled: Events, options: Options = Options()) {
    recall = Self.meanReward(
      of: labelled, by: predicted, existenceWeight: options.existenceWeight,
      bias: options.recallBias, cardinality: options.cardinality)
    precision = Self.meanReward(
      of: predicted, by: labelled, existenceWeight: 0, bias: options.precisionBias,
      cardinality: options.cardinality)
  }

  /// The harmonic mean of precision and recall; 0 where both are 0.
  public var f1: Double {
    precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  /// Equations 3 to 7 of the paper.
  private static func meanReward(
    of events: Events, by others: Events, existenceWeight: Double, bias: Bias,
    cardinality: Cardinality
  ) -> Double {
    guard events.count > 0 else { return 0 }
    var sum = 0.0
    var first = 0
    for event in events.ranges {
      while first < others.count, others.ranges[first].upperBound <= event.lowerBound { first += 1 }
      var pieces = 0
      var covered = 0.0
      var index = first
      while index < others.count, others.ranges[index].lowerBound < event.upperBound {
        pieces += 1
        let overlap = others.ranges[index].clamped(to: event)
        covered += weight(
          of: overlap.lowerBound - event.lowerBound..<overlap.upperBound - event.lowerBound,
          length: event.count, bias)
        index += 1
      }
      guard pieces > 0 else { continue }
      let factor =
        switch cardinality {
        case .one: 1.0
        case .reciprocal: 1 / Double(pieces)
        }
      let overlapReward = factor * covered / weight(of: 0..<event.count, length: event.count, bias)
      sum += existenceWeight + (1 - existenceWeight) * overlapReward
    }
    return sum / Double(events.count)
  }

  /// The summed weights of positions, counted from 0, in a range of a length (figure 2 of the paper).
  private static func weight(of positions: Range<Int>, length: Int, _ bias: Bias) -> Double {
    switch bias {
    case .flat: return Double(positions.count)
    case .back: return sumOfPlaces(positions)
    case .front: return sumOfPlaces(length - positions.upperBound..<length - positions.lowerBound)
    case .middle:
      // The first half counts up, the second down; a middle row belongs to the second.
      let half = length / 2
      let rising = positions.clamped(to: 0..<half)
      let falling = positions.clamped(to: half..<length)
      return sumOfPlaces(rising)
        + sumOfPlaces(length - falling.upperBound..<length - falling.lowerBound)
    }
  }

  /// Σ (position + 1).
  private static func sumOfPlaces(_ positions: Range<Int>) -> Double {
    Double(positions.lowerBound + positions.upperBound + 1) * Double(positions.count) / 2
  }
}
