/// What keeps a model from being trained or fitted.
///
/// ```swift
/// do throws(TrainingError) {
///   print(try trainer.train(on: samples).history)
/// } catch .diverged(let epoch, _, _, let learningRate, _) {
///   print("epoch \(epoch): try a learning rate below \(learningRate)")
/// }
/// ```
public enum TrainingError: Error, Sendable, Equatable {
  /// A setting that is not a number it can be; `expected` says what it can.
  case invalidSetting(name: String, found: Double, expected: String)
  /// Fewer samples than training needs.
  case tooFewSamples(found: Int, needed: Int)
  /// The samples have another shape than the model.
  case sampleShape(found: SampleShape, expected: SampleShape)
  /// A number of a training sample, at `position` of `[time, channel]`, is not finite.
  case nonFiniteSample(index: Int, position: Int)
  /// The latent has more numbers than the sample, or none.
  case latentSize(found: Int, maximum: Int)
  /// The loss, or the gradient, is no longer a finite number. A lower learning rate or gradient
  /// clipping usually helps.
  case diverged(epoch: Int, batch: Int, loss: Double, learningRate: Double, gradientNorm: Double)
  /// A checkpoint that is damaged or belongs to another model, configuration or data.
  case unusableCheckpoint(reason: TrainingCheckpoint.Fault)
  /// Parts of a fitted model that do not belong together; `expected` and `found` count numbers.
  case inconsistentModel(part: String, found: Int, expected: Int)
  /// A part of a fitted model holds a number it cannot have, such as NaN or a negative variance.
  case invalidModelNumber(part: String, index: Int, found: Float)
}
