import Foundation
import TestSupport
import Testing

@testable import ModelStorage

@Suite struct ForeignFormatTests {
  static let files: [(ModelFileError.ForeignFormat, [UInt8])] = [
    (.torch, [0x50, 0x4B, 3, 4, 0, 0, 8, 8, 0, 0] + Array("model/data.pkl".utf8) + [0x80, 2]),
    (.zip, [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0]),
    (.pickle, [0x80, 4, 0x95, 20, 0, 0, 0, 0, 0, 0, 0, 0x8C]),
    (.onnx, [0x08, 0x09, 0x12, 0x07] + Array("pytorch".utf8) + [0x1A, 5]),
    (.hdf5, [0x89] + Array("HDF\r\n".utf8) + [0x1A, 0x0A, 0, 0, 0]),
    (.numpy, [0x93] + Array("NUMPY".utf8) + [1, 0, 0x76, 0]),
    (.gguf, Array("GGUF".utf8) + [3, 0, 0, 0, 0, 0, 0, 0]),
    (.tensorFlowLite, [0x1C, 0, 0, 0] + Array("TFL3".utf8) + [0x14, 0]),
    (.gzip, [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]),
    (.sqlite, Array("SQLite format 3\0".utf8)),
    (.parquet, Array("PAR1".utf8) + [0x15, 4, 0x15, 0, 0, 0]),
    (.json, Array(#"{"a":1,{"#.utf8)), (.json, Array(" \n[1, 2, 3]".utf8)),
    (.json, Array("{}".utf8)),
    (.markup, Array("<!DOCTYPE html><html>".utf8)),
    (.table, Array("timestamp,value\n2014-07-01 00:00:00,10844\n".utf8)),
    (.table, [0xEF, 0xBB, 0xBF] + Array("a;b\r\n1;2\r\n".utf8)), (.table, Array("1\t2".utf8)),
    (.text, Array("Dear reader, this is no model.".utf8.filter { $0 != UInt8(ascii: ",") })),
    (.text, Array(" ".utf8)), (.table, Array("时间,数值\n".utf8)),
    (.text, Array("时间值".utf8).dropLast()),
    (.table, Array("zeit;gr".utf8) + [0xF6, 0xDF] + Array("e;wert".utf8)),
  ]

  @Test(arguments: files)
  func `a file of another kind is named`(_ format: ModelFileError.ForeignFormat, _ bytes: [UInt8]) {
    #expect(throws: ModelFileError(.foreign(format))) { try ModelFile(bytes: bytes) }
    // The same with much behind it.
    let long = bytes + [UInt8](repeating: UInt8(ascii: "1"), count: 4096)
    #expect(throws: ModelFileError(.foreign(format))) { try ModelFile(bytes: long) }
  }

  @Test func `every format has a test and words of its own`() {
    #expect(Set(Self.files.map(\.0)) == Set(ModelFileError.ForeignFormat.allCases))
    #expect(
      Set(ModelFileError.ForeignFormat.allCases.map(\.words)).count
        == ModelFileError.ForeignFormat.allCases.count)
  }

  @Test func `unknown bytes are only malformed`() {
    let error = #expect(throws: ModelFileError.self) {
      try ModelFile(bytes: [UInt8](repeating: 0xFE, count: 64))
    }
    #expect(
      error?.problem
        == .malformed(
          .headerLength(claimed: 0xFEFE_FEFE_FEFE_FEFE, available: 56, limit: 16 << 20)))
  }

  @Test func `a safetensors file of another program is named as such`() throws {
    #expect(throws: ModelFileError(.otherProgram(format: nil))) {
      try ModelFile(bytes: GoldenFile.bytes("mixed.safetensors"))
    }
    let tensor = try SafetensorsFile.Tensor(name: "w", shape: [1], floats: [1])
    let torch = try SafetensorsFile(metadata: ["format": "pt"], tensors: [tensor])
    #expect(throws: ModelFileError(.otherProgram(format: "pt"))) {
      try ModelFile(bytes: torch.serialized())
    }
  }

  @Test func `an unreadable path says why`() throws {
    func problem(_ path: String) -> ModelFileError.Problem? {
      do throws(ModelFileError) {
        _ = try ModelFile.read(path: path)
        return nil
      } catch {
        #expect(error.path == path)
        return error.problem
      }
    }
    try withTemporaryFile { path in
      #expect(problem(path) == .notFound)
      #expect(problem("\(path)\0x") == .notFound)
      #expect(problem(URL(fileURLWithPath: path).deletingLastPathComponent().path) == .directory)
      #expect(problem("/dev/null") == .notPlainFile)
      #expect(FileManager.default.createFile(atPath: path, contents: Data()))
      #expect(problem(path) == .empty)
      #expect(problem("\(path)/x") == .notFound)
    }
  }

  @Test func `a sparse file larger than any model is refused by its size`() throws {
    try withTemporaryFile { path in
      #expect(FileManager.default.createFile(atPath: path, contents: Data()))
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try handle.truncate(atOffset: 1 << 40)
      try handle.close()
      #expect(
        throws: ModelFileError(path: path, .tooLarge(size: 1 << 40, limit: 1 << 30))
      ) {
        try ModelFile.read(path: path)
      }
    }
  }
}
