/// What an autoencoder is to give back where that is not its input: a sample may hold a value hidden
/// from the network, or numbers that only help it.
package struct SampleTargets: Sendable {
  /// What is to be given back, lying as the samples' buffer does.
  package let values: [Float]
  /// What the loss of each number counts, lying as the values do; empty where each counts 1. A number
  /// that only helps counts 0.
  package let weights: [Float]

  /// Targets with the weight of each.
  ///
  /// - Precondition: there is one weight a value, or none.
  package init(values: [Float], weights: [Float]) {
    precondition(
      weights.isEmpty || weights.count == values.count,
      "\(weights.count) weights of \(values.count) targets")
    self.values = values
    self.weights = weights
  }

  /// The samples themselves.
  init(_ samples: Samples) {
    self.init(values: samples.buffer, weights: [])
  }
}
