package import NeuralEngine

/// The step from one version of the model file to the next: what a new version means differently is
/// written here once, so that every file ever written opens for ever.
package struct ModelFileMigration: Sendable {
  /// The version it starts from; it leads to the one after.
  package let version: Int
  /// Rewrites manifest and tensors in the next version's meaning.
  package let migrate:
    @Sendable (_ manifest: String, _ tensors: [NamedTensor]) throws(ModelFileError) -> (
      manifest: String, tensors: [NamedTensor]
    )

  package init(
    from version: Int,
    migrate:
      @escaping @Sendable (_ manifest: String, _ tensors: [NamedTensor]) throws(ModelFileError) -> (
        manifest: String, tensors: [NamedTensor]
      )
  ) {
    self.version = version
    self.migrate = migrate
  }

  /// Every step there is. Version 1 is the first, so there is none yet.
  package static let all: [ModelFileMigration] = []
}

extension ModelFile {
  /// The same model in a later version, reached step by step.
  ///
  /// - Throws: ``ModelFileError`` if a step is missing or fails.
  func migrated(
    by migrations: [ModelFileMigration], to target: Int = ModelFile.currentVersion
  ) throws(ModelFileError) -> ModelFile {
    var model = self
    while model.formatVersion < target {
      guard let step = migrations.first(where: { $0.version == model.formatVersion }) else {
        throw ModelFileError(.tooOld(found: formatVersion, oldest: target))
      }
      let next = try step.migrate(model.manifest, model.tensors)
      model = try ModelFile(
        formatVersion: model.formatVersion + 1, manifest: next.manifest, tensors: next.tensors)
    }
    return model
  }
}
