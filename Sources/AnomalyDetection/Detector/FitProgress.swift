/// How far a fit is.
///
/// ```swift
/// let detector = try Detector.fit(series) { fit in
///   print("\(fit.step) \(Int(fit.fraction * 100)) %")
///   return true  // false stops it
/// }
/// print(detector.plan.reason)
/// ```
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
