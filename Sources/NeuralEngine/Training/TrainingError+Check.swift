extension TrainingError {
  /// Throws `invalidSetting` where a setting is not finite or not as expected.
  static func check(
    _ name: String, _ value: Double, _ expected: String, _ isValid: (Double) -> Bool
  ) throws(TrainingError) {
    guard value.isFinite, isValid(value) else {
      throw .invalidSetting(name: name, found: value, expected: expected)
    }
  }
}
