/// Numbers as a reader wants them: grouped, rounded to what matters, with a real minus sign.
package enum NumberText {
  /// A number with a fixed count of decimals and grouped thousands: `38,120.50`.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "–" }
    let scaled = (value.magnitude * Logarithm.powerOf10(decimals)).rounded()
    guard scaled < 9e15 else { return scientific(value) }
    var digits = String(Int64(scaled))
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    let whole = digits.dropLast(decimals)
    let fraction = digits.suffix(decimals)
    let sign = value < 0 && scaled > 0 ? "−" : ""
    return sign + grouped(whole) + (decimals > 0 ? "." + fraction : "")
  }

  /// A number to four significant digits, whole above a thousand: `38,120`, `0.01234`, `1.2e-9`.
  package static func value(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    let size = value.magnitude
    guard size > 0 else { return "0" }
    guard size < 1e13, size >= 1e-5 else { return scientific(value) }
    let exponent = Int(Logarithm.base10(size).rounded(.down))
    let text = fixed(value, decimals: min(9, max(0, 3 - exponent)))
    return withoutTrailingZeros(text)
  }

  /// A whole number with grouped thousands.
  package static func count(_ value: Int) -> String {
    (value < 0 ? "−" : "") + grouped(String(value.magnitude)[...])
  }

  /// A count with its noun: `1 anomaly`, `12 anomalies`.
  package static func count(_ value: Int, _ one: String, _ many: String) -> String {
    "\(count(value)) \(value == 1 ? one : many)"
  }

  /// A ratio in percent with up to two significant digits below ten: `+119 %`, `0.82 %`.
  package static func percent(_ ratio: Double, signed: Bool = false) -> String {
    guard ratio.isFinite else { return "–" }
    let percent = ratio * 100
    let size = percent.magnitude
    let decimals = size >= 10 || size == 0 ? 0 : size >= 1 ? 1 : 2
    let text = withoutTrailingZeros(fixed(percent, decimals: decimals))
    return (signed && percent > 0 ? "+" : "") + text + "\u{202F}%"
  }

  /// `1.23e-7`.
  package static func scientific(_ value: Double) -> String {
    let exponent = Int(Logarithm.base10(value.magnitude).rounded(.down))
    // Two steps, because 10 to the power of -308 has no exact inverse.
    let mantissa =
      value / Logarithm.powerOf10(exponent / 2) / Logarithm.powerOf10(exponent - exponent / 2)
    guard mantissa.isFinite, mantissa.magnitude < 100 else { return "\(value)" }
    let sign = exponent < 0 ? "−" : ""
    return withoutTrailingZeros(fixed(mantissa, decimals: 2)) + "e" + sign
      + String(exponent.magnitude)
  }

  private static func withoutTrailingZeros(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var result = text
    while result.hasSuffix("0") { result.removeLast() }
    if result.hasSuffix(".") { result.removeLast() }
    return result
  }

  private static func grouped(_ digits: Substring) -> String {
    guard digits.count >= 4 else { return String(digits) }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }
}
