internal import AnomalyDetection
internal import NeuralEngine
internal import Studies
internal import TimeSeries

extension AbnormalData {
  /// Throws a fault where something cannot be.
  func validate() throws(RecipeFault) {
    try RecipeFault.check(!kinds.isEmpty, "kinds", "empty", "at least one kind")
    try RecipeFault.check(
      (1...100).contains(kindsPerWindow), "kinds_per_window", kindsPerWindow, "1 to 100")
    try RecipeFault.check(share > 0 && share <= 100, "share", share, "above 0 and at most 100")
  }
}

extension AugmentationConfiguration {
  /// Throws a fault where something cannot be.
  func validate() throws(RecipeFault) {
    do {
      try jitter?.validate()
    } catch {
      throw RecipeFault(error)
    }
  }
}

extension RecipeFault {
  /// The fault of a training's setting.
  init(_ error: TrainingError) {
    if case .invalidSetting(let name, let value, let expected) = error {
      self.init(
        name.split(separator: ".").map(String.init), found: "\(value)", expected: expected)
    } else {
      self.init([], found: "\(error)", expected: "a training that can be done")
    }
  }
}

extension ScalingConfiguration {
  /// Throws a fault where something cannot be.
  func validate() throws(RecipeFault) {
    try RecipeFault.check(rule.isValid, "rule", "\(rule)", "a low end below the high one")
    if let clip { try RecipeFault.check(clip > 0, "clip", clip, "above 0") }
  }
}

extension ScoreConfiguration {
  /// Throws a fault where something cannot be.
  func validate() throws(RecipeFault) {
    if let smoothing {
      try RecipeFault.check(
        (1...1_000_000).contains(smoothing), "smoothing", smoothing, "1 to 1000000")
    }
  }
}

extension SplitRule {
  /// Throws a fault where something cannot be.
  func validate() throws(RecipeFault) {
    try RecipeFault.check(test > 0 && test < 1, "test", test, "above 0 and below 1")
    try RecipeFault.check(
      validation >= 0 && validation < 1, "validation", validation, "at least 0 and below 1")
    try RecipeFault.check(
      validationOf == .train || test + validation < 1, "validation", validation,
      "less than the test's \(test) leaves")
    try RecipeFault.check(
      unit == .windows || anomalous == .keep, "anomalous", anomalous.rawValue,
      "keep where rows are split; with unit: windows also test or drop")
    if let learnRows {
      try RecipeFault.check(learnRows >= 1, "learn_rows", learnRows, "1 or more")
    }
  }
}

extension WindowConfiguration {
  /// Throws a fault where something cannot be.
  func validate() throws(RecipeFault) {
    try RecipeFault.check((1...1_000_000).contains(length), "length", length, "1 to 1000000")
    try RecipeFault.check((1...1_000_000).contains(stride), "stride", stride, "1 to 1000000")
    guard let context else { return }
    try RecipeFault.section("context") { () throws(RecipeFault) in
      try RecipeFault.check(
        context.length >= length && context.length <= 1_000_000, "length", context.length,
        "the window's length (\(length)) or more, at most 1000000")
      try RecipeFault.check(
        (1...context.length).contains(context.spacing), "spacing", context.spacing,
        "1 to the context's length")
    }
    try RecipeFault.check(!flatten, "flatten", "true", "false where there is a context")
  }
}
