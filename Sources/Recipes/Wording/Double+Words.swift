extension Double {
  /// The number with two places, as rates are written: `0.83`.
  package var twoPlaces: String {
    let hundredths = Int((self * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
