/// The values that a parameter may take.
package enum ParameterDomain: Sendable, Hashable {
  /// Numbers from `low` to `high`, both included. With `isLogarithmic` equal ratios are equally
  /// likely at first; with a `step` only `low`, `low + step` and so on.
  case float(low: Double, high: Double, isLogarithmic: Bool = false, step: Double? = nil)
  /// Whole numbers from `low` to `high`, both included, in steps of `step`.
  case integer(low: Int, high: Int, isLogarithmic: Bool = false, step: Int = 1)
  /// One of these words, without order.
  case choice([String])

  /// Why the domain makes no sense; `nil` where it does.
  var fault: (found: String, expected: String)? {
    switch self {
    case .float(let low, let high, let isLogarithmic, let step):
      if !low.isFinite || !high.isFinite || low > high || !(high - low).isFinite {
        return ("\(low) to \(high)", "two finite numbers, the lower first")
      }
      if isLogarithmic, low <= 0 { return ("log from \(low)", "a start above 0") }
      if let step, isLogarithmic {
        return ("log with a step of \(step)", "log or a step, not both")
      }
      if let step, !(step > 0 && step.isFinite && (high - low) / step < 1e9) {
        return ("a step of \(step)", "a step above 0 that gives fewer than a billion values")
      }
    case .integer(let low, let high, let isLogarithmic, let step):
      let limit = 1 << 52
      if low > high || low < -limit || high > limit {
        return ("\(low) to \(high)", "two whole numbers within ±2⁵², the lower first")
      }
      if isLogarithmic, low < 1 { return ("log from \(low)", "a start of at least 1") }
      if isLogarithmic, step != 1 {
        return ("log with a step of \(step)", "log or a step, not both")
      }
      if step < 1 { return ("a step of \(step)", "a step of at least 1") }
    case .choice(let words):
      if words.isEmpty { return ("no choices", "at least one") }
      if Set(words).count < words.count {
        return (words.joined(separator: ", "), "choices that are all different")
      }
    }
    return nil
  }

  /// Whether a value is one of the domain's, written as a number or as a whole number.
  package func contains(_ value: ParameterValue) -> Bool { canonical(value) != nil }

  /// The value as the domain's own kind; `nil` where it is not in the domain.
  func canonical(_ value: ParameterValue) -> ParameterValue? {
    switch (self, value) {
    case (.float(let low, let high, _, _), .number(let number)):
      return number >= low && number <= high ? value : nil
    case (.float, .integer(let integer)):
      return canonical(.number(Double(integer)))
    case (.integer(let low, let high, _, let step), .integer(let integer)):
      return integer >= low && integer <= high && (integer - low) % step == 0 ? value : nil
    case (.integer, .number(let number)):
      return Int(exactly: number).flatMap { canonical(.integer($0)) }
    case (.choice(let words), .choice(let word)):
      return words.contains(word) ? value : nil
    case (.choice, .number), (.choice, .integer), (.float, .choice), (.integer, .choice):
      return nil
    }
  }
}
