import Foundation
import NeuralEngine
import Synchronization
import TestSupport
import Testing

@Suite struct TrainerGoldenTests {
  struct Golden: Decodable {
    var samples: [Float]
    var encoder: [Int]
    var decoder: [Int]
    var batch: Int
    var epochs: Int
    var runs: [Run]
  }

  struct Run: Decodable, CustomTestStringConvertible {
    struct Tensor: Decodable {
      var name: String
      var shape: [Int]
      var values: [Float]
    }

    var name: String
    var learningRate: Double
    var weightDecay: Float
    var decoupled: Bool
    var clip: Float?
    var tensors: [Tensor]
    var losses: [Double]
    var finalLoss: Double

    var testDescription: String { name }

    var loss: Loss {
      switch name {
      case "l1": .meanAbsoluteError
      case "huber": .huber(delta: 0.3)
      default: .meanSquaredError
      }
    }
  }

  static let golden = try? GoldenFile.read(
    "training.json", as: Golden.self, keys: .convertFromSnakeCase)

  @Test func `the golden file is read`() {
    #expect(Self.golden?.runs.count == 4)
  }

  @Test(arguments: golden?.runs ?? [])
  func `training loses what PyTorch's training loses, step by step`(_ run: Run) throws {
    let golden = try #require(Self.golden)
    let shape = SampleShape(timeSteps: 6, channels: 2)
    let samples = Samples(contiguous: golden.samples, shape: shape)
    let autoencoder = try Autoencoder(
      .dense(
        DenseArchitecture(
          encoderSizes: golden.encoder, decoderSizes: golden.decoder, hiddenActivation: .tanh)),
      sampleShape: shape)
    let start = try autoencoder.parameters(
      from: run.tensors.map { NamedTensor(name: $0.name, shape: $0.shape, values: $0.values) })
    let trainer = try Trainer(
      autoencoder: autoencoder,
      configuration: TrainingConfiguration(
        epochs: golden.epochs, batchSize: golden.batch, learningRate: run.learningRate,
        loss: run.loss,
        weightDecay: run.weightDecay == 0
          ? .none : run.decoupled ? .decoupled(run.weightDecay) : .l2(run.weightDecay),
        gradientClipNorm: run.clip, shuffles: false),
      seed: 1, threadCount: 1)

    let meanLosses = Mutex<[Double]>([])
    let trained = try trainer.train(on: samples, startingFrom: start) { progress in
      if !progress.isEpochEnd { meanLosses.withLock { $0.append(progress.trainingLoss) } }
      return .continue
    }
    // Progress tells the mean so far, weighted by samples: the last batch has four of 52.
    var worst = 0.0
    let perEpoch = run.losses.count / golden.epochs
    for (step, found) in meanLosses.withLock({ $0 }).enumerated() {
      var sum = 0.0
      var seen = 0
      for index in step / perEpoch * perEpoch...step {
        let count = min(golden.batch, samples.count - index % perEpoch * golden.batch)
        sum += run.losses[index] * Double(count)
        seen += count
      }
      worst = max(worst, abs(found - sum / Double(seen)) / (sum / Double(seen)))
    }
    #expect(meanLosses.withLock { $0.count } == run.losses.count)
    #expect(worst < 1e-4)
    var workspace = autoencoder.makeWorkspace(batchSize: 8)
    let final = autoencoder.loss(
      of: samples, indices: Array(0..<samples.count)[...], batchSize: samples.count,
      parameters: trained.parameters, loss: run.loss, workspace: &workspace)
    #expect(abs(final - run.finalLoss) < 1e-4 * run.finalLoss)
  }
}
