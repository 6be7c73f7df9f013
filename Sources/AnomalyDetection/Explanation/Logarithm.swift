#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The few functions of the mathematical library that numbers in words and charts need.
package enum Logarithm {
  /// The logarithm to the base of 10.
  package static func base10(_ value: Double) -> Double { log10(value) }

  package static func natural(_ value: Double) -> Double { log(value) }

  /// e to the power of a number.
  package static func exponential(_ value: Double) -> Double { exp(value) }

  /// 10 to a whole power.
  package static func powerOf10(_ exponent: Int) -> Double { pow(10, Double(exponent)) }
}
