import Testing

@testable import Recipes

@Suite struct NodeDecoderTests {
  private func sample(_ yaml: String) throws -> FormatSample {
    do throws(Mistakes) {
      return try NodeDecoder.decode(
        FormatSample.self, from: YAMLReader.read(Array(yaml.utf8)), shape: FormatSample.shape)
    } catch {
      throw RecipeFileError.mistakes(file: "a.yaml", error.all)
    }
  }

  private func mistakes(_ yaml: String) -> String {
    do {
      _ = try sample(yaml)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func `values are read by their types`() throws {
    let sample = try sample(
      """
      name: no
      rate: 1e-5
      single: 3
      count: 0x1F
      is_on: true
      colour: dark_blue
      sizes:
        - {width: 3}
        - width: 1e2
          height: 255
      tags: [a, "5"]
      size:
      """)
    var expected = FormatSample()
    expected.name = "no"
    expected.rate = 1e-5
    expected.single = 3
    expected.count = 31
    expected.isOn = true
    expected.colour = .darkBlue
    expected.sizes = [.init(width: 3), .init(width: 100, height: 255)]
    expected.tags = ["a", "5"]
    #expect(sample == expected)
  }

  @Test(arguments: [
    ("name: a\ncuont: 5", #"a.yaml:2:1: unknown key "cuont": did you mean "count"?"#),
    (
      "nothing_like_it: 5",
      """
      a.yaml:1:1: unknown key "nothing_like_it": expected name, rate, single, count, is_on, colour, \
      sizes, tags or size
      """
    ),
    ("isOn: true", #"a.yaml:1:1: unknown key "isOn": did you mean "is_on"?"#),
    ("size:\n  width: 2\n  hight: 3", #"a.yaml:3:3: unknown key "hight": did you mean "height"?"#),
    ("size:\n  wdth: 2", #"a.yaml:2:3: unknown key "wdth": did you mean "width"?"#),
    ("size:\n  height: 2", "a.yaml:1:1: size.width is missing, and has to be given"),
    ("sizes:\n  - height: 2", "a.yaml:2:5: sizes.0.width is missing, and has to be given"),
    (
      "sizes:\n  - width: 2\n  - {width: many}",
      """
      a.yaml:3:13: sizes.1.width: found the text "many", expected a whole number
      """
    ),
    ("rate: many", #"a.yaml:1:7: rate: found the text "many", expected a number"#),
    ("rate: .inf", "a.yaml:1:7: rate: found the number .inf, expected a finite number"),
    ("rate: \"5\"", #"a.yaml:1:7: rate: found the text "5", expected a number: remove the quotes"#),
    (
      "count: 1_000",
      """
      a.yaml:1:8: count: found the text "1_000", expected a whole number: write 1000
      """
    ),
    ("count: 1.5", "a.yaml:1:8: count: found the number 1.5, expected a whole number"),
    ("count: -1", "a.yaml:1:8: count -1 is below 0"),
    (
      "size: {width: 1, height: 256}",
      """
      a.yaml:1:26: size.height: found the number 256, expected a whole number from 0 to 255
      """
    ),
    (
      "count: 99999999999999999999",
      """
      a.yaml:1:8: count: found the number 99999999999999999999, expected a whole number from \
      -9223372036854775808 to 9223372036854775807
      """
    ),
    ("is_on: yes", #"a.yaml:1:8: is_on: found the text "yes", expected true or false: write true"#),
    ("name: 5", #"a.yaml:1:7: name: found the number 5, expected text: put it in quotes: "5""#),
    ("tags: a", #"a.yaml:1:7: tags: found the text "a", expected a list: put it in brackets"#),
    ("tags: {a: 1}", "a.yaml:1:1: tags: found a section of keys, expected a list"),
    ("size: 3", "a.yaml:1:7: size: found the number 3, expected a section of keys"),
    (
      "colour: dark_bleu",
      """
      a.yaml:1:9: colour: found the text "dark_bleu": did you mean "dark_blue"?
      """
    ),
    (
      "colour: 5",
      """
      a.yaml:1:9: colour: found the number 5, expected one of red, dark_blue
      """
    ),
    ("- a", "a.yaml:1:1: found a list, expected a section of keys"),
  ])
  func `a mistake is told with its place, its key and what would be right`(
    yaml: String, message: String
  ) {
    #expect(mistakes(yaml) == message)
  }

  @Test func `numbers that only their types refuse are told at once as well`() {
    #expect(
      mistakes("single: 1e300\nsize: {width: 1, height: 256}") == """
        a.yaml has 2 mistakes:
        a.yaml:1:9: single: found the number 1e300, expected a finite number
        a.yaml:2:26: size.height: found the number 256, expected a whole number from 0 to 255
        """)
  }

  @Test func `all mistakes that do not hide each other are told at once, in the file's order`() {
    let yaml = """
      nmae: a
      rate: fast
      colour: blue
      size: {wdith: 1}
      tgas: []
      sizes: [{width: a}, {width: b}]
      """
    #expect(
      mistakes(yaml) == """
        a.yaml has 7 mistakes:
        a.yaml:1:1: unknown key "nmae": did you mean "name"?
        a.yaml:2:7: rate: found the text "fast", expected a number
        a.yaml:3:9: colour: found the text "blue": expected red or dark_blue
        a.yaml:4:8: unknown key "wdith": did you mean "width"?
        a.yaml:5:1: unknown key "tgas": did you mean "tags"?
        a.yaml:6:17: sizes.0.width: found the text "a", expected a whole number
        a.yaml:6:29: sizes.1.width: found the text "b", expected a whole number
        """)
  }
}
