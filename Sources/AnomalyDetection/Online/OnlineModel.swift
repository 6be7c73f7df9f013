internal import NeuralEngine
internal import RandomNumbers

/// Autoencoders that learn on line to tell the last row of a window, which they do not see, from the
/// rows before it.
///
/// In training the last row is hidden in 6 of 10 windows and then counts `1 + W/8` times; what the
/// season expected of it stands in its place, and an extra input says whether it is hidden. After every
/// 16 rows six steps are taken, half of each batch from the last 600 rows and half from all rows that are
/// kept, so that what is new is learned and what is old not forgotten (replay: Lin, "Self-improving
/// reactive agents based on reinforcement learning, planning and teaching", 1992). Several members that
/// start from different weights are averaged.
struct OnlineModel: Sendable {
  private static let batchSize = 48
  private static let hiddenShare = 0.6
  private static let recentRows = 600
  private static let firstSteps = 500
  private static let rowsPerRound = 16
  private static let stepsPerRound = 6

  let windowLength: Int
  let channels: Int
  /// Whether the mark of a hidden row is one more channel, or one more number after the window.
  private let hasMarkChannel: Bool
  private var members: [Member]
  /// Rows since the last round of learning.
  private var newRows = 0

  private struct Member: Sendable {
    var trainer: OnlineTrainer
    var generator: RandomGenerator
  }

  init(_ configuration: OnlineConfiguration, channels: Int) throws(DetectorError) {
    windowLength = configuration.windowLength
    self.channels = channels
    hasMarkChannel = configuration.model != .dense
    let network = try Self.network(configuration.model, windowLength, channels)
    members = []
    for member in 0..<configuration.memberCount {
      var generator = RandomGenerator(seed: configuration.seed, stream: UInt64(member))
      do {
        let trainer = try OnlineTrainer(
          autoencoder: network, loss: .huber(delta: 0.5), learningRate: 3e-3,
          adam: Adam.Configuration(beta1: 0.9, beta2: 0.99), batchSize: Self.batchSize,
          using: &generator)
        members.append(Member(trainer: trainer, generator: generator))
      } catch {
        throw .training(error)
      }
    }
  }

  static func network(
    _ model: OnlineConfiguration.Model, _ windowLength: Int, _ channels: Int
  ) throws(DetectorError) -> Autoencoder {
    let latent = channels == 1 ? 6 : 12
    let marked = SampleShape(timeSteps: windowLength, channels: channels + 1)
    do {
      switch model {
      case .dense:
        return try Autoencoder(
          .dense(
            DenseArchitecture(
              encoderSizes: [channels == 1 ? 32 : 64, latent], latentActivation: .tanh)),
          sampleShape: SampleShape(timeSteps: windowLength * channels + 1, channels: 1))
      case .conv1D:
        let layers = [
          Conv1DArchitecture.Layer(filters: 16, kernelSize: 5, stride: 2),
          Conv1DArchitecture.Layer(filters: 8, kernelSize: 5, stride: 2),
        ]
        return try Autoencoder(
          .conv1D(
            Conv1DArchitecture(mirroring: layers, sampleShape: marked, bottleneckSize: latent)),
          sampleShape: marked)
      case .lstm:
        return try Autoencoder(
          .lstm(LSTMArchitecture(encoderSizes: [16], bottleneckSize: latent)), sampleShape: marked)
      }
    } catch {
      throw .architecture(error)
    }
  }

  /// Memory to work in, which is made when it is first needed and serves all models of a configuration
  /// and number of channels.
  typealias Scratch = OnlineTrainer.Scratch

  /// Learns from the rows there are for the first time.
  mutating func learnFirst(_ history: OnlineHistory, with scratch: inout Scratch?) {
    for _ in 0..<Self.firstSteps { step(history, with: &scratch) }
  }

  /// Takes note of a new row, and learns when enough have come.
  mutating func learn(_ history: OnlineHistory, with scratch: inout Scratch?) {
    newRows += 1
    guard newRows >= Self.rowsPerRound else { return }
    newRows = 0
    for _ in 0..<Self.stepsPerRound { step(history, recent: Self.recentRows, with: &scratch) }
  }

  /// What the members expect of the last row, each `[channel]`, judged by the rows before it; `nil`
  /// where there are too few of them.
  func expectations(_ history: OnlineHistory, with scratch: inout Scratch?) -> [[Float]]? {
    guard history.endRow - history.firstRow >= windowLength, let first = members.first else {
      return nil
    }
    var memory = scratch.take() ?? first.trainer.makeScratch()
    defer { scratch = memory }
    var sample = [Float](repeating: 0, count: sampleSize)
    var output = sample
    place(history, endingAt: history.endRow - 1, isHidden: true, in: &sample, at: 0)
    return members.indices.map { member in
      members[member].trainer.reconstruct(sample, into: &output, with: &memory)
      return (0..<channels).map { output[place(step: windowLength - 1, channel: $0)] }
    }
  }

