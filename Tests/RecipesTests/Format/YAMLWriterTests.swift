import RandomNumbers
import Testing

@testable import Recipes

@Suite struct YAMLWriterTests {
  @Test func `a key a line, short lists on one line, sections of a list behind a dash`() throws {
    var sample = FormatSample()
    sample.name = "yes"
    sample.rate = 1e-5
    sample.sizes = [.init(width: 3), .init(width: 4, height: 5)]
    sample.tags = ["a b", "*cpu*", "5", "x: y", "é"]
    sample.size = .init(width: -1)
    #expect(
      YAMLWriter(try NodeEncoder.encode(sample)).text == """
        name: "yes"
        rate: 1.0e-5
        single: 0.25
        is_on: false
        colour: red
        sizes:
          - {width: 3}
          - {width: 4, height: 5}
        tags: [a b, "*cpu*", "5", "x: y", "é"]
        size:
          width: -1

        """)
  }

  @Test func `what does not fit on a line is broken up`() throws {
    let long = String(repeating: "a", count: 50)
    let node = try NodeEncoder.encode(["list": [[long: [long]], [long: [long]]]])
    #expect(
      YAMLWriter(node).text == """
        list:
          - \(long):
              - \(long)
          - \(long):
              - \(long)

        """)
  }

  @Test(arguments: [
    "", " ", "a", "5", "1e-5", "null", "~", "no", "#", "a #b", "a: b", "a:", "- a", "-", "é", "\n",
    "a\nb", "\"", "'", "\\", "[a]", "{a}", "@", "`", "%", "!a", "&a", "*a", "?", "|", ">", "=",
    "<<",
    "\u{1}\u{7F}\u{85}\u{2028}", "2024-01-01", "0x1F", ".5", "..", "budget:2/week", "a,b", "😀",
  ])
  func `any text comes back`(text: String) throws {
    for value in [["k": [text]], [text: ["v"]]] {
      let written = YAMLWriter(try NodeEncoder.encode(value)).text
      let read = try YAMLReader.read(Array(written.utf8))
      #expect(try NodeDecoder.decode([String: [String]].self, from: read) == value)
    }
  }

  @Test func `any value comes back equal`() throws {
    var random = RandomGenerator(seed: 3)
    for _ in 0..<500 {
      var sample = FormatSample()
      sample.rate = Double(bitPattern: random.next())
      sample.single = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
      if !sample.rate.isFinite { sample.rate = 0 }
      if !sample.single.isFinite { sample.single = 0 }
      sample.count = random.next() % 2 == 0 ? nil : Int(random.next() >> 1)
      sample.isOn = random.next() % 2 == 0
      sample.colour = random.next() % 2 == 0 ? .red : .darkBlue
      sample.sizes = (0..<random.next() % 4).map { _ in
        .init(width: Int(truncatingIfNeeded: random.next()), height: UInt8(random.next() >> 56))
      }
      sample.tags = (0..<random.next() % 3).map { String($0 &* 7919) }
      let written = YAMLWriter(try NodeEncoder.encode(sample)).text
      let read = try YAMLReader.read(Array(written.utf8))
      #expect(try NodeDecoder.decode(FormatSample.self, from: read) == sample)
    }
  }
}
