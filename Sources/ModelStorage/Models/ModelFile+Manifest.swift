public import NeuralEngine

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ModelFile {
  /// A model file whose manifest is a value's JSON, keys in order, so that equal values give equal
  /// bytes.
  ///
  /// - Throws: ``ModelFileError`` as the other initialiser, and if the value cannot be written as a
  ///   JSON object (numbers that are not finite).
  public init(
    describing manifest: some Encodable, tensors: [NamedTensor]
  ) throws(ModelFileError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text: String
    do {
      text = String(decoding: try encoder.encode(manifest), as: UTF8.self)
    } catch {
      throw ModelFileError(Self.manifestProblem(of: error))
    }
    try self.init(manifest: text, tensors: tensors)
  }

  /// Reads the manifest.
  ///
  /// - Throws: ``ModelFileError`` that names the place that is missing or wrong.
  public func decodeManifest<Manifest: Decodable>(
    as type: Manifest.Type = Manifest.self
  ) throws(ModelFileError) -> Manifest {
    do {
      return try JSONDecoder().decode(type, from: Data(manifest.utf8))
    } catch {
      throw ModelFileError(Self.manifestProblem(of: error))
    }
  }

  /// What a decoder or encoder complains of, and where.
  private static func manifestProblem(of error: any Error) -> ModelFileError.Problem {
    func place(_ path: [any CodingKey], _ last: (any CodingKey)? = nil) -> String {
      (path + (last.map { [$0] } ?? [])).map { key in
        key.intValue.map { "[\($0)]" } ?? key.stringValue
      }.joined(separator: ".")
    }
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      return .manifest(path: place(context.codingPath, key), reason: "it is missing")
    case DecodingError.valueNotFound(_, let context), DecodingError.typeMismatch(_, let context),
      DecodingError.dataCorrupted(let context):
      return .manifest(path: place(context.codingPath), reason: context.debugDescription)
    case EncodingError.invalidValue(let value, let context):
      return .manifest(
        path: place(context.codingPath), reason: "\(value) cannot be written as JSON")
    default:
      return .manifest(path: "", reason: "\(error)")
    }
  }
}
