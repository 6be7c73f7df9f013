import NeuralEngine

extension ModelFile {
  /// The value of the metadata `format`.
  private static let format = "martlet"

  private enum Key {
    static let format = "format"
    static let version = "format_version"
    static let manifest = "manifest"
    static let digest = "content_sha256"
  }

  /// The SHA-256 digest of version, manifest, and every tensor's name, shape and numbers, as 64
  /// hexadecimal digits: the model's fingerprint.
  public var digest: String {
    get throws(ModelFileError) { try Self.digest(of: metadata, tensors: safetensors()) }
  }

  /// Reads a model file, and brings an older one to the current version.
  ///
  /// - Throws: ``ModelFileError``.
  public static func read(path: String) throws(ModelFileError) -> ModelFile {
    let file = try SafetensorsFile.read(path: path)
    do {
      return try ModelFile(file)
    } catch {
      throw error.at(path: path)
    }
  }

  /// Reads the bytes of a model file, and brings an older one to the current version.
  ///
  /// - Throws: ``ModelFileError``.
  public init(bytes: [UInt8]) throws(ModelFileError) {
    try self.init(SafetensorsFile(bytes: bytes))
  }

  /// Takes the model out of a safetensors file.
  private init(_ file: SafetensorsFile) throws(ModelFileError) {
    guard file.metadata[Key.format] == Self.format else {
      throw ModelFileError(.otherProgram(format: file.metadata[Key.format]))
    }
    func value(_ key: String) throws(ModelFileError) -> String {
      guard let value = file.metadata[key] else {
        throw ModelFileError(.missingMetadata(key: key))
      }
      return value
    }
    // The digest of a later version may be another one, so the version comes first.
    let versionText = try value(Key.version)
    guard let version = Int(versionText), version >= 1, String(version) == versionText else {
      throw ModelFileError(.invalidVersion(found: versionText))
    }
    guard version <= Self.currentVersion else {
      throw ModelFileError(.tooNew(found: version, newest: Self.currentVersion))
    }
    let expected = try value(Key.digest)
    let found = Self.digest(of: file.metadata, tensors: file.tensors)
    guard expected == found else {
      throw ModelFileError(.altered(expectedDigest: expected, foundDigest: found))
    }
    var tensors: [NamedTensor] = []
    for tensor in file.tensors {
      guard let floats = tensor.floats else {
        throw ModelFileError(.notFloats(tensor: tensor.name, elementType: tensor.elementType))
      }
      tensors.append(NamedTensor(name: tensor.name, shape: tensor.shape, values: floats))
    }
    let model = try ModelFile(
      formatVersion: version, manifest: value(Key.manifest), tensors: tensors)
    self = try model.migrated(by: ModelFileMigration.all)
  }

  /// The bytes of the file: the same content always gives the same bytes.
  public func serialized() throws(ModelFileError) -> [UInt8] { try sealed().serialized() }

  /// Writes the file, whole or not at all: after an error what was under the name is as it was.
  ///
  /// - Throws: ``ModelFileError`` if the disk is full, the folder absent, and the like.
  public func write(to path: String) throws(ModelFileError) { try sealed().write(to: path) }

  /// The safetensors file, with the digest in its metadata.
  private func sealed() throws(ModelFileError) -> SafetensorsFile {
    let tensors = try safetensors()
    var metadata = metadata
    metadata[Key.digest] = Self.digest(of: metadata, tensors: tensors)
    return try SafetensorsFile(metadata: metadata, tensors: tensors)
  }

  /// The metadata without the digest.
  private var metadata: [String: String] {
    [Key.format: Self.format, Key.version: String(formatVersion), Key.manifest: manifest]
  }

  private func safetensors() throws(ModelFileError) -> [SafetensorsFile.Tensor] {
    var converted: [SafetensorsFile.Tensor] = []
    for tensor in tensors {
      converted.append(
        try SafetensorsFile.Tensor(name: tensor.name, shape: tensor.shape, floats: tensor.values))
    }
    return converted
  }

  /// The digest of metadata (its own entry left out) and tensors, each part behind its length, so
  /// that nothing can move from one part to the next.
  static func digest(
    of metadata: [String: String], tensors: [SafetensorsFile.Tensor]
  ) -> String {
    var hash = SHA256()
    func add(_ number: Int) {
      hash.update((0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }[...])
    }
    func add(_ text: String) {
      let bytes = Array(text.utf8)
      add(bytes.count)
      hash.update(bytes[...])
    }
    let entries = metadata.filter { $0.key != Key.digest }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    add(entries.count)
    for entry in entries {
      add(entry.key)
      add(entry.value)
    }
    let sorted = tensors.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    add(sorted.count)
    for tensor in sorted {
      add(tensor.name)
      add(tensor.elementType.rawValue)
      add(tensor.shape.count)
      for size in tensor.shape { add(size) }
      add(tensor.bytes.count)
      hash.update(tensor.bytes)
    }
    return hash.hexadecimal()
  }
}
