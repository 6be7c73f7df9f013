import Martlet

// The examples beside the types of `NeuralEngine`; `DocCommentTests` sees that none is missing.

enum NeuralEngineExamples {
  static func linearAutoencoder(_ samples: Samples) throws {
    let linear = try LinearAutoencoder(fitting: samples, latentSize: 8)
    let reconstruction = linear.reconstruct(samples, threadCount: 2)
    print(linear.latentVariances, reconstruction.values.count)
  }

  static func reconstruction(_ linear: LinearAutoencoder, _ samples: Samples) {
    let reconstruction = linear.reconstruct(samples, threadCount: 1)
    let first = reconstruction.values[..<samples.shape.size]  // [time, channel] of the first sample
    let latent = reconstruction.latents[..<linear.latentSize]
    print(first.count, latent)
  }

  static func architectureError() throws {
    let shape = SampleShape(timeSteps: 30, channels: 1)
    do throws(ArchitectureError) {
      _ = try Autoencoder(.dense(DenseArchitecture(encoderSizes: [])), sampleShape: shape)
    } catch .noLayers(let name) {
      print("\(name) needs a layer")
    }
  }

  static func autoencoder() throws {
    let autoencoder = try Autoencoder(
      .dense(DenseArchitecture(encoderSizes: [16, 4])),
      sampleShape: SampleShape(timeSteps: 30, channels: 1))
    var generator = RandomGenerator(seed: 1)
    let parameters = autoencoder.initialParameters(using: &generator)
    print(parameters.count)
  }

  static func layerDescription(_ autoencoder: Autoencoder) {
    for layer in autoencoder.layerTable {
      print(layer.name, layer.outputShape, layer.parameterCount)
    }
  }

  static func namedTensor(_ trained: TrainedAutoencoder) throws {
    let tensors = trained.autoencoder.namedTensors(of: trained.parameters)
    for tensor in tensors { print(tensor.name, tensor.shape) }
    let parameters = try trained.autoencoder.parameters(from: tensors)
    print(parameters == trained.parameters)  // true
  }

  static func learningRateSchedule() throws {
    var training = TrainingConfiguration(epochs: 50)
    training.schedule = .reduceOnPlateau(factor: 0.5, patience: 4)
    try training.validate()
  }

  static func weightDecay() throws {
    var training = TrainingConfiguration(epochs: 50)
    training.weightDecay = .decoupled(1e-4)  // as in AdamW; .l2 adds to the gradient
    try training.validate()
  }

  static func adam(_ gradient: [Float], _ parameters: inout [Float]) {
    let configuration = Adam.Configuration(beta1: 0.9, beta2: 0.99)
    var adam = Adam(parameterCount: parameters.count, configuration: configuration)
    adam.update(&parameters, gradient: gradient, learningRate: 1e-3)
    print(adam.stepCount)  // 1
  }

  static func samples() {
    let rows: [Float] = [1, 2, 3, 4, 5, 6]  // [time, channel]
    let shape = SampleShape(timeSteps: 2, channels: 1)
    let windows = Samples(buffer: rows, offsets: [0, 1, 2, 3, 4], shape: shape)  // they share rows
    print(windows.count, Samples(contiguous: rows, shape: shape).count)  // 5 3
  }

  static func sampleShape() {
    let shape = SampleShape(timeSteps: 30, channels: 2)
    print(shape.size)  // 60
  }

  static func earlyStopping() throws {
    var training = TrainingConfiguration(epochs: 200)
    training.validation = .lastFraction(0.2)
    training.earlyStopping = EarlyStopping(patience: 10)
    try training.validate()
  }

  static func validationSplit() throws {
    var training = TrainingConfiguration(epochs: 50)
    training.validation = .shuffledFraction(0.1)  // .lastFraction keeps what comes last for it
    try training.validate()
  }

  static func trainingCheckpoint(_ trainer: Trainer, _ samples: Samples, _ bytes: [UInt8]) throws {
    let checkpoint = try TrainingCheckpoint(bytes: bytes, configuration: trainer.configuration)
    let trained = try trainer.train(on: samples, resumingFrom: checkpoint) { progress in
      if let next = progress.checkpoint { print(next.epoch, next.bytes.count) }
      return .continue
    }
    print(trained.history.epochs.count)
  }

