internal import NeuralEngine

/// One of the two models of a mixed one: what the names of its tensors begin with.
enum MixedPart: String, CaseIterable {
  case linear
  case network

  /// The tensors of the part with its name before theirs.
  func prefixed(_ tensors: [NamedTensor]) -> [NamedTensor] {
    tensors.map { NamedTensor(name: "\(rawValue).\($0.name)", shape: $0.shape, values: $0.values) }
  }

  /// The tensors of the part, by their own names.
  func tensors(of tensors: [NamedTensor]) -> [NamedTensor] {
    tensors.filter { $0.name.hasPrefix("\(rawValue).") }.map {
      NamedTensor(
        name: String($0.name.dropFirst(rawValue.count + 1)), shape: $0.shape, values: $0.values)
    }
  }
}
