import Foundation
import NeuralEngine
import TestSupport
import Testing

@testable import ModelStorage

@Suite struct ModelFileTests {
  private struct Manifest: Codable, Equatable {
    var name: String
    var sizes: [Int]
  }

  static func model() throws -> ModelFile {
    try ModelFile(
      manifest: #"{"name":"golden","sizes":[3,2]}"#,
      tensors: [
        NamedTensor(
          name: "encoder.0.weight", shape: [2, 3], values: [0, 0.125, 0.25, 0.375, 0.5, 0.625]),
        NamedTensor(name: "encoder.0.bias", shape: [2], values: [0.5, -0.25]),
      ])
  }

  @Test func `a file of version 1 made by Python opens for ever`() throws {
    let model = try ModelFile.read(path: GoldenFile.url("model_version_1.martlet").path)
    #expect(model == (try Self.model()))
    #expect(model.tensors.map(\.name) == ["encoder.0.bias", "encoder.0.weight"])
    let file = try SafetensorsFile(bytes: GoldenFile.bytes("model_version_1.martlet"))
    #expect(try model.digest == file.metadata["content_sha256"])
  }

  @Test func `equal models give equal bytes, and the bytes the model`() throws {
    let model = try Self.model()
    let bytes = try model.serialized()
    #expect(try ModelFile(bytes: bytes) == model)
    let reordered = try ModelFile(manifest: model.manifest, tensors: model.tensors.reversed())
    #expect(try reordered.serialized() == bytes)
  }