  static func jitter() throws {
    var training = TrainingConfiguration(epochs: 50)
    training.jitter = Jitter(share: 0.5, deviation: 0.05)
    try training.validate()
  }

  static func trainedAutoencoder(_ trained: TrainedAutoencoder, _ samples: Samples) {
    let reconstruction = trained.autoencoder.reconstruct(
      samples, parameters: trained.parameters, threadCount: 2)
    print(trained.history.bestEpoch, reconstruction.values.count)
  }

  static func trainingHistory(_ trained: TrainedAutoencoder) {
    let history = trained.history
    for epoch in history.epochs { print(epoch.trainingLoss, epoch.validationLoss ?? .nan) }
    print(history.bestEpoch, history.stoppedEarly)
  }

  static func trainingError(_ trainer: Trainer, _ samples: Samples) throws {
    do throws(TrainingError) {
      print(try trainer.train(on: samples).history)
    } catch .diverged(let epoch, _, _, let learningRate, _) {
      print("epoch \(epoch): try a learning rate below \(learningRate)")
    }
  }

  static func trainer(_ autoencoder: Autoencoder, _ samples: Samples) throws {
    let trainer = try Trainer(
      autoencoder: autoencoder, configuration: TrainingConfiguration(epochs: 10), seed: 1,
      threadCount: 2)
    let trained = try trainer.train(on: samples) { progress in
      progress.isEpochEnd && progress.trainingLoss < 1e-4 ? .stop : .continue
    }
    print(trained.history.bestEpoch)
  }

  static func trainingProgress(_ trainer: Trainer, _ samples: Samples) throws {
    let trained = try trainer.train(on: samples) { progress in
      print("epoch \(progress.epoch + 1)/\(progress.epochCount)", progress.trainingLoss)
      return .continue
    }
    print(trained.parameters.count)
  }

  static func trainingConfiguration() throws {
    let training = TrainingConfiguration(
      epochs: 50, batchSize: 32, learningRate: 3e-3, loss: .huber(delta: 0.5),
      earlyStopping: EarlyStopping(patience: 5), validation: .lastFraction(0.2))
    try training.validate()
  }

  static func denseArchitecture() throws {
    let dense = DenseArchitecture(encoderSizes: [64, 8], latentActivation: .tanh)
    let shape = SampleShape(timeSteps: 30, channels: 2)
    print(try Autoencoder(.dense(dense), sampleShape: shape).trainableCount)
  }

  static func lSTMArchitecture() throws {
    let lstm = LSTMArchitecture(encoderSizes: [32], bottleneckSize: 8)
    let shape = SampleShape(timeSteps: 30, channels: 2)
    print(try Autoencoder(.lstm(lstm), sampleShape: shape).trainableCount)
  }

  static func conv1DArchitecture() throws {
    let shape = SampleShape(timeSteps: 32, channels: 2)
    let convolutions = Conv1DArchitecture(
      mirroring: [
        Conv1DArchitecture.Layer(filters: 16, kernelSize: 7, stride: 2),
        Conv1DArchitecture.Layer(filters: 8, kernelSize: 7, stride: 2),
      ], sampleShape: shape, bottleneckSize: 8)
    print(try Autoencoder(.conv1D(convolutions), sampleShape: shape).trainableCount)
  }

  static func autoencoderArchitecture() throws {
    let architectures: [AutoencoderArchitecture] = [
      .dense(DenseArchitecture(encoderSizes: [16, 4])), .lstm(LSTMArchitecture(encoderSizes: [16])),
    ]
    let shape = SampleShape(timeSteps: 30, channels: 1)
    for architecture in architectures {
      print(try Autoencoder(architecture, sampleShape: shape).trainableCount)
    }
  }

  static func activation() {
    let dense = DenseArchitecture(encoderSizes: [16, 4], hiddenActivation: .leakyReLU(slope: 0.1))
    print(dense.hiddenActivation, Activation("tanh") == .tanh)  // leaky_relu(0.1) true
  }

  static func loss() {
    let loss = Loss.huber(delta: 0.5)
    print(loss.value(0.1), loss.value(3))  // squared near 0, straight far from it
  }
}
