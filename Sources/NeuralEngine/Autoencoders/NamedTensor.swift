/// One parameter of a model under its name, in the shape that PyTorch gives it.
///
/// ```swift
/// let tensors = trained.autoencoder.namedTensors(of: trained.parameters)
/// for tensor in tensors { print(tensor.name, tensor.shape) }
/// let parameters = try trained.autoencoder.parameters(from: tensors)
/// print(parameters == trained.parameters)  // true
/// ```
public struct NamedTensor: Sendable, Equatable {
  /// Such as `encoder.0.weight`.
  public let name: String
  /// Row-major sizes.
  public let shape: [Int]
  /// The numbers, `shape.reduce(1, *)` of them.
  public let values: [Float]

  /// A tensor of as many values as its shape says.
  ///
  /// - Precondition: the shape holds as many numbers as there are.
  public init(name: String, shape: [Int], values: [Float]) {
    precondition(
      shape.reduce(1, *) == values.count, "\(values.count) numbers in the shape \(shape)")
    self.name = name
    self.shape = shape
    self.values = values
  }
}
