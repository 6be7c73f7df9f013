import NeuralEngine
import Testing
import TimeSeries

@testable import AnomalyDetection

@Suite struct MixedAutoencoderTests {
  @Test func `several channels are reconstructed by the mean of a linear and a dense model`() throws
  {
    var configuration = DetectorConfiguration()
    configuration.training = .configured(TrainingConfiguration(epochs: 1))
    let detector = try Detector.fit(waves(rows: 400, channels: 3), configuration)
    guard case .mixed(let mixed) = detector.model else {
      Issue.record("the default of three channels is \(detector.plan.model)")
      return
    }
    let shape = mixed.sampleShape
    let numbers = detector.scaler.transform(waves(rows: 200, channels: 3))
    let samples = Samples(
      buffer: numbers, offsets: (0..<20).map { $0 * shape.channels }, shape: shape)
    let both = detector.model.reconstruct(samples, threadCount: 1)
    let linear = mixed.linear.reconstruct(samples, threadCount: 1)
    let network = mixed.network.autoencoder.reconstruct(
      samples, parameters: mixed.network.parameters, threadCount: 1)
    #expect(both.values.count == 20 * shape.size)
    for index in both.values.indices {
      #expect(both.values[index] == (linear.values[index] + network.values[index]) / 2)
    }
    let sizes = (mixed.linear.latentSize, mixed.network.autoencoder.latentSize)
    #expect(detector.model.latentSize == sizes.0 + sizes.1)
    for sample in 0..<20 {
      let latent = both.latents[sample * (sizes.0 + sizes.1)..<(sample + 1) * (sizes.0 + sizes.1)]
      #expect(
        Array(latent) == Array(linear.latents[sample * sizes.0..<(sample + 1) * sizes.0])
          + Array(network.latents[sample * sizes.1..<(sample + 1) * sizes.1]))
    }
  }

  @Test func `one channel keeps the dense model`() throws {
    var configuration = DetectorConfiguration()
    configuration.training = .configured(TrainingConfiguration(epochs: 1))
    let detector = try Detector.fit(waves(rows: 400, channels: 1), configuration)
    guard case .autoencoder(.dense) = detector.plan.model else {
      Issue.record("the default of one channel is \(detector.plan.model)")
      return
    }
  }
}
