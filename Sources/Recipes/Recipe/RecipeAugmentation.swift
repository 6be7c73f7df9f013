package import NeuralEngine

/// What is added to the training windows; never to those of validation or test.
package struct RecipeAugmentation: Sendable, Hashable, Codable {
  /// Noisy copies of a share of the training windows; `nil` for none.
  package var jitter: Jitter?

  /// An augmentation.
  package init(jitter: Jitter? = nil) {
    self.jitter = jitter
  }

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
