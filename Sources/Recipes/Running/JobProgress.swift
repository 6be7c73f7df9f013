/// How far a job is.
package struct JobProgress: Sendable, Equatable {
  /// The series at work; `nil` where there is only one.
  package let series: String?
  /// What is being done, in a word or two.
  package let step: String
  /// How much of the whole is done, 0 to 1.
  package let fraction: Double
  /// The last loss of the training; `nil` outside of it.
  package let loss: Double?

  /// A state of a job.
  package init(series: String?, step: String, fraction: Double, loss: Double?) {
    self.series = series
    self.step = step
    self.fraction = fraction
    self.loss = loss
  }
}
