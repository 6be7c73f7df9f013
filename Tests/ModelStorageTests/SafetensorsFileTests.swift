import Foundation
import TestSupport
import Testing

@testable import ModelStorage

@Suite struct SafetensorsFileTests {
  static let note = "quotes \" and \\ and / and \n\t\r\u{8}\u{c}\u{1}\u{1f} and \u{7f}é\u{2028}🐦"

  /// The content of `mixed.safetensors`, written down by hand.
  static func mixed() throws -> SafetensorsFile {
    func tensor(
      _ name: String, _ type: SafetensorsFile.ElementType, _ shape: [Int], _ bytes: [UInt8]
    ) throws
      -> SafetensorsFile.Tensor
    {
      try SafetensorsFile.Tensor(name: name, elementType: type, shape: shape, bytes: bytes[...])
    }
    return try SafetensorsFile(
      metadata: ["note": note],
      tensors: [
        SafetensorsFile.Tensor(
          name: "b.weight", shape: [2, 3], floats: [0, 0.25, 0.5, 0.75, 1, 1.25]),
        SafetensorsFile.Tensor(name: "a.bias", shape: [2], floats: [1.5, -2]),
        tensor(
          "index", .int64, [3],
          [1, 0, 0, 0, 0, 0, 0, 0, 254, 255, 255, 255, 255, 255, 255, 255, 3, 0, 0, 0, 0, 0, 0, 0]),
        tensor("scalar", .float64, [], [0, 0, 0, 0, 0, 0, 4, 64]),
        tensor("half", .float16, [2], [0, 60, 0, 64]),
        tensor("mask", .uint8, [3], [1, 0, 255]),
        tensor("flags", .bool, [2], [1, 0]),
        tensor("counts", .uint32, [1], [7, 0, 0, 0]),
        SafetensorsFile.Tensor(name: "empty", shape: [0, 3], floats: []),
      ])
  }

  @Test func `a file of Python's package is read`() throws {
    let file = try SafetensorsFile(bytes: GoldenFile.bytes("mixed.safetensors"))
    #expect(file == (try Self.mixed()))
    #expect(file.metadata["note"] == Self.note)
    #expect(file.tensor(named: "b.weight")?.floats == [0, 0.25, 0.5, 0.75, 1, 1.25])
    #expect(file.tensor(named: "index")?.floats == nil)
    #expect(file.tensor(named: "absent") == nil)
  }

  @Test func `the bytes written are those of Python's package`() throws {
    #expect(try Self.mixed().serialized() == GoldenFile.bytes("mixed.safetensors"))
  }

  @Test func `the order of tensors and metadata given does not change the bytes`() throws {
    let file = try Self.mixed()
    var metadata: [String: String] = [:]
    for number in (0..<50).reversed() { metadata["key \(number)"] = "\(number)" }
    let one = try SafetensorsFile(metadata: metadata, tensors: file.tensors).serialized()
    let other = try SafetensorsFile(
      metadata: Dictionary(uniqueKeysWithValues: metadata.sorted { $0.key < $1.key }),
      tensors: file.tensors.reversed()
    ).serialized()
    #expect(one == other)
  }

  @Test func `what is written is read again`() throws {
    let file = try Self.mixed()
    #expect(try SafetensorsFile(bytes: file.serialized()) == file)
    let empty = try SafetensorsFile(tensors: [])
    #expect(try SafetensorsFile(bytes: empty.serialized()) == empty)
    #expect(try empty.serialized() == rawFile(header: "{}      "))
  }

  @Test func `the numbers begin at a multiple of 8`() throws {
    for length in 0..<20 {
      let tensor = try SafetensorsFile.Tensor(
        name: String(repeating: "n", count: length + 1), shape: [1], floats: [1])
      #expect(try SafetensorsFile(tensors: [tensor]).serialized().count % 8 == 4)
    }
  }

  @Test func `every bit pattern of a number comes back`() throws {
    let floats: [Float] = [
      0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .pi,
    ]
    let tensor = try SafetensorsFile.Tensor(name: "x", shape: [floats.count], floats: floats)
    #expect(tensor.floats?.map(\.bitPattern) == floats.map(\.bitPattern))
  }

  @Test func `a shape that does not fit its numbers is refused`() throws {
    let error = #expect(throws: ModelFileError.self) {
      try SafetensorsFile.Tensor(name: "x", shape: [2, 2], floats: [1, 2, 3])
    }
    #expect(
      error?.problem
        == .malformed(
          .sizeMismatch(
            tensor: "x", shape: [2, 2], elementType: .float32, expectedBytes: 16, foundBytes: 12)))
    #expect(throws: ModelFileError(.malformed(.shapeTooLarge(tensor: "x", shape: [-1, -3])))) {
      try SafetensorsFile.Tensor(name: "x", shape: [-1, -3], floats: [1, 2, 3])
    }
  }

  @Test func `two tensors of one name and the reserved name are refused`() throws {
    let tensor = try SafetensorsFile.Tensor(name: "x", shape: [1], floats: [1])
    #expect(throws: ModelFileError(.malformed(.duplicateKey("x")))) {
      try SafetensorsFile(tensors: [tensor, tensor])
    }
    #expect(throws: ModelFileError(.malformed(.duplicateKey("__metadata__")))) {
      try SafetensorsFile.Tensor(name: "__metadata__", shape: [1], floats: [1])
    }
  }

  @Test func `a header too long to be read again is not written`() throws {
    let file = try SafetensorsFile(
      metadata: ["long": String(repeating: "x", count: SafetensorsHeader.maximumLength)],
      tensors: [])
    #expect(throws: ModelFileError.self) { try file.serialized() }
  }

  @Test func `a file is read from its path`() throws {
    #expect(
      try SafetensorsFile.read(path: GoldenFile.url("mixed.safetensors").path) == Self.mixed())
  }
}
