public import RandomNumbers

extension Autoencoder {
  /// PyTorch's default initialisation: uniform in `±1/√fan_in` for dense and convolutional layers
  /// (He et al. 2015, as PyTorch applies it), in `±1/√hidden` for LSTM layers. Drawn in the order of
  /// `namedTensors`, row-major, so that the packing does not change it.
  public func initialParameters(using generator: inout RandomGenerator) -> [Float] {
    var parameters = [Float](repeating: 0, count: parameterCount)
    for tensor in network.tensors {
      for index in 0..<tensor.count {
        var value = 0.0
        for _ in 0..<tensor.draws { value += (2 * generator.uniform() - 1) * tensor.bound }
        parameters[tensor.place(index)] = Float(value)
      }
    }
    return parameters
  }

  /// The parameters under PyTorch's names and in its shapes; an LSTM's two biases are one, their sum.
  ///
  /// - Precondition: there are `parameterCount` numbers.
  public func namedTensors(of parameters: [Float]) -> [NamedTensor] {
    precondition(
      parameters.count == parameterCount, "\(parameters.count) parameters of \(parameterCount)")
    return network.tensors.map { tensor in
      NamedTensor(
        name: tensor.name, shape: tensor.shape,
        values: (0..<tensor.count).map { parameters[tensor.place($0)] })
    }
  }

  /// The flat vector of named tensors, in any order.
  ///
  /// - Throws: `ArchitectureError` where one is missing, unknown, of another shape or not finite.
  public func parameters(from tensors: [NamedTensor]) throws(ArchitectureError) -> [Float] {
    var parameters = [Float](repeating: 0, count: parameterCount)
    let expected = network.tensors
    for tensor in expected {
      guard let given = tensors.first(where: { $0.name == tensor.name }) else {
        throw .missingTensor(name: tensor.name)
      }
      guard given.shape == tensor.shape else {
        throw .tensorShapeMismatch(
          name: tensor.name, shape: given.shape, expected: tensor.shape)
      }
      for (index, value) in given.values.enumerated() {
        guard value.isFinite else { throw .tensorNotFinite(name: tensor.name) }
        parameters[tensor.place(index)] = value
      }
    }
    guard tensors.count == expected.count else {
      let known = expected.map(\.name)
      var seen: [String] = []
      for tensor in tensors {
        if !known.contains(tensor.name) || seen.contains(tensor.name) {
          throw .unexpectedTensor(name: tensor.name)
        }
        seen.append(tensor.name)
      }
      return parameters
    }
    return parameters
  }
}
