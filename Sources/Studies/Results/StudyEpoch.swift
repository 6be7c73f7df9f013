/// One pass over the training windows.
package struct StudyEpoch: Sendable, Equatable {
  /// The mean loss of the training windows, as they were met.
  package let trainingLoss: Double
  /// The loss of the validation windows after the epoch; `nil` without any.
  package let validationLoss: Double?
  /// The share of the training windows' variance that was reconstructed.
  package let trainingR2: Double?
  /// The same of the validation windows.
  package let validationR2: Double?
  package let learningRate: Double
}
