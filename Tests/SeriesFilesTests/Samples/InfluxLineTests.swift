import Testing

@testable import SeriesFiles

@Suite struct InfluxLineTests {
  private func line(_ text: String) throws -> InfluxLine { try InfluxLine(Array(text.utf8)[...]) }

  @Test func `a line has a series, fields and a time`() throws {
    let text = #"a\,b,c\=d=e\ f,g=h i\=j=1.5,k="x \" y, z",l=-2i,m=F,n=3u 12\#r\#n"#
    let line = try line(text)
    #expect(line.series == #"a\,b,c\=d=e\ f,g=h"#)
    #expect(line.fields.map(\.name) == ["i=j", "k", "l", "m", "n"])
    #expect(line.fields.map(\.number) == [1.5, nil, -2, 0, 3])
    #expect(line.time.map { Array(text.utf8)[$0] } == [0x31, 0x32])
    let bytes = Array(text.utf8)
    #expect(String(decoding: bytes[line.fields[1].range], as: UTF8.self) == #"x \" y, z"#)
    #expect(String(decoding: bytes[line.fields[2].range], as: UTF8.self) == "-2")
  }

  @Test(arguments: [
    ("m", 1, "the name of a field"), ("m ", 2, "the name of a field"),
    (",a=b c=1", 0, "the name of a measurement"), ("m,a c=1", 3, "= and the value of a tag"),
    ("m,a= c=1", 4, "the value of a tag"), ("m,=b c=1", 2, "the name of a tag"),
    ("m c", 3, "= and the value of a field"),
    ("m c=1 x", 6, "a timestamp, an integer, at the end of the line"),
    ("m c=1 1.5x", 9, "a timestamp, an integer, at the end of the line"),
    ("m c=1 5 6", 8, "the end of the line"), ("m c=\"x", 6, "a closing quote"),
    ("m c=x", 4, "a number, true, false or text in quotes as the value of a field"),
    ("m c=1,", 6, "the name of a field"),
  ])
  func `a line that is none is refused with its place`(
    _ text: String, _ position: Int, _ expected: String
  ) {
    #expect {
      try line(text)
    } throws: { error in
      let failure = error as? InfluxLine.Failure
      return failure?.position == position && failure?.expected == expected
    }
  }

  @Test(arguments: [
    ("a b=1", DataFormat.influx), ("a,c=d b=1i,e=\"x\" 5", .influx), (" {\"a\":1}", .ndjson),
    ("time,value", .csv), ("1 2 3", .csv), ("2024-01-01 00:00:00,1.5", .csv), ("a=1", .csv),
    ("name=x,value", .csv),
  ])
  func `a line shows its format`(_ text: String, _ format: DataFormat) {
    #expect(DataFormat(line: Array(text.utf8)[...]) == format)
    #expect(DataFormat(line: Array("# \(text)".utf8)[...]) == nil)
  }
}
