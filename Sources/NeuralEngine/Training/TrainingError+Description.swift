extension TrainingError: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  public var description: String {
    switch self {
    case .invalidSetting(let name, let found, let expected):
      "\(name) is \(found), expected \(expected)"
    case .tooFewSamples(let found, let needed):
      "found \(found) \(found == 1 ? "window" : "windows") to learn from, needed \(needed): give more rows, or a shorter window"
    case .sampleShape(let found, let expected):
      "the windows are \(Self.words(found)), expected the model's \(Self.words(expected)) (rows × "
        + "channels)"
    case .nonFiniteSample(let index, let position):
      "window \(index) holds a number that is not finite, at \(position): fill or leave out what is "
        + "missing"
    case .latentSize(let found, let maximum):
      "the latent size is \(found), expected 1 to \(maximum)"
    case .diverged(let epoch, let batch, let loss, let learningRate, let gradientNorm):
      "the training diverged in epoch \(epoch + 1), batch \(batch + 1) (loss \(loss), gradient norm "
        + "\(gradientNorm)): lower the learning rate of \(learningRate), or clip the gradient"
    case .unusableCheckpoint(let reason):
      "the checkpoint cannot be resumed: \(reason)"
    case .inconsistentModel(let part, let found, let expected):
      "the model's \(part) has \(found) numbers, expected \(expected)"
    case .invalidModelNumber(let part, let index, let found):
      "the model's \(part) has \(found) at \(index), where it cannot be"
    }
  }

  /// `64 × 3`
  private static func words(_ shape: SampleShape) -> String {
    "\(shape.timeSteps) × \(shape.channels)"
  }
}
