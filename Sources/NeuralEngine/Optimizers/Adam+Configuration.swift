extension Adam {
  /// Adam's own numbers; the defaults are those of the paper and of PyTorch.
  public struct Configuration: Sendable, Hashable, Codable {
    /// How much of the mean gradient is kept from step to step, in `[0, 1)`.
    public var beta1: Double
    /// How much of the mean squared gradient is kept from step to step, in `[0, 1)`.
    public var beta2: Double
    /// Added to the root of the mean square, outside the root; above 0.
    public var epsilon: Double

    /// Adam's numbers.
    public init(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8) {
      self.beta1 = beta1
      self.beta2 = beta2
      self.epsilon = epsilon
    }

    /// Reads what is there; the rest is as by default.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.init()
      beta1 = try container.decodeIfPresent(Double.self, forKey: .beta1) ?? beta1
      beta2 = try container.decodeIfPresent(Double.self, forKey: .beta2) ?? beta2
      epsilon = try container.decodeIfPresent(Double.self, forKey: .epsilon) ?? epsilon
    }

    /// Throws `invalidSetting` where a number is out of its range.
    public func validate() throws(TrainingError) {
      try TrainingError.check("beta1", beta1, "at least 0 and below 1") { $0 >= 0 && $0 < 1 }
      try TrainingError.check("beta2", beta2, "at least 0 and below 1") { $0 >= 0 && $0 < 1 }
      try TrainingError.check("epsilon", epsilon, "above 0") {
        $0 >= Double(Float.leastNormalMagnitude)
      }
    }

    private enum CodingKeys: String, CodingKey {
      case beta1
      case beta2
      case epsilon
    }
  }
}
