/// A parameter of a layer as PyTorch knows it, and where each of its numbers lies in the flat vector.
struct PackedTensor: Sendable {
  /// Such as `encoder.0.weight`.
  let name: String
  /// PyTorch's shape.
  let shape: [Int]
  /// Initial values are uniform in `±bound`.
  let bound: Double
  /// How many draws are summed: 2 for an LSTM's bias, which is PyTorch's two in one.
  var draws = 1
  /// The place in the flat vector of the number at a row-major index.
  let place: @Sendable (Int) -> Int

  /// Numbers in the tensor.
  var count: Int { shape.reduce(1, *) }
}
