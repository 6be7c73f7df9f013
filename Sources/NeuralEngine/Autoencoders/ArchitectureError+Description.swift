extension ArchitectureError: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  public var description: String {
    switch self {
    case .sizeBelowMinimum(let name, let size, let minimum):
      "\(name) is \(size), expected \(minimum) or more"
    case .noLayers(let name):
      "\(name) has no layers, expected at least one"
    case .dropoutOutOfRange(let dropout):
      "the dropout is \(dropout), expected 0 or more and below 1"
    case .unsupportedActivation(let activation, let layer):
      "\(layer) cannot have the activation \(activation): choose another, with a slope of 0 or more"
    case .layerDoesNotFit(let layer, let inputSteps):
      "\(layer) gives nothing for \(inputSteps) steps: give a longer window, or a smaller kernel or "
        + "stride"
    case .outputPaddingOutOfRange(let layer, let outputPadding, let stride):
      "\(layer) has an output padding of \(outputPadding), expected below its stride of \(stride), "
        + "and 0 where it is not transposed"
    case .outputShapeMismatch(let output, let sample):
      "the decoder gives \(Self.words(output)), expected the window's \(Self.words(sample)) (rows × "
        + "channels): change its sizes or the window"
    case .tooLarge(let name, let limit):
      "\(name) needs more than \(limit) numbers: choose smaller sizes or a shorter window"
    case .missingTensor(let name):
      "the tensor \"\(name)\" is missing: the file is of another model"
    case .unexpectedTensor(let name):
      "the tensor \"\(name)\" does not belong to the model: the file is of another model"
    case .tensorShapeMismatch(let name, let shape, let expected):
      "the tensor \"\(name)\" is \(Self.words(shape)), expected \(Self.words(expected)): the file is "
        + "of another model"
    case .tensorNotFinite(let name):
      "the tensor \"\(name)\" holds a number that is not finite: the file is damaged"
    }
  }

  /// `64 × 3`
  private static func words(_ shape: [Int]) -> String {
    shape.map(String.init).joined(separator: " × ")
  }
}
