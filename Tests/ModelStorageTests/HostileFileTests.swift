import Foundation
import TestSupport
import Testing

@testable import ModelStorage

/// A file that must be refused, and why.
struct HostileFile: CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let problem: ModelFileError.Problem

  var testDescription: String { name }

  init(_ name: String, _ bytes: [UInt8], _ problem: ModelFileError.Problem) {
    self.name = name
    self.bytes = bytes
    self.problem = problem
  }

  init(_ name: String, header: String, data: Int = 0, _ problem: SafetensorsFile.Problem) {
    self.init(
      name, rawFile(header: header, data: [UInt8](repeating: 0, count: data)), .malformed(problem))
  }
}

@Suite struct HostileFileTests {
  static let limit = SafetensorsHeader.maximumLength

  static func tensor(
    _ name: String, _ shape: String, _ begin: Int, _ end: Int, type: String = "F32"
  ) -> String {
    #""\#(name)":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":[\#(begin),\#(end)]}"#
  }

  static let lengths: [HostileFile] = [
    HostileFile("nothing", [], .empty),
    HostileFile("seven bytes", [1, 0, 0, 0, 0, 0, 0], .malformed(.noHeaderLength(fileSize: 7))),
    HostileFile(
      "a header of no bytes", rawFile(header: ""),
      .malformed(.headerLength(claimed: 0, available: 0, limit: limit))),
    HostileFile(
      "a header of 2^64 - 1 bytes", [UInt8](repeating: 255, count: 8) + Array("{}".utf8),
      .malformed(.headerLength(claimed: .max, available: 2, limit: limit))),
    HostileFile(
      "a header of 1 GiB", [0, 0, 0, 64, 0, 0, 0, 0] + Array("{}".utf8),
      .malformed(.headerLength(claimed: 1 << 30, available: 2, limit: limit))),
    HostileFile(
      "a header one byte longer than the file", [3, 0, 0, 0, 0, 0, 0, 0] + Array("{}".utf8),
      .malformed(.headerLength(claimed: 3, available: 2, limit: limit))),
  ]

  static let tensors: [HostileFile] = [
    HostileFile(
      "overlap", header: "{\(tensor("a", "[2]", 0, 8)),\(tensor("b", "[2]", 4, 12))}", data: 12,
      .overlap(tensor: "b", begin: 4, previousEnd: 8)),
    HostileFile(
      "the same place twice", header: "{\(tensor("a", "[1]", 0, 4)),\(tensor("b", "[1]", 0, 4))}",
      data: 4, .overlap(tensor: "b", begin: 0, previousEnd: 4)),
    HostileFile(
      "hole", header: "{\(tensor("a", "[1]", 0, 4)),\(tensor("b", "[1]", 8, 12))}", data: 12,
      .hole(tensor: "b", begin: 8, previousEnd: 4)),
    HostileFile(
      "hole at the start", header: "{\(tensor("a", "[1]", 4, 8))}", data: 8,
      .hole(tensor: "a", begin: 4, previousEnd: 0)),
    HostileFile(
      "numbers cut off", header: "{\(tensor("a", "[4]", 0, 16))}", data: 15,
      .truncated(expectedBytes: 16, foundBytes: 15)),
    HostileFile(
      "terabytes of numbers", header: "{\(tensor("a", "[1099511627776]", 0, 4_398_046_511_104))}",
      data: 8, .truncated(expectedBytes: 4_398_046_511_104, foundBytes: 8)),
    HostileFile(
      "bytes after the last tensor", header: "{\(tensor("a", "[1]", 0, 4))}", data: 5,
      .trailingBytes(expectedBytes: 4, foundBytes: 5)),
    HostileFile(
      "numbers without a tensor", header: "{}", data: 1,
      .trailingBytes(expectedBytes: 0, foundBytes: 1)),
    HostileFile(
      "shape and place do not fit", header: "{\(tensor("a", "[3]", 0, 8))}", data: 8,
      .sizeMismatch(
        tensor: "a", shape: [3], elementType: .float32, expectedBytes: 12, foundBytes: 8)),
    HostileFile(
      "a shape that wraps round to 0",
      header: "{\(tensor("a", "[4611686018427387904,4]", 0, 0))}",
      .shapeTooLarge(tensor: "a", shape: [4_611_686_018_427_387_904, 4])),
    HostileFile(
      "an end before its begin", header: "{\(tensor("a", "[1]", 8, 4))}", data: 8,
      .reversedOffsets(tensor: "a", begin: 8, end: 4)),
    HostileFile(
      "an unknown kind of number", header: "{\(tensor("a", "[1]", 0, 4, type: "F31"))}", data: 4,
      .unknownElementType(tensor: "a", found: "F31")),
    HostileFile(
      "one tensor twice", header: "{\(tensor("a", "[1]", 0, 4)),\(tensor("a", "[1]", 4, 8))}",
      data: 8, .duplicateKey("a")),
    HostileFile(
      "metadata twice", header: #"{"__metadata__":{},"__metadata__":{}}"#,
      .duplicateKey("__metadata__")),
    HostileFile(
      "one metadata key twice", header: #"{"__metadata__":{"k":"1","\u006b":"2"}}"#,
      .duplicateKey("k")),
    HostileFile(
      "one field twice",
      header: #"{"a":{"dtype":"F32","dtype":"F32","shape":[],"data_offsets":[0,4]}}"#, data: 4,
      .duplicateKey("a.dtype")),
    HostileFile(
      "no kind", header: #"{"a":{"shape":[],"data_offsets":[0,4]}}"#, data: 4,
      .missingField(tensor: "a", field: "dtype")),
    HostileFile(
      "no shape", header: #"{"a":{"dtype":"F32","data_offsets":[0,4]}}"#, data: 4,
      .missingField(tensor: "a", field: "shape")),
    HostileFile(
      "no place", header: #"{"a":{"dtype":"F32","shape":[]}}"#, data: 4,
      .missingField(tensor: "a", field: "data_offsets")),
    HostileFile(
      "three offsets", header: #"{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4,8]}}"#, data: 4,
      .missingField(tensor: "a", field: "data_offsets")),
  ]

