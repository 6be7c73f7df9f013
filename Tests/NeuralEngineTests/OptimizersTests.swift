import Foundation
import TestSupport
import Testing

@testable import NeuralEngine

@Suite struct OptimizersTests {
  struct Golden: Decodable {
    var adam: [AdamCase]
    var plateau: [PlateauCase]
    var clip: [ClipCase]
  }

  struct AdamCase: Decodable, CustomTestStringConvertible {
    var name: String
    var learningRate: Double
    var betaOne: Double
    var betaTwo: Double
    var epsilon: Double
    var weightDecay: Float
    var decoupled: Bool
    var start: [Float]
    var gradients: [[Float]]
    var afterOne: [Float]
    var afterAll: [Float]

    var testDescription: String { name }
  }

  struct PlateauCase: Decodable, CustomTestStringConvertible {
    var name: String
    var learningRate: Double
    var factor: Double
    var patience: Int
    var minimum: Double
    var threshold: Double
    var losses: [Double]
    var rates: [Double]

    var testDescription: String { name }
  }

  struct ClipCase: Decodable {
    var maximum: Float
    var gradient: [Float]
    var norm: Double
    var clipped: [Float]
  }

  static let golden = try? GoldenFile.read(
    "optimizers.json", as: Golden.self, keys: .convertFromSnakeCase)

  @Test func `the golden file is read`() {
    #expect(Self.golden?.adam.count == 4)
    #expect(Self.golden?.plateau.count == 3)
    #expect(Self.golden?.clip.count == 3)
  }

  @Test(arguments: golden?.adam ?? [])
  func `Adam steps as PyTorch does`(_ golden: AdamCase) {
    var adam = Adam(
      parameterCount: golden.start.count,
      configuration: Adam.Configuration(
        beta1: golden.betaOne, beta2: golden.betaTwo, epsilon: golden.epsilon),
      weightDecay: golden.weightDecay == 0
        ? .none : golden.decoupled ? .decoupled(golden.weightDecay) : .l2(golden.weightDecay))
    var parameters = golden.start
    for (step, gradient) in golden.gradients.enumerated() {
      adam.update(&parameters, gradient: gradient, learningRate: golden.learningRate)
      if step == 0 { expectClose(parameters, golden.afterOne) }
    }
    expectClose(parameters, golden.afterAll)
    #expect(adam.stepCount == golden.gradients.count)
  }

  @Test(arguments: golden?.plateau ?? [])
  func `the learning rate falls on plateaus as PyTorch's does`(_ golden: PlateauCase) {
    var rate = ScheduledLearningRate(
      schedule: .reduceOnPlateau(
        factor: golden.factor, patience: golden.patience, minimumLearningRate: golden.minimum,
        threshold: golden.threshold),
      rate: golden.learningRate)
    let rates = golden.losses.map { loss in
      rate.update(loss: loss)
      return rate.rate
    }
    #expect(rates == golden.rates)
  }

  @Test(arguments: golden?.clip ?? [])
  func `gradients are clipped as PyTorch clips them`(_ golden: ClipCase) {
    let (norm, scale) = GradientClipping.scale(of: golden.gradient, maximumNorm: golden.maximum)
    #expect(abs(norm - golden.norm) <= 1e-6 * golden.norm)
    expectClose(golden.gradient.map { $0 * scale }, golden.clipped)
  }

  @Test func `a parameter without a gradient stays 0, as padding must`() {
    var adam = Adam(parameterCount: 2, weightDecay: .decoupled(0.1))
    var parameters: [Float] = [0, 1]
    for _ in 0..<5 {
      adam.update(&parameters, gradient: [0, 1], learningRate: 0.1, gradientScale: 0.5)
    }
    #expect(parameters[0] == 0)
    #expect(parameters[1] < 0.6)
  }

  @Test func `powers by squaring are powers`() {
    #expect(Adam.power(0.5, 0) == 1)
    #expect(Adam.power(0.5, 10) == 0x1p-10)
    #expect(abs(Adam.power(0.999, 1000) - 0.367_695_424_770_964_1) < 1e-13)
  }

  private func expectClose(
    _ found: [Float], _ expected: [Float], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
    let worst = zip(found, expected).map { abs($0 - $1) / max(abs($1), 1e-2) }.max() ?? 0
    #expect(worst <= 1e-5, sourceLocation: sourceLocation)
  }
}
