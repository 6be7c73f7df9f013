internal import RandomNumbers

/// Augmentation: copies of a share of the training samples with noise, made once before training.
///
/// ```swift
/// var training = TrainingConfiguration(epochs: 50)
/// training.jitter = Jitter(share: 0.5, deviation: 0.05)
/// try training.validate()
/// ```
///
/// A copy is a sample of its own, so the model learns to give the noise back too, as reference
/// systems that augment their rows do.
public struct Jitter: Sendable, Hashable, Codable {
  /// Copies as a share of the training samples; above 0, at most 10.
  public var share: Double
  /// The standard deviation of the noise added to every number, in scaled units; above 0.
  public var deviation: Double

  /// Noisy copies; `TrainingConfiguration.validate` says whether the numbers can be used.
  public init(share: Double, deviation: Double) {
    self.share = share
    self.deviation = deviation
  }

  /// Throws `invalidSetting` where a number is out of its range.
  public func validate() throws(TrainingError) {
    try TrainingError.check("jitter.share", share, "above 0 and at most 10") { $0 > 0 && $0 <= 10 }
    try TrainingError.check("jitter.deviation", deviation, "above 0") { $0 > 0 }
  }

  /// The samples with the noisy copies of some of `training` after them, and the indices of those.
  ///
  /// Which are copied is drawn without replacement, in turn where the share is above 1.
  func augment(
    _ samples: Samples, training: [Int], generator: inout RandomGenerator
  ) -> (samples: Samples, copies: Range<Int>) {
    let wanted = Int((Double(training.count) * share).rounded())
    var buffer = samples.buffer
    var offsets = samples.offsets
    var order: [Int] = []
    let size = samples.shape.size
    buffer.reserveCapacity(buffer.count + wanted * size)
    for copy in 0..<wanted {
      if copy % training.count == 0 {
        order = training
        generator.shuffle(&order)
      }
      let source = samples.offsets[order[copy % training.count]]
      offsets.append(buffer.count)
      for position in source..<source + size {
        buffer.append(samples.buffer[position] + Float(generator.normal() * deviation))
      }
    }
    let augmented = Samples(buffer: buffer, offsets: offsets, shape: samples.shape)
    return (augmented, samples.count..<offsets.count)
  }
}
