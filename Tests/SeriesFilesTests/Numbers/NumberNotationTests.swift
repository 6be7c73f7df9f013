import Testing
import TimeSeries

@testable import SeriesFiles

@Suite struct NumberNotationTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let cells: [String]
    let values: [Double]
    var testDescription: String { cells.joined(separator: " | ") }
  }

  static let cases: [Case] = [
    Case(cells: ["97%", "3.5 %", "0"], values: [97, 3.5, 0]),
    Case(cells: ["800 ms", "1.5 s", "2 min"], values: [800, 1500, 120_000]),
    Case(cells: ["2s", "500ms", "-1s"], values: [2, 0.5, -1]),
    Case(cells: ["512 MiB", "1.5 GiB", "0"], values: [536_870_912, 1_610_612_736, 0]),
    Case(cells: ["1 KB", "2MB", "500"], values: [1000, 2_000_000, 500]),
    Case(cells: ["950", "1.2k", "3M"], values: [950, 1200, 3_000_000]),
    Case(cells: ["21.5 °C", "22 °C", "-3 °C"], values: [21.5, 22, -3]),
    Case(cells: ["40 rpm", "41 rpm", "42 rpm"], values: [40, 41, 42]),
    Case(cells: ["$1,234.50", "$12", "-$3"], values: [1234.5, 12, -3]),
    Case(cells: ["USD 5", "USD 1,000,000", "USD 2"], values: [5, 1_000_000, 2]),
    Case(cells: ["1.234,50 €", "12,00 €", "0,5 €"], values: [1234.5, 12, 0.5]),
    Case(cells: ["1,204", "870", "12"], values: [1204, 870, 12]),
    Case(cells: ["1.204.000", "870", "12"], values: [1_204_000, 870, 12]),
    Case(cells: ["12,34,567", "1,00,000", "5"], values: [1_234_567, 100_000, 5]),
    Case(cells: ["1 204,5", "870", "12 000"], values: [1204.5, 870, 12_000]),
    Case(cells: ["1\u{202F}204", "1\u{A0}205", "7"], values: [1204, 1205, 7]),
    Case(cells: ["1'204.5", "1’205", "7"], values: [1204.5, 1205, 7]),
    Case(cells: ["1,5", "1,234", "2,25"], values: [1.5, 1.234, 2.25]),
    Case(cells: ["0,234", "1,234", "1,235"], values: [0.234, 1.234, 1.235]),
    Case(cells: ["4711", "1,234", "1,235"], values: [4711, 1.234, 1.235]),
    Case(cells: ["(2.5)", "2.5", "(1)"], values: [-2.5, 2.5, -1]),
    Case(cells: ["\u{2212}2.5", "2.5", "\u{2013}1"], values: [-2.5, 2.5, -1]),
    Case(cells: ["2.5-", "2.5", "1-"], values: [-2.5, 2.5, -1]),
    Case(cells: ["'5", "'-6", "7"], values: [5, -6, 7]),
    Case(cells: ["on", "OFF", "On"], values: [1, 0, 1]),
    Case(cells: ["true", "FALSE", "false"], values: [1, 0, 0]),
  ]

  @Test(arguments: cases)
  func `a column's notation is found`(_ column: Case) throws {
    let text = "step\tload\n" + column.cells.enumerated().map { "\($0)\t\($1)\n" }.joined()
    let file = try readText(text, .init(timestampColumn: .name("step")))
    #expect(file.series[0].values == column.values)
    // A file with decimal commas throughout is read the quick way.
    let isComma = column.cells.allSatisfy {
      DecimalNumber.whole(Array($0.utf8), point: 0x2C) != nil
    }
    #expect(isComma || file.notes.contains { "\($0)".contains("is read as") })
  }

  @Test(arguments: [
    ["1.234", "1.5", "2"], ["1e3", "5", "6"], ["612.125", "7", "8.25"],
  ])
  func `plain numbers stay plain`(_ cells: [String]) throws {
    let text = "step,load\n" + cells.enumerated().map { "\($0),\($1)\n" }.joined()
    let file = try readText(text, .init(timestampColumn: .name("step")))
    #expect(file.series[0].values == cells.compactMap(Double.init))
    #expect(file.notes.isEmpty)
  }

  @Test(arguments: [["1,234", "2,345", "3,456"], ["1,5", "1.5", "2"], ["1.5 x", "1,5 x", "3 x"]])
  func `a mark that may be either is asked for`(_ cells: [String]) {
    let text = "step\tload\n" + cells.enumerated().map { "\($0)\t\($1)\n" }.joined()
    #expect {
      try readText(text, .init(timestampColumn: .name("step")))
    } throws: {
      "\($0)".contains("--decimal") && "\($0)".contains("(load)")
    }
  }

  @Test(arguments: [(true, 1.234), (false, 1234)])
  func `what a person says decides`(_ comma: Bool, _ value: Double) throws {
    let text = "step\tload\n1\t1,234\n2\t2,345\n"
    let file = try readText(text, .init(timestampColumn: .name("step"), decimalComma: comma))
    #expect(file.series[0].values[0] == value)
  }

  @Test func `a day written with points shows that thousands are too`() throws {
    let file = try readText("Tag;Besucher\n30.01.2024;980\n31.01.2024;1.024\n01.02.2024;1.100\n")
    #expect(file.series[0].values == [980, 1024, 1100])
    #expect {
      try readText("Tag;Grad\n30.01.2024;20.125\n31.01.2024;21.250\n01.02.2024;19.875\n")
    } throws: {
      "\($0)".contains("--decimal")
    }
  }

  @Test func `another column of the file decides`() throws {
    let file = try readText("a\tb\n1,5\t1,234\n2,5\t2,345\n", .init(hasTimestamps: false))
    #expect(file.series[0].values == [1.5, 1.234, 2.5, 2.345])
  }

  @Test func `a cell of another notation is an error with its place`() {
    let rows = (0..<1500).map { "\($0)\t\($0) ms\n" }.joined()
    #expect {
      try readText(
        "step\tload\n" + rows + "1500\t12 apples\n", .init(timestampColumn: .name("step")))
    } throws: {
      "\($0)".contains("test.csv:1502") && "\($0)".contains("apples")
    }
  }

  @Test(arguments: [
    "10.0.0.1", "1.2.3", "12 34", "1,2,3", "v5", "5 of 7", "--", "1 234 5", "(5", "$", "1'23",
    "5-6",
    "12:30", "%", "e5", "..", "1_2_3_",
  ])
  func `what is no number is none`(_ text: String) {
    let number = WrittenNumber(Array(text.utf8))
    #expect(number.flatMap { $0.value(point: 0x2E) } == nil)
    #expect(number.flatMap { $0.value(point: 0x2C) } == nil)
  }

  @Test func `words and numbers of rooms stay text`() throws {
    let file = try readText("step,room,load\n1,5 x,7\n2,6 y,8\n3,7 z,9\n")
    #expect(!file.series[0].channelNames.contains("room"))
  }
}