  @Test func `a file written is read, and replaces one of the same name`() throws {
    try withTemporaryFile { path in
      try ModelFile(manifest: "{}", tensors: []).write(to: path)
      try Self.model().write(to: path)
      #expect(try ModelFile.read(path: path) == Self.model())
      #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == Self.model().serialized())
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["model.martlet"])
    }
  }

  @Test func `a file that cannot be written says so with its name`() throws {
    let error = #expect(throws: ModelFileError.self) {
      try Self.model().write(to: "/absent/model.martlet")
    }
    guard case .unwritable = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("/absent/model.martlet"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full"))
  func `a full disk is an error`() throws {
    let error = #expect(throws: ModelFileError.self) { try Self.model().write(to: "/dev/full") }
    guard case .unwritable = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a manifest is written with its keys in order and read again`() throws {
    let manifest = Manifest(name: "a/b \"é\"", sizes: [3, 2])
    let model = try ModelFile(describing: manifest, tensors: [])
    #expect(model.manifest == #"{"name":"a/b \"é\"","sizes":[3,2]}"#)
    #expect(try ModelFile(bytes: model.serialized()).decodeManifest() == manifest)
  }

  @Test(arguments: [
    (#"{"name":"x"}"#, "sizes"), (#"{"name":1,"sizes":[]}"#, "name"),
    (#"{"name":"x","sizes":[1,"y"]}"#, "sizes.[1]"), (#"{"name":"x","sizes":null}"#, "sizes"),
  ])
  func `what a manifest lacks is named by its place`(_ manifest: String, _ place: String) throws {
    let model = try ModelFile(manifest: manifest, tensors: [])
    let error = #expect(throws: ModelFileError.self) {
      try model.decodeManifest(as: Manifest.self)
    }
    guard case .manifest(let path, let reason) = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == place)
    #expect(!reason.isEmpty)
  }

  @Test(arguments: ["", "null", "[1]", "{", #"{"a":}"#, " {}", "{} {}", "\u{FEFF}{}"])
  func `a manifest that is no JSON object is refused`(_ manifest: String) {
    let error = #expect(throws: ModelFileError.self) {
      try ModelFile(manifest: manifest, tensors: [])
    }
    guard case .manifest = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a manifest nests 64 levels and no more, brackets in strings apart`() throws {
    func nested(_ depth: Int) -> String {
      "{\"a\":" + String(repeating: "[", count: depth - 1)
        + String(repeating: "]", count: depth - 1) + "}"
    }
    #expect(try ModelFile(manifest: nested(64), tensors: []).manifest == nested(64))
    for depth in [65, 100_000] {
      #expect(throws: ModelFileError(.manifestTooDeep(limit: 64))) {
        try ModelFile(manifest: nested(depth), tensors: [])
      }
    }
    let quoted = "{\"a\":\"\\\"" + String(repeating: "[", count: 1000) + "\"}"
    #expect(try ModelFile(manifest: quoted, tensors: []).manifest == quoted)
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func `a weight that is not finite is refused, written or read`(_ number: Float) throws {
    let tensor = NamedTensor(name: "w", shape: [3], values: [1, number, number])
    #expect(throws: ModelFileError(.notFinite(tensor: "w", index: 1))) {
      try ModelFile(manifest: "{}", tensors: [tensor])
    }
    // A hostile author computes the digest anew.
    let bytes = try resealed { _, tensors in
      tensors = [try SafetensorsFile.Tensor(name: "w", shape: [1], floats: [number])]
    }
    #expect(throws: ModelFileError(.notFinite(tensor: "w", index: 0))) {
      try ModelFile(bytes: bytes)
    }
  }

  @Test func `two weights of one name are refused`() {
    let tensor = NamedTensor(name: "w", shape: [1], values: [1])
    #expect(throws: ModelFileError(.malformed(.duplicateKey("w")))) {
      try ModelFile(manifest: "{}", tensors: [tensor, tensor])
    }
  }

  @Test func `numbers of another kind are refused`() throws {
    let bytes = try resealed { _, tensors in
      tensors = [
        try SafetensorsFile.Tensor(
          name: "w", elementType: .float64, shape: [1], bytes: [0, 0, 0, 0, 0, 0, 0, 0])
      ]
    }
    #expect(throws: ModelFileError(.notFloats(tensor: "w", elementType: .float64))) {
      try ModelFile(bytes: bytes)
    }
  }

  @Test(arguments: ["manifest", "format_version", "content_sha256"])
  func `a missing entry is named`(_ key: String) throws {
    let bytes = try resealed { metadata, _ in metadata[key] = nil }
    let error = #expect(throws: ModelFileError.self) { try ModelFile(bytes: bytes) }
    #expect(error?.problem == .missingMetadata(key: key))
  }

  @Test(arguments: ["0", "-1", "one", "", "01", "+1", "99999999999999999999"])
  func `a version that is no number from 1 on is refused`(_ version: String) throws {
    let bytes = try resealed { metadata, _ in metadata["format_version"] = version }
    #expect(throws: ModelFileError(.invalidVersion(found: version))) {
      try ModelFile(bytes: bytes)
    }
  }

  @Test func `a file of a later version says to update, whatever its digest means`() throws {
    let bytes = try resealed { metadata, _ in
      metadata["format_version"] = "2"
      metadata["content_sha256"] = "something new"
    }
    #expect(throws: ModelFileError(.tooNew(found: 2, newest: 1))) { try ModelFile(bytes: bytes) }
  }

  @Test func `an altered manifest, weight, name, shape or entry is recognised`() throws {
    let alterations: [(inout [String: String], inout [SafetensorsFile.Tensor]) throws -> Void] = [
      { metadata, _ in metadata["manifest"] = "{}" },
      { metadata, _ in metadata["note"] = "more" },
      { metadata, _ in metadata["content_sha256"] = String(repeating: "0", count: 64) },
      { _, tensors in tensors.removeLast() },
      { _, tensors in
        tensors[0] = try SafetensorsFile.Tensor(
          name: "other", elementType: .float32, shape: tensors[0].shape, bytes: tensors[0].bytes)
      },
      { _, tensors in
        tensors[1] = try SafetensorsFile.Tensor(
          name: tensors[1].name, elementType: .float32, shape: [3, 2], bytes: tensors[1].bytes)
      },
      { _, tensors in
        tensors[0] = try SafetensorsFile.Tensor(
          name: tensors[0].name, shape: [2], floats: [0.5, 0.25])
      },
    ]
    let file = try SafetensorsFile(bytes: Self.model().serialized())
    for alter in alterations {
      var metadata = file.metadata
      var tensors = file.tensors
      try alter(&metadata, &tensors)
      let bytes = try SafetensorsFile(metadata: metadata, tensors: tensors).serialized()
      let error = #expect(throws: ModelFileError.self) { try ModelFile(bytes: bytes) }
      guard case .altered = error?.problem else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test func `an error is a sentence with the file's name, the finding and the way on`() {
    let error = ModelFileError(path: "web.martlet", .foreign(.pickle))
    #expect(
      "\(error)"
        == "web.martlet: this looks like a Python pickle, not like a model of Martlet; "
        + "name a file that `martlet fit` wrote")
    #expect(
      "\(ModelFileError(.malformed(.truncated(expectedBytes: 16, foundBytes: 15))))"
        == "model: not a whole model file: it was cut short: its numbers take 16 bytes, and 15 "
        + "are there; copy the model again, or fit it again")
  }

  /// The bytes of a model whose metadata and tensors were changed and the digest computed anew where
  /// it was not itself changed: what a hostile author would write.
  private func resealed(
    _ change: (inout [String: String], inout [SafetensorsFile.Tensor]) throws -> Void
  ) throws -> [UInt8] {
    let file = try SafetensorsFile(bytes: Self.model().serialized())
    var metadata = file.metadata
    var tensors = file.tensors
    try change(&metadata, &tensors)
    if metadata["content_sha256"] == file.metadata["content_sha256"] {
      metadata["content_sha256"] = ModelFile.digest(of: metadata, tensors: tensors)
    }
    return try SafetensorsFile(metadata: metadata, tensors: tensors).serialized()
  }
}