  static func syntax(_ header: String, _ offset: Int, _ expected: String, _ found: String)
    -> HostileFile
  {
    HostileFile(
      header, header: header, .headerSyntax(offset: offset, expected: expected, found: found))
  }

  static let headers: [HostileFile] = [
    syntax("{]", 9, "'\"'", "']'"),
    syntax("{\"a\"", 12, "':'", "the end of the header"),
    syntax("{} x", 11, "the end of the header", "'x'"),
    syntax(#"{"a":{"dtype":1}}"#, 22, "'\"'", "'1'"),
    syntax(#"{"a":{"shape":[-1]}}"#, 23, "a whole number", "'-'"),
    syntax(#"{"a":{"shape":[01]}}"#, 23, "a whole number", "'0'"),
    syntax(#"{"a":{"shape":[1.5]}}"#, 24, "','", "'.'"),
    syntax(#"{"a":{"shape":[1e9]}}"#, 24, "','", "'e'"),
    syntax(#"{"a":{"shape":[1,]}}"#, 25, "a whole number", "']'"),
    syntax(
      #"{"a":{"shape":[9223372036854775808]}}"#, 23, "a number that a machine can count to", "'9'"),
    syntax(#"{"a":{"weight":1}}"#, 14, "dtype, shape or data_offsets", "'\"'"),
    syntax(#"{"__metadata__":{"a":{}}}"#, 29, "'\"'", "'{'"),
    syntax(#"{"__metadata__":{"a":null}}"#, 29, "'\"'", "'n'"),
    syntax("{\"a\n\":1}", 11, "a character of a string", "the byte 0xA"),
    syntax(#"{"\x":1}"#, 11, #"one of " \ / b f n r t u after '\'"#, "'x'"),
    syntax(#"{"\u12g4":1}"#, 14, "four hexadecimal digits", "'g'"),
    syntax(#"{"\ud800":1}"#, 12, "the number of a character", "'d'"),
    syntax(#"{"\ud83d\u0041":1}"#, 12, "the number of a character", "'d'"),
    syntax(#"{"\"#, 11, #"a character after '\'"#, "the end of the header"),
  ]

  @Test(arguments: lengths + tensors + headers)
  func `a hostile file is refused with its reason`(_ file: HostileFile) {
    let error = #expect(throws: ModelFileError.self) { try SafetensorsFile(bytes: file.bytes) }
    #expect(error?.problem == file.problem)
    #expect(error?.path == nil)
  }

  @Test(arguments: lengths + tensors + headers)
  func `a hostile file on disk is refused with the same reason`(_ file: HostileFile) throws {
    try withTemporaryFile { path in
      try Data(file.bytes).write(to: URL(fileURLWithPath: path))
      #expect(throws: ModelFileError(path: path, file.problem)) {
        try ModelFile.read(path: path)
      }
    }
  }

  @Test func `a hundred thousand open brackets are refused without following them`() {
    for bracket in ["[", "{", "{\"a\":"] {
      let header = "{\"a\":" + String(repeating: bracket, count: 100_000)
      #expect(throws: ModelFileError.self) { try SafetensorsFile(bytes: rawFile(header: header)) }
    }
  }

  @Test func `text that is not UTF-8 is refused`() {
    let bytes = rawFile(header: "{\"??\":1}").map { $0 == UInt8(ascii: "?") ? 0xFF : $0 }
    let error = #expect(throws: ModelFileError.self) { try SafetensorsFile(bytes: bytes) }
    #expect(
      error?.problem
        == .malformed(
          .headerSyntax(offset: 10, expected: "text in UTF-8", found: "the byte 0xFF")))
  }

  @Test func `every escape of a name is understood`() throws {
    let header = #"{"__metadata__":{"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00":"x"}}"#
    let file = try SafetensorsFile(bytes: rawFile(header: header))
    #expect(file.metadata == ["\"\\/\u{8}\u{c}\n\r\té😀": "x"])
  }

  @Test func `blanks between the parts of a header are no fault`() throws {
    let header =
      "{ \"a\" :\t{ \"data_offsets\" : [ 0 , 4 ] ,\n\"shape\" : [ ] , \"dtype\" : \"F32\" } }\r "
    let file = try SafetensorsFile(bytes: rawFile(header: header, data: [0, 0, 128, 63]))
    #expect(file.tensor(named: "a")?.floats == [1])
  }

  @Test func `every cut of a file is refused`() throws {
    let bytes = try GoldenFile.bytes("model_version_1.martlet")
    for length in 0..<bytes.count {
      #expect(throws: ModelFileError.self) { try ModelFile(bytes: Array(bytes[..<length])) }
    }
  }
}
