import Testing

@testable import Recipes

@Suite struct YAMLReaderTests {
  private func read(_ bytes: [UInt8]) throws(RecipeFileError) -> DocumentNode {
    do {
      return try YAMLReader.read(bytes)
    } catch {
      throw .mistakes(file: "a.yaml", error.all)
    }
  }

  private func message(_ bytes: [UInt8]) -> String {
    do {
      _ = try read(bytes)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("1e-5", DocumentScalar.number("1e-5")), ("-.5", .number("-.5")), ("1.", .number("1.")),
    ("+12", .integer("+12")), ("0o14", .integer("0o14")), ("0xfF", .integer("0xfF")),
    ("1_000", .text("1_000")), ("1:30", .text("1:30")), ("e5", .text("e5")), (".", .text(".")),
    ("0x", .text("0x")), ("-", .text("-")), ("1e", .text("1e")), ("~", .null), ("", .null),
    ("True", .bool(true)), ("yes", .text("yes")), ("2024-01-01", .text("2024-01-01")),
    ("-.INF", .number("-.INF")), ("nan", .text("nan")),
  ])
  func `an unquoted value is what the core schema of YAML 1.2 says`(
    text: String, scalar: DocumentScalar
  ) {
    #expect(DocumentScalar(plain: text) == scalar)
  }

  @Test func `places count lines and characters from 1, behind a byte order mark too`() throws {
    let root = try read([0xEF, 0xBB, 0xBF] + Array("größe: ä\r\nliste:\r\n  - 5\r\n".utf8))
    #expect(root["größe"]?.place == .position(line: 1, column: 8))
    #expect(
      root["liste"]?.content
        == .list([
          DocumentNode(.scalar(.integer("5")), at: .position(line: 3, column: 5))
        ]))
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3", "a.yaml:3:1: a is given twice, first on line 1: remove one of them"),
    (
      "x:\n\ta: 1",
      """
      a.yaml:2:1: a tab, where YAML is indented with spaces alone: put spaces in its place
      """
    ),
    (
      "files: *cpu*",
      """
      a.yaml:1:8: not YAML: text that begins with * or & has to stand in quotes, as "*cpu*"
      """
    ),
    (
      "files: *",
      """
      a.yaml:1:8: not YAML: text that begins with * or & has to stand in quotes, as "*cpu*"
      """
    ),
    (
      "a: &x {b: 1}\n? *x\n: 5",
      """
      a.yaml:2:3: an alias cannot be a key: write the key itself, or put it in quotes
      """
    ),
    ("? [1, 2]\n: 5", "a.yaml:1:3: a list or a section cannot be a key: write a word"),
    (
      "a: b: c",
      """
      a.yaml:1:5: not YAML: a ":" where no key can be: indent the line like its neighbours, or put \
      text with ": " in quotes
      """
    ),
    ("a: 'b", "a.yaml:1:4: not YAML: a quotation mark that is never closed"),
    ("a: [1, 2", "a.yaml:1:4: not YAML: a bracket [ or { that is not closed, or a comma too few"),
    (
      "a: 1\n b: 2",
      """
      a.yaml:2:3: not YAML: a ":" where no key can be: indent the line like its neighbours, or put \
      text with ": " in quotes
      """
    ),
    (
      "a:\n  b: 1\n c: 2",
      """
      a.yaml:3:2: not YAML: indented unlike the lines above it: line it up with them
      """
    ),
    (
      "a: \"C:\\data\"",
      """
      a.yaml:1:4: not YAML: a backslash in double quotes begins an escape: use single quotes
      """
    ),
    (
      "a: 1\n---\nb: 2",
      """
      a.yaml:2:1: a second document begins: a recipe is one document without `---` inside
      """
    ),
    ("a: @b", "a.yaml:1:4: not YAML: text that begins with this character has to stand in quotes"),
    (
      "a: !colour red",
      """
      a.yaml:1:4: a tag (!…) has no use in a recipe: leave it out, and quote what is text
      """
    ),
    ("a: b\u{1}", "a.yaml:1:5: a control character that YAML does not allow: remove it"),
  ])
  func `what is not YAML is told with its place and what to do`(yaml: String, message: String) {
    #expect(self.message(Array(yaml.utf8)) == message)
  }

  @Test func `bytes that are not UTF-8 are told with their line`() {
    #expect(
      message(Array("a: 1\nb: ".utf8) + [0xFF])
        == "a.yaml:2:1: not UTF-8 text: save the file as UTF-8")
  }

  @Test func `an anchor may be used again, but not to stand for billions`() throws {
    let once = try read(Array("a: &x [1, 2]\nb: *x".utf8))
    #expect(once["a"] == once["b"])
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let alias = "*a\(level - 1)"
      bomb += "a\(level): &a\(level) [" + Array(repeating: alias, count: 10).joined(separator: ", ")
      bomb += "]\n"
    }
    #expect(message(Array(bomb.utf8)).contains("more than 100000 values"))
  }

  @Test(arguments: [66, 900, 100_000])
  func `what nests too deep is refused, not followed`(depth: Int) {
    let open = String(repeating: "[", count: depth)
    let closed = String(repeating: "]", count: depth)
    let message = message(Array((open + closed).utf8))
    #expect(message.contains("nested"))
    let dashes = String(repeating: "- ", count: depth) + "a"
    #expect(self.message(Array(dashes.utf8)).contains("nested"))
  }

  @Test func `any bytes are read or refused`() {
    var state: UInt64 = 7
    let seed = Array("data: {path: 'a', labels: [1, *x, &x \"b\"]}\n- ? : |\n\t# !\u{1F}".utf8)
    for _ in 0..<3000 {
      var bytes = seed
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let place = Int(state >> 33) % bytes.count
        bytes[place] = seed[Int(state >> 17 & 0xFFFF) % seed.count] ^ (state & 63 == 0 ? 0x80 : 0)
      }
      #expect(message(bytes).count < 1000)
    }
  }
}