  /// Numbers in a sample.
  private var sampleSize: Int {
    hasMarkChannel ? windowLength * (channels + 1) : windowLength * channels + 1
  }

  /// Where a number of the window stands in a sample.
  private func place(step: Int, channel: Int) -> Int {
    step * (hasMarkChannel ? channels + 1 : channels) + channel
  }

  /// Writes a window with the mark of whether its last row is hidden.
  private func place(
    _ history: OnlineHistory, endingAt row: Int, isHidden: Bool, in sample: inout [Float],
    at start: Int
  ) {
    let first = history.offset(of: row - windowLength + 1)
    if hasMarkChannel {
      for step in 0..<windowLength {
        for channel in 0..<channels {
          sample[start + place(step: step, channel: channel)] =
            history.numbers[first + step * channels + channel]
        }
      }
    } else {
      let size = windowLength * channels
      sample.replaceSubrange(
        start..<start + size, with: history.numbers[first..<first + size])
    }
    sample[start + sampleSize - 1] = isHidden ? 1 : 0
    guard isHidden else { return }
    for channel in 0..<channels {
      sample[start + place(step: windowLength - 1, channel: channel)] =
        history.seasonal(row, channel)
    }
  }

  /// One step of every member, each on windows of its own.
  private mutating func step(
    _ history: OnlineHistory, recent: Int? = nil, with scratch: inout Scratch?
  ) {
    let first = history.firstRow + windowLength - 1
    guard first < history.endRow, !members.isEmpty else { return }
    var memory = scratch.take() ?? members[0].trainer.makeScratch()
    defer { scratch = memory }
    let firstRecent = max(first, recent.map { history.endRow - $0 } ?? first)
    let size = sampleSize
    for member in members.indices {
      var inputs = [Float](repeating: 0, count: Self.batchSize * size)
      var targets = inputs
      var weights = [Float](repeating: 1, count: inputs.count)
      for slot in 0..<Self.batchSize {
        let low = slot < Self.batchSize / 2 ? firstRecent : first
        let row = low + members[member].generator.uniform(below: history.endRow - low)
        let isHidden = members[member].generator.uniform() < Self.hiddenShare
        place(history, endingAt: row, isHidden: false, in: &targets, at: slot * size)
        place(history, endingAt: row, isHidden: isHidden, in: &inputs, at: slot * size)
        weigh(history, endingAt: row, isHidden: isHidden, in: &weights, at: slot * size)
      }
      members[member].trainer.step(
        inputs: inputs, targets: SampleTargets(values: targets, weights: weights), with: &memory)
    }
  }

  /// What the numbers of a window count: nothing where they are the mark or were filled in.
  private func weigh(
    _ history: OnlineHistory, endingAt row: Int, isHidden: Bool, in weights: inout [Float],
    at start: Int
  ) {
    for step in 0..<windowLength {
      let stepRow = row - windowLength + 1 + step
      if hasMarkChannel { weights[start + place(step: step, channel: channels)] = 0 }
      for channel in 0..<channels where history.isImputed(stepRow, channel) {
        weights[start + place(step: step, channel: channel)] = 0
      }
    }
    weights[start + sampleSize - 1] = 0
    guard isHidden else { return }
    for channel in 0..<channels {
      weights[start + place(step: windowLength - 1, channel: channel)] *=
        1 + Float(windowLength) / 8
    }
  }
}

extension OnlineModel {
  /// Writes or reads all that changes as the model learns.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.same(members.count, "number of autoencoders")
    try archive.integer(&newRows, in: 0...Self.rowsPerRound - 1)
    for index in members.indices {
      var words = members[index].generator.state
      for word in words.indices { try archive.word(&words[word]) }
      guard words.contains(where: { $0 != 0 }) else { throw archive.damage }
      members[index].generator.state = words
      var state = members[index].trainer.state
      let count = state.parameters.count
      try archive.floats(&state.parameters, count: count)
      try archive.floats(&state.firstMoments, count: count)
      try archive.floats(&state.secondMoments, count: count)
      try archive.integer(&state.stepCount, in: 0...StateArchive.largestCount)
      guard archive.isReading else { continue }
      do throws(TrainingError) {
        try members[index].trainer.resume(state)
      } catch { throw archive.damage }
    }
  }
}
