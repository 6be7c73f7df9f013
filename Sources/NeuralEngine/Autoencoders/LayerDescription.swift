/// One line of a model's layer table.
///
/// ```swift
/// for layer in autoencoder.layerTable {
///   print(layer.name, layer.outputShape, layer.parameterCount)
/// }
/// ```
public struct LayerDescription: Sendable, Hashable, Codable {
  /// What the layer is, such as `encoder.0 LSTM (tanh)`.
  public let name: String
  /// The shape put out for one sample: `[time, channel]` or `[unit]`.
  public let outputShape: [Int]
  /// Trainable numbers.
  public let parameterCount: Int

  package init(name: String, outputShape: [Int], parameterCount: Int) {
    self.name = name
    self.outputShape = outputShape
    self.parameterCount = parameterCount
  }

  private enum CodingKeys: String, CodingKey {
    case name
    case outputShape = "output_shape"
    case parameterCount = "parameters"
  }
}
