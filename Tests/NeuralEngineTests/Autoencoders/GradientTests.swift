import RandomNumbers
import Testing

@testable import NeuralEngine

/// Every architecture's gradient against central differences of its own loss.
@Suite struct GradientTests {
  @Test(arguments: TestArchitecture.all)
  func `the gradient is the slope of the loss`(_ example: TestArchitecture) throws {
    let autoencoder = try Autoencoder(example.architecture, sampleShape: example.shape)
    var generator = RandomGenerator(seed: 7)
    var parameters = autoencoder.initialParameters(using: &generator)
    let samples = example.samples(count: 3, generator: &generator)
    var workspace = autoencoder.makeWorkspace(batchSize: 2)
    var gradient = [Float](repeating: 0, count: autoencoder.parameterCount)
    var none: RandomGenerator?
    let indices = [0, 2, 1][...]
    let value = autoencoder.accumulateGradient(
      of: samples, indices: indices, batchSize: 3, parameters: parameters, loss: example.loss,
      dropout: &none, gradient: &gradient, workspace: &workspace)
    let again = autoencoder.loss(
      of: samples, indices: indices, batchSize: 3, parameters: parameters, loss: example.loss,
      workspace: &workspace)
    #expect(value == again)
    let largest = gradient.map(abs).max() ?? 0
    #expect(largest > 1e-4)
    // A dozen tensors' worth of parameters, spread over all.
    let tensors = autoencoder.network.tensors
    let step: Float = 2e-3
    for tensor in tensors {
      for index in Swift.stride(from: 0, to: tensor.count, by: max(1, tensor.count / 7)) {
        let place = tensor.place(index)
        let kept = parameters[place]
        func loss(_ value: Float) -> Double {
          parameters[place] = value
          return autoencoder.loss(
            of: samples, indices: indices, batchSize: 3, parameters: parameters,
            loss: example.loss, workspace: &workspace)
        }
        let slope = (loss(kept + step) - loss(kept - step)) / Double(kept + step - (kept - step))
        parameters[place] = kept
        #expect(
          abs(slope - Double(gradient[place])) < 2e-3 + 0.02 * Double(largest),
          "\(tensor.name)[\(index)]: slope \(slope), gradient \(gradient[place])")
      }
    }
    // Padding is no parameter.
    var isPadding = [Bool](repeating: true, count: autoencoder.parameterCount)
    for tensor in tensors {
      for index in 0..<tensor.count { isPadding[tensor.place(index)] = false }
    }
    #expect(isPadding.filter { !$0 }.count == autoencoder.trainableCount)
    for place in gradient.indices where isPadding[place] { #expect(gradient[place] == 0) }
  }
}
