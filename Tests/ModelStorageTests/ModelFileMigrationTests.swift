import NeuralEngine
import Testing

@testable import ModelStorage

@Suite struct ModelFileMigrationTests {
  private func step(from version: Int) -> ModelFileMigration {
    ModelFileMigration(from: version) { manifest, tensors throws(ModelFileError) in
      guard manifest != #"{"bad":1}"# else {
        throw ModelFileError(.inconsistent(reason: "bad"))
      }
      return (#"{"was":"# + manifest + "}", tensors)
    }
  }

  @Test func `steps are taken one after the other, in whatever order they are listed`() throws {
    let model = try ModelFile(manifest: "{}", tensors: [])
    let migrated = try model.migrated(by: [step(from: 2), step(from: 1), step(from: 3)], to: 3)
    #expect(migrated.formatVersion == 3)
    #expect(migrated.manifest == #"{"was":{"was":{}}}"#)
  }

  @Test func `a current file is left alone`() throws {
    let model = try ModelFile(manifest: "{}", tensors: [])
    #expect(try model.migrated(by: [step(from: 1)]) == model)
  }

  @Test func `a missing step and a failing one are errors`() throws {
    let model = try ModelFile(manifest: "{}", tensors: [])
    #expect(throws: ModelFileError(.tooOld(found: 1, oldest: 3))) {
      try model.migrated(by: [step(from: 2)], to: 3)
    }
    let bad = try ModelFile(manifest: #"{"bad":1}"#, tensors: [])
    #expect(throws: ModelFileError(.inconsistent(reason: "bad"))) {
      try bad.migrated(by: [step(from: 1)], to: 2)
    }
  }

  @Test func `every version up to the current one has a step, once`() {
    #expect(
      ModelFileMigration.all.map(\.version).sorted() == Array(1..<ModelFile.currentVersion))
  }
}
