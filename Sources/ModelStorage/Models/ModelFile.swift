public import NeuralEngine

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What one `.martlet` file holds: a manifest that says everything about the model, and its weights.
///
/// ```swift
/// let file = try ModelFile.read(path: "web.martlet")
/// print(file.formatVersion, try file.digest)
/// for tensor in file.tensors { print(tensor.name, tensor.shape) }
/// ```
///
/// On disk it is a ``SafetensorsFile`` with this metadata:
///
/// | key | value |
/// |---|---|
/// | `format` | `martlet` |
/// | `format_version` | a number from 1 on |
/// | `manifest` | a JSON object |
/// | `content_sha256` | the ``digest`` of all the rest |
///
/// A file that any byte of the content was changed in is refused. The digest covers names, shapes and
/// numbers but not their order nor the header's blanks, so a file that Python's `safetensors` opened
/// and saved again is still the same model.
public struct ModelFile: Sendable, Equatable {
  /// The version of the files that this code writes.
  public static let currentVersion = 1

  /// How deep a manifest may nest. JSON decoders follow brackets by calling themselves, so the depth
  /// is bounded before one sees the text.
  static let maximumManifestDepth = 64

  /// The version of the manifest's and the tensors' meaning.
  public let formatVersion: Int
  /// A JSON object.
  public let manifest: String
  /// The weights, by name; every number is finite.
  public let tensors: [NamedTensor]

  /// A model file's content.
  ///
  /// - Throws: ``ModelFileError`` if a weight is not finite, two tensors have the same name, or the
  ///   manifest is not the text of a JSON object.
  public init(
    formatVersion: Int = ModelFile.currentVersion, manifest: String, tensors: [NamedTensor]
  ) throws(ModelFileError) {
    do throws(ModelFileError.Problem) {
      try Self.check(manifest: manifest)
      for tensor in tensors {
        if let index = tensor.values.firstIndex(where: { !$0.isFinite }) {
          throw ModelFileError.Problem.notFinite(tensor: tensor.name, index: index)
        }
      }
      guard formatVersion >= 1 else {
        throw ModelFileError.Problem.invalidVersion(found: String(formatVersion))
      }
      let sorted = tensors.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      for (one, next) in zip(sorted, sorted.dropFirst()) where one.name == next.name {
        throw ModelFileError.Problem.malformed(.duplicateKey(one.name))
      }
      self.formatVersion = formatVersion
      self.manifest = manifest
      self.tensors = sorted
    } catch {
      throw ModelFileError(error)
    }
  }

  /// The tensor of a name.
  public func tensor(named name: String) -> NamedTensor? {
    tensors.first { $0.name == name }
  }

  /// Refuses what is no JSON object or nests too deep.
  private static func check(manifest: String) throws(ModelFileError.Problem) {
    guard JSONDepth.of(manifest) <= maximumManifestDepth else {
      throw .manifestTooDeep(limit: maximumManifestDepth)
    }
    guard manifest.utf8.first == UInt8(ascii: "{") else {
      throw .manifest(path: "", reason: "it does not begin with '{'")
    }
    do {
      _ = try JSONDecoder().decode(AnyObjectKeys.self, from: Data(manifest.utf8))
    } catch {
      throw .manifest(path: "", reason: "it is no JSON object")
    }
  }
}

/// Takes any JSON object, and nothing of what is in it.
private struct AnyObjectKeys: Decodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    _ = try decoder.container(keyedBy: Key.self)
  }
}
