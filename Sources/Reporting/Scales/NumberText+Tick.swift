internal import AnomalyDetection

extension NumberText {
  /// A number for the tick of an axis whose ticks are `step` apart and reach to `largest`.
  static func tick(_ value: Double, step: Double, largest: Double) -> String {
    guard value != 0 else { return "0" }
    if largest >= 1e15 || step < 1e-7 { return scientific(value) }
    let units: [(Double, String)] = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")]
    var divisor = 1.0
    var suffix = ""
    if largest >= 1e5, let unit = units.first(where: { largest >= $0.0 }) {
      (divisor, suffix) = unit
    }
    let exponent = Int((Logarithm.base10(step / divisor) + 1e-9).rounded(.down))
    return fixed(value / divisor, decimals: min(9, max(0, -exponent))) + suffix
  }
}
