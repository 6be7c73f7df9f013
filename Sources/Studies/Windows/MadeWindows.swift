internal import NeuralEngine
internal import RandomNumbers
internal import TimeSeries

/// Abnormal windows made of a test's normal ones.
struct MadeWindows {
  /// The windows, one after another.
  let samples: Samples
  /// `[window]`: which window of the test each was made of.
  let sources: [Int]

  /// - Parameters:
  ///   - test: the windows of the test.
  ///   - isAnomalous: `[window]`: those that are anomalous already are left alone.
  ///   - trained: the training windows, from which it is known what is usual.
  init(
    _ abnormal: AbnormalData, of test: Samples, isAnomalous: [Bool]?, trainedOn trained: Samples,
    channelCount: Int, seed: UInt64
  ) {
    var generator = RandomGenerator(seed: seed, stream: StudySplit.Stream.abnormal)
    let normal = (0..<test.count).filter { !(isAnomalous?[$0] ?? false) }
    let count = Int((Double(normal.count) * abnormal.share).rounded())
    var sources: [Int] = []
    while sources.count < count, !normal.isEmpty {
      var round = normal
      if count - sources.count < round.count { generator.shuffle(&round) }
      sources += round.prefix(count - sources.count)
    }
    let injector = WindowInjector(
      distortions: abnormal.kinds,
      scales: Self.scales(of: trained, channelCount: channelCount),
      maximumCount: abnormal.kindsPerWindow)
    let size = test.shape.size
    var values: [Float] = []
    values.reserveCapacity(sources.count * size)
    for source in sources {
      let offset = test.offsets[source]
      values += injector.distorted(
        Array(test.buffer[offset..<offset + size]), using: &generator)
    }
    samples = Samples(contiguous: values, shape: test.shape)
    self.sources = sources
  }

  /// The windows of a test with these after them.
  func joined(_ test: Samples) -> Samples {
    Samples(
      buffer: test.buffer + samples.buffer,
      offsets: test.offsets + samples.offsets.map { $0 + test.buffer.count }, shape: test.shape)
  }

  /// What is usual in the training windows, channel by channel, from some thousands of them.
  private static func scales(of trained: Samples, channelCount: Int) -> [ChannelScale] {
    var values: [Double] = []
    let size = trained.shape.size
    for index in stride(from: 0, to: trained.count, by: max(1, trained.count / 2000)) {
      let offset = trained.offsets[index]
      values += trained.buffer[offset..<offset + size].map(Double.init)
    }
    return ChannelScale.scales(of: values, channelCount: channelCount)
  }
}
