extension LinearAutoencoder {
  /// The encoder and the decoder. They share one matrix, which is counted once.
  public var layerTable: [LayerDescription] {
    [
      LayerDescription(
        name: "encoder linear", outputShape: [latentSize],
        parameterCount: components.count + mean.count),
      LayerDescription(
        name: "decoder linear (the encoder's transposed)",
        outputShape: [sampleShape.timeSteps, sampleShape.channels], parameterCount: 0),
    ]
  }

  /// What a model file holds: `mean`, `components`, `eigenvalues` and `noise_variance`.
  public var namedTensors: [NamedTensor] {
    [
      NamedTensor(name: "mean", shape: [mean.count], values: mean),
      NamedTensor(name: "components", shape: [latentSize, mean.count], values: components),
      NamedTensor(name: "eigenvalues", shape: [latentSize], values: eigenvalues),
      NamedTensor(name: "noise_variance", shape: [1], values: [noiseVariance]),
    ]
  }

  /// The model of `namedTensors`, in any order.
  ///
  /// - Throws: `inconsistentModel` where a tensor is missing, doubled or of the wrong size, and what
  ///   the memberwise initialiser throws.
  public init(sampleShape: SampleShape, tensors: [NamedTensor]) throws(TrainingError) {
    func values(_ name: String) throws(TrainingError) -> [Float] {
      let found = tensors.filter { $0.name == name }
      guard found.count == 1 else {
        throw .inconsistentModel(part: name, found: found.count, expected: 1)
      }
      return found[0].values
    }
    let noise = try values("noise_variance")
    guard noise.count == 1 else {
      throw .inconsistentModel(part: "noise_variance", found: noise.count, expected: 1)
    }
    try self.init(
      sampleShape: sampleShape, mean: values("mean"), components: values("components"),
      eigenvalues: values("eigenvalues"), noiseVariance: noise[0])
  }
}
