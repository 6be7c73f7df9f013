/// Why an autoencoder cannot be built, or a set of tensors is not its own.
///
/// ```swift
/// let shape = SampleShape(timeSteps: 30, channels: 1)
/// do throws(ArchitectureError) {
///   _ = try Autoencoder(.dense(DenseArchitecture(encoderSizes: [])), sampleShape: shape)
/// } catch .noLayers(let name) {
///   print("\(name) needs a layer")
/// }
/// ```
public enum ArchitectureError: Error, Sendable, Equatable {
  /// A size that must be at least 1 (or, where said, 0) is not.
  case sizeBelowMinimum(name: String, size: Int, minimum: Int)
  /// A list of layers that needs at least one is empty.
  case noLayers(name: String)
  /// Dropout outside `[0, 1)`.
  case dropoutOutOfRange(Float)
  /// An activation that this autoencoder does not offer, or whose slope is negative or not finite.
  case unsupportedActivation(Activation, layer: String)
  /// A convolution puts out no step at all.
  case layerDoesNotFit(layer: String, inputSteps: Int)
  /// Output padding that is not below the stride, or that a plain convolution cannot have.
  case outputPaddingOutOfRange(layer: String, outputPadding: Int, stride: Int)
  /// The decoder does not give back the sample's shape `[time, channel]`.
  case outputShapeMismatch(output: [Int], sample: [Int])
  /// More numbers than `limit` are needed for a layer's size, all parameters, or one sample's
  /// activations.
  case tooLarge(name: String, limit: Int)
  /// The tensors lack one that the autoencoder has.
  case missingTensor(name: String)
  /// A tensor that the autoencoder does not have, or has once only.
  case unexpectedTensor(name: String)
  /// A tensor of another shape.
  case tensorShapeMismatch(name: String, shape: [Int], expected: [Int])
  /// A tensor holds a number that is not finite.
  case tensorNotFinite(name: String)
}
