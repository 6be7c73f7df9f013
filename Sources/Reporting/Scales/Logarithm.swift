#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The few functions of the mathematical library that charts need.
enum Logarithm {
  /// The logarithm to the base of 10.
  static func base10(_ value: Double) -> Double { log10(value) }

  /// The natural logarithm.
  static func natural(_ value: Double) -> Double { log(value) }

  /// e to the power of a number.
  static func exponential(_ value: Double) -> Double { exp(value) }

  /// 10 to a whole power.
  static func powerOf10(_ exponent: Int) -> Double { pow(10, Double(exponent)) }
}
