/// Units that are multiples of one another, so that a column may mix them.
struct UnitFamily: Sendable {
  /// Each unit as a multiple of the smallest common one.
  let factors: [String: Double]
  /// Whether a bare number is one of the basic unit.
  let hasBareNumbers: Bool

  /// The families, the surest first.
  static let all =
    [time, bytes, counts] + ["bit/s", "bps", "Hz", "W", "Wh", "V", "A"].map(decimal)

  private static let time = UnitFamily(
    factors: [
      "ns": 1e-9, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ms": 1e-3, "s": 1, "sec": 1, "secs": 1,
      "min": 60, "mins": 60, "h": 3600, "hr": 3600, "hrs": 3600, "d": 86_400, "day": 86_400,
      "days": 86_400,
    ], hasBareNumbers: false)

  private static let bytes: UnitFamily = {
    var factors: [String: Double] = ["B": 1, "byte": 1, "bytes": 1, "Bytes": 1]
    var power = 1.0
    var binary = 1.0
    for letter in ["k", "m", "g", "t", "p"] {
      power *= 1000
      binary *= 1024
      let capital = letter.uppercased()
      for unit in ["\(letter)B", "\(capital)B", "\(letter)b", "\(capital)b"] {
        factors[unit] = power
      }
      for unit in ["\(letter)iB", "\(capital)iB", "\(capital)i", "\(letter)ib"] {
        factors[unit] = binary
      }
    }
    for (unit, factor) in factors { factors["\(unit)/s"] = factor }
    return UnitFamily(factors: factors, hasBareNumbers: true)
  }()

  private static let counts = UnitFamily(
    factors: [
      "k": 1e3, "K": 1e3, "M": 1e6, "Mio": 1e6, "Mio.": 1e6, "G": 1e9, "B": 1e9, "bn": 1e9,
      "Mrd": 1e9, "T": 1e12,
    ], hasBareNumbers: true)

  private static func decimal(_ unit: String) -> UnitFamily {
    var factors = [unit: 1.0]
    for (prefix, factor) in [
      ("n", 1e-9), ("u", 1e-6), ("µ", 1e-6), ("m", 1e-3), ("k", 1e3), ("K", 1e3), ("M", 1e6),
      ("G", 1e9), ("T", 1e12),
    ] {
      factors[prefix + unit] = factor
    }
    return UnitFamily(factors: factors, hasBareNumbers: false)
  }
}
