/// A file of named tensors in the safetensors format: eight bytes with the length of a JSON header,
/// the header, then the numbers of all tensors without a gap.
///
/// ```swift
/// let weights = try SafetensorsFile.Tensor(name: "weight", shape: [2, 2], floats: [1, 0, 0, 1])
/// let file = try SafetensorsFile(metadata: ["made_by": "me"], tensors: [weights])
/// try file.write(to: "weights.safetensors")
/// print(try SafetensorsFile.read(path: "weights.safetensors") == file)  // true
/// ```
///
/// Nothing in such a file can be executed, and everything in it is checked before it is used.
/// Source: https://github.com/huggingface/safetensors (README, section "Format"); Python's
/// `safetensors` package reads what this writes and the other way round.
public struct SafetensorsFile: Sendable, Equatable {
  /// The strings that the file carries about itself.
  public let metadata: [String: String]
  /// The tensors, in the order in which they are stored: the widest numbers first, then by name.
  public let tensors: [SafetensorsFile.Tensor]

  /// A file's content.
  ///
  /// - Throws: ``ModelFileError`` if two tensors have the same name.
  public init(
    metadata: [String: String] = [:], tensors: [SafetensorsFile.Tensor]
  ) throws(ModelFileError) {
    var names: Set<String> = []
    for tensor in tensors where !names.insert(tensor.name).inserted {
      throw ModelFileError(.malformed(.duplicateKey(tensor.name)))
    }
    self.init(checkedMetadata: metadata, tensors: tensors)
  }

  /// A file's content whose names are known to differ.
  init(checkedMetadata: [String: String], tensors: [SafetensorsFile.Tensor]) {
    self.metadata = checkedMetadata
    self.tensors = tensors.sorted {
      $0.elementType == $1.elementType
        ? $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
        : $0.elementType.rank > $1.elementType.rank
    }
  }

  /// The tensor of a name.
  public func tensor(named name: String) -> SafetensorsFile.Tensor? {
    tensors.first { $0.name == name }
  }
}
