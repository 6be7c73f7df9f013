import Foundation
import NeuralEngine
import Testing

@Suite struct TrainingConfigurationTests {
  static let full = TrainingConfiguration(
    epochs: 7, batchSize: 33, learningRate: 0.02, loss: .huber(delta: 0.5),
    weightDecay: .decoupled(0.01), gradientClipNorm: 2,
    schedule: .reduceOnPlateau(factor: 0.5, patience: 3, minimumLearningRate: 1e-5, threshold: 0),
    earlyStopping: EarlyStopping(patience: 4, minimumImprovement: 1e-3),
    validation: .lastFraction(0.1), shuffles: false,
    adam: Adam.Configuration(beta1: 0.8, beta2: 0.99, epsilon: 1e-7),
    jitter: Jitter(share: 0.2, deviation: 0.03))

  @Test(arguments: [full, TrainingConfiguration()])
  func `a configuration comes back from JSON`(_ configuration: TrainingConfiguration) throws {
    let data = try JSONEncoder().encode(configuration)
    #expect(try JSONDecoder().decode(TrainingConfiguration.self, from: data) == configuration)
  }

  @Test func `what is left out is as by default`() throws {
    let decoded = try decode(
      #"{"epochs": 3, "schedule": {"kind": "reduce_on_plateau"}, "early_stopping": {}}"#)
    let expected = TrainingConfiguration(
      epochs: 3, schedule: .reduceOnPlateau(), earlyStopping: EarlyStopping())
    #expect(decoded == expected)
    #expect(try decode("{}") == TrainingConfiguration())
  }

  @Test(arguments: [
    (#"{"epochs": 0}"#, "epochs", 0.0),
    (#"{"batch_size": -4}"#, "batch_size", -4),
    (#"{"learning_rate": 0}"#, "learning_rate", 0),
    (#"{"weight_decay": {"kind": "l2", "rate": -1}}"#, "weight_decay.rate", -1),
    (#"{"gradient_clip_norm": 0}"#, "gradient_clip_norm", 0),
    (#"{"schedule": {"kind": "reduce_on_plateau", "factor": 1}}"#, "schedule.factor", 1),
    (#"{"early_stopping": {"patience": 0}}"#, "early_stopping.patience", 0),
    (#"{"validation": {"kind": "last", "fraction": 1}}"#, "validation.fraction", 1),
    (#"{"adam": {"beta2": 1}}"#, "beta2", 1),
    (#"{"jitter": {"share": 0, "deviation": 1}}"#, "jitter.share", 0),
  ])
  func `a number out of its range is named`(_ json: String, _ name: String, _ found: Double) {
    #expect {
      try decode(json)
    } throws: { error in
      guard case .invalidSetting(let key, let value, let expected)? = error as? TrainingError else {
        return false
      }
      return key == name && value == found && !expected.isEmpty
    }
  }

  private func decode(_ json: String) throws -> TrainingConfiguration {
    try JSONDecoder().decode(TrainingConfiguration.self, from: Data(json.utf8))
  }
}
