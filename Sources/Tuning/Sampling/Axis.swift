#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// One parameter as the sampler sees it: a coordinate in [0, 1], or one of some choices.
enum Axis: Sendable {
  /// Any number of [0, 1], which stands for one of the range.
  case continuous(Scale, ClosedRange<Double>)
  /// Bins that cover [0, 1], each of which stands for one value.
  case binned(Scale, Bins)
  /// Choices without order; the coordinate is the number of the choice.
  case choice([String])

  /// What [0, 1] stands for: from `low` to `high`, or their logarithms.
  struct Scale: Sendable {
    let low: Double
    let high: Double
    let isLogarithmic: Bool

    init(low: Double, high: Double, isLogarithmic: Bool) {
      self.low = isLogarithmic ? log(low) : low
      self.high = isLogarithmic ? log(high) : high
      self.isLogarithmic = isLogarithmic
    }

    func coordinate(_ value: Double) -> Double {
      guard high > low else { return 0.5 }
      return min(max(((isLogarithmic ? log(value) : value) - low) / (high - low), 0), 1)
    }

    func value(_ coordinate: Double) -> Double {
      let place = low + (high - low) * coordinate
      return isLogarithmic ? exp(place) : place
    }
  }

  /// Values at equal steps; the bin of one reaches half a step to both sides.
  struct Bins: Sendable {
    let first: Double
    let step: Double
    let count: Int
    let isInteger: Bool

    func value(near value: Double) -> Double {
      let index = ((value - first) / step).rounded()
      return first + step * min(max(index, 0), Double(count - 1))
    }
  }

  init(_ domain: ParameterDomain) {
    switch domain {
    case .float(let low, let high, let isLogarithmic, nil):
      self = .continuous(
        Scale(low: low, high: high, isLogarithmic: isLogarithmic), low...high)
    case .float(let low, let high, _, let step?):
      // A range of whole steps must not lose its last one to rounding.
      let count = Int((high - low) / step + 1e-9) + 1
      self = Self.binned(first: low, step: step, count: count, isInteger: false)
    case .integer(let low, let high, let isLogarithmic, let step):
      self = Self.binned(
        first: Double(low), step: Double(step), count: (high - low) / step + 1, isInteger: true,
        isLogarithmic: isLogarithmic)
    case .choice(let words):
      self = .choice(words)
    }
  }

  private static func binned(
    first: Double, step: Double, count: Int, isInteger: Bool, isLogarithmic: Bool = false
  ) -> Axis {
    .binned(
      Scale(
        low: first - step / 2, high: first + step * (Double(count) - 0.5),
        isLogarithmic: isLogarithmic),
      Bins(first: first, step: step, count: count, isInteger: isInteger))
  }

  /// Where a value lies.
  ///
  /// - Precondition: The value is of the axis' domain, as its own kind.
  func coordinate(_ value: ParameterValue) -> Double {
    switch (self, value) {
    case (.continuous(let scale, _), .number(let number)),
      (.binned(let scale, _), .number(let number)):
      scale.coordinate(number)
    case (.binned(let scale, _), .integer(let integer)): scale.coordinate(Double(integer))
    case (.choice(let words), .choice(let word)): Double(words.firstIndex(of: word) ?? 0)
    case (.continuous, _), (.binned, _), (.choice, _):
      preconditionFailure("\(value) on another parameter's axis")
    }
  }

  /// The value at a coordinate.
  func value(_ coordinate: Double) -> ParameterValue {
    switch self {
    case .continuous(let scale, let range):
      // The logarithm's rounding must not lead out of the range.
      return .number(min(max(scale.value(coordinate), range.lowerBound), range.upperBound))
    case .binned(let scale, let bins):
      let value = bins.value(near: scale.value(coordinate))
      return bins.isInteger ? .integer(Int(value)) : .number(value)
    case .choice(let words):
      return .choice(words[min(max(Int(coordinate), 0), words.count - 1)])
    }
  }

  /// The bin around a coordinate; `nil` where every coordinate is a value.
  func bin(_ coordinate: Double) -> (low: Double, high: Double)? {
    guard case .binned(let scale, let bins) = self else { return nil }
    let value = bins.value(near: scale.value(coordinate))
    return (
      scale.coordinate(value - bins.step / 2),
      scale.coordinate(value + bins.step / 2)
    )
  }
}
