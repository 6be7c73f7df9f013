internal import RandomNumbers

/// The samples of a training: which train, in which order, and which validate.
struct TrainingData {
  /// All samples, noisy copies last.
  let samples: Samples
  /// The samples that measure the loss, in order.
  let validation: [Int]
  /// Steps of an epoch.
  let batchCount: Int
  private let training: [Int]
  private let configuration: TrainingConfiguration
  private let seed: UInt64
  /// The training samples in the order of the epoch.
  private var order: [Int]

  init(
    _ samples: Samples, configuration: TrainingConfiguration, seed: UInt64
  ) throws(TrainingError) {
    var generator = RandomGenerator(seed: seed, stream: RandomStreams.validation)
    var parts = try configuration.validation.split(count: samples.count, generator: &generator)
    if let jitter = configuration.jitter {
      var noise = RandomGenerator(seed: seed, stream: RandomStreams.jitter)
      let augmented = jitter.augment(samples, training: parts.training, generator: &noise)
      self.samples = augmented.samples
      parts.training += augmented.copies
    } else {
      self.samples = samples
    }
    validation = parts.validation
    training = parts.training
    order = training
    batchCount = (training.count + configuration.batchSize - 1) / configuration.batchSize
    self.configuration = configuration
    self.seed = seed
  }

  /// Puts the training samples in the order of an epoch, which follows from its number alone.
  mutating func startEpoch(_ epoch: Int) {
    guard configuration.shuffles else { return }
    var generator = RandomGenerator(seed: seed, stream: RandomStreams.order(epoch: epoch))
    for index in training.indices { order[index] = training[index] }
    generator.shuffle(&order)
  }

  /// The samples of a step.
  func batch(_ number: Int) -> ArraySlice<Int> {
    let start = number * configuration.batchSize
    return order[start..<min(start + configuration.batchSize, order.count)]
  }
}
