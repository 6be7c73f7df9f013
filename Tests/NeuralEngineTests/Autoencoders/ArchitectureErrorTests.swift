import NeuralEngine
import RandomNumbers
import Testing

@Suite struct ArchitectureErrorTests {
  struct Wrong: Sendable, CustomTestStringConvertible {
    let name: String
    let architecture: AutoencoderArchitecture
    let error: ArchitectureError
    var testDescription: String { name }
  }

  private static let limit = 1 << 28

  static let wrong: [Wrong] = [
    Wrong(
      name: "no encoder", architecture: .dense(DenseArchitecture(encoderSizes: [])),
      error: .noLayers(name: "encoder")),
    Wrong(
      name: "no decoder",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [3], decoderSizes: [])),
      error: .noLayers(name: "decoder")),
    Wrong(
      name: "no units", architecture: .dense(DenseArchitecture(encoderSizes: [8, 0])),
      error: .sizeBelowMinimum(name: "encoder.1 units", size: 0, minimum: 1)),
    Wrong(
      name: "negative units",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [8], bottleneckSize: -2)),
      error: .sizeBelowMinimum(name: "bottleneck units", size: -2, minimum: 1)),
    Wrong(
      name: "units beyond reason", architecture: .dense(DenseArchitecture(encoderSizes: [.max])),
      error: .tooLarge(name: "encoder.0 units", limit: limit)),
    Wrong(
      name: "many parameters",
      architecture: .dense(DenseArchitecture(encoderSizes: [1 << 20, 1 << 20])),
      error: .tooLarge(name: "parameters", limit: limit)),
    Wrong(
      name: "LSTM of many units",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [1 << 27])),
      error: .tooLarge(name: "parameters", limit: limit)),
    Wrong(
      name: "all dropped",
      architecture: .dense(DenseArchitecture(encoderSizes: [2], dropout: 1)),
      error: .dropoutOutOfRange(1)),
    Wrong(
      name: "sigmoid LSTM",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [2], activation: .sigmoid)),
      error: .unsupportedActivation(.sigmoid, layer: "encoder.0")),
    Wrong(
      name: "negative slope",
      architecture: .dense(
        DenseArchitecture(encoderSizes: [2], hiddenActivation: .leakyReLU(slope: -1))),
      error: .unsupportedActivation(.leakyReLU(slope: -1), layer: "encoder.0")),
    Wrong(
      name: "hidden state of another size",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [4], outputHead: .hiddenState)),
      error: .outputShapeMismatch(output: [10, 4], sample: [10, 3])),
    Wrong(
      name: "kernel longer than the sample",
      architecture: .conv1D(
        Conv1DArchitecture(
          encoder: [.init(filters: 4, kernelSize: 12, padding: 0)],
          decoder: [.init(filters: 3, kernelSize: 12, padding: 0, isTransposed: true)])),
      error: .layerDoesNotFit(layer: "encoder.0", inputSteps: 10)),
    Wrong(
      name: "decoder of another length",
      architecture: .conv1D(
        Conv1DArchitecture(
          encoder: [.init(filters: 4, kernelSize: 3, stride: 2)],
          decoder: [.init(filters: 3, kernelSize: 3, stride: 2, isTransposed: true)])),
      error: .outputShapeMismatch(output: [9, 3], sample: [10, 3])),
    Wrong(
      name: "output padding of a plain layer",
      architecture: .conv1D(
        Conv1DArchitecture(
          encoder: [.init(filters: 4, kernelSize: 3, outputPadding: 1)],
          decoder: [.init(filters: 3, kernelSize: 3)])),
      error: .outputPaddingOutOfRange(layer: "encoder.0", outputPadding: 1, stride: 1)),
    Wrong(
      name: "stride beyond reason",
      architecture: .conv1D(
        Conv1DArchitecture(
          encoder: [.init(filters: 4, kernelSize: 3, stride: 1 << 20)],
          decoder: [.init(filters: 3, kernelSize: 3)])),
      error: .tooLarge(name: "encoder.0", limit: 1 << 16)),
  ]

  @Test(arguments: wrong)
  func `what cannot be built says why`(_ wrong: Wrong) {
    #expect(throws: wrong.error) {
      _ = try Autoencoder(
        wrong.architecture, sampleShape: SampleShape(timeSteps: 10, channels: 3))
    }
  }

  @Test func `a sample that fills the memory is refused`() {
    #expect(throws: ArchitectureError.tooLarge(name: "activations", limit: 1 << 26)) {
      _ = try Autoencoder(
        .lstm(LSTMArchitecture(encoderSizes: [512])),
        sampleShape: SampleShape(timeSteps: 1 << 20, channels: 1))
    }
  }

  @Test func `a share of NaN is refused`() {
    #expect(throws: ArchitectureError.self) {
      _ = try Autoencoder(
        .dense(DenseArchitecture(encoderSizes: [2], dropout: .nan)),
        sampleShape: SampleShape(timeSteps: 1, channels: 1))
    }
  }

  @Test func `foreign tensors are refused`() throws {
    let autoencoder = try Autoencoder(
      .dense(DenseArchitecture(encoderSizes: [2])),
      sampleShape: SampleShape(timeSteps: 3, channels: 1))
    var generator = RandomGenerator(seed: 1)
    let tensors = autoencoder.namedTensors(of: autoencoder.initialParameters(using: &generator))
    #expect(throws: ArchitectureError.missingTensor(name: "encoder.0.weight")) {
      _ = try autoencoder.parameters(from: Array(tensors.dropFirst()))
    }
    #expect(throws: ArchitectureError.unexpectedTensor(name: "encoder.0.bias")) {
      _ = try autoencoder.parameters(from: tensors + [tensors[1]])
    }
    #expect(
      throws: ArchitectureError.tensorShapeMismatch(
        name: "encoder.0.weight", shape: [3, 2], expected: [2, 3])
    ) {
      let turned = NamedTensor(
        name: "encoder.0.weight", shape: [3, 2], values: tensors[0].values)
      _ = try autoencoder.parameters(from: [turned] + tensors.dropFirst())
    }
    #expect(throws: ArchitectureError.tensorNotFinite(name: "encoder.0.bias")) {
      let broken = NamedTensor(name: "encoder.0.bias", shape: [2], values: [0, .nan])
      _ = try autoencoder.parameters(from: [tensors[0], broken] + tensors.dropFirst(2))
    }
  }

  @Test func `the layer table adds up`() throws {
    // Counted as Keras and PyTorch count: LSTM 4(h(i + h) + h), dense (i + 1)o.
    let autoencoder = try Autoencoder(
      .lstm(LSTMArchitecture(encoderSizes: [64])),
      sampleShape: SampleShape(timeSteps: 60, channels: 1))
    #expect(autoencoder.layerTable.map(\.parameterCount) == [16896, 0, 33024, 65])
    #expect(autoencoder.layerTable.map(\.outputShape) == [[64], [60, 64], [60, 64], [60, 1]])
    #expect(autoencoder.trainableCount == 49985)
    #expect(autoencoder.latentSize == 64)
  }
}
