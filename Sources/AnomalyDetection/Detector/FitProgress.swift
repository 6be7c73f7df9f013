/// How far a fit is.
public struct FitProgress: Sendable, Equatable {
  /// What is being done, in a word or two for a person.
  public let step: String
  /// How much of the whole is done, 0 to 1.
  public let fraction: Double
  /// The last epoch's loss; `nil` before there is one.
  public let loss: Double?

  package init(step: String, fraction: Double, loss: Double? = nil) {
    self.step = step
    self.fraction = fraction
    self.loss = loss
  }
}
