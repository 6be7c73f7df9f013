import SeriesFiles
import Testing
import TimeSeries

@Suite struct ReadingCSVTests {
  private func column(_ position: Int, _ name: String?) -> DataColumn {
    DataColumn(position: position, name: name)
  }

  @Test(arguments: [
    "timestamp,value\n2024-01-01 00:00:00,1.5\n2024-01-01 00:05:00,2\n",
    "\u{FEFF}timestamp,value\r\n2024-01-01 00:00:00,1.5\r\n2024-01-01 00:05:00,2\r\n\r\n",
    "timestamp;value\n2024-01-01 00:00:00;1.5\n2024-01-01 00:05:00;2",
    "timestamp;value\n2024-01-01 00:00:00;1,5\n2024-01-01 00:05:00;2\n",
    "timestamp\tvalue\n2024-01-01 00:00:00\t1.5\n2024-01-01 00:05:00\t2\n\n",
    "\"timestamp\",\"value\"\n\"2024-01-01 00:00:00\",\"1.5\"\n\"2024-01-01 00:05:00\",2\n",
    " timestamp , value \n 2024-01-01 00:00:00 , 1.5 \n2024-01-01 00:05:00 ,\t2\n",
    "timestamp,value\r2024-01-01 00:00:00,1.5\r2024-01-01 00:05:00,2\r",
    "value,timestamp\n1.5,2024-01-01 00:00:00\n2,2024-01-01 00:05:00\n",
    "value|timestamp\n1.5|2024-01-01 00:00:00\n2|2024-01-01 00:05:00\n",
    "timestamp,value,\n2024-01-01 00:00:00,1.5,\n2024-01-01 00:05:00,2,\n",
  ])
  func `one table in many spellings is one series`(_ text: String) throws {
    let file = try readText(text)
    #expect(file.series.count == 1)
    #expect(file.series[0].name == "test")
    #expect(file.series[0].channelNames == ["value"])
    #expect(file.series[0].values == [1.5, 2])
    #expect(file.series[0].timeAxis.text(at: 1) == "2024-01-01 00:05:00")
    #expect(file.notes == [])
  }

  @Test func `a file without a header has its columns by position`() throws {
    let series = try readText("0.5,1,0.25\n0.25,0,0.5\n", name: "a/machine-1-6.txt").series[0]
    #expect(series.name == "machine-1-6")
    #expect(series.channelNames == ["channel_1", "channel_2", "channel_3"])
    #expect(series.timeAxis.style == .rowNumber)
    #expect(series.labels == nil)
  }

  @Test func `labels of a file without a header are taken where they are said to be`() throws {
    let text = "0.32,0\n0.37,1\n0.4,0\n"
    #expect(try readText(text).series[0].channelCount == 2)
    let series = try readText(text, .init(labelColumn: .position(2))).series[0]
    #expect(series.channelNames == ["value"])
    #expect(series.labels == [false, true, false])
  }

  @Test(arguments: ["label", "is_anomaly", "anomaly", "Label", "IsAnomaly"])
  func `a label column is found by name`(_ name: String) throws {
    let series = try readText("timestamp,value,\(name)\n1,5,0\n2,6,1\n3,7,true\n4,8,\n").series[0]
    #expect(series.channelNames == ["value"])
    #expect(series.labels == [false, true, true, false])
  }

  @Test func `the parts of Yahoo's made series are no channels`() throws {
    let text = """
      timestamps,value,anomaly,changepoint,trend,noise,seasonality1,seasonality2,seasonality3
      1416726000,333.2,0,0,333,0.2,1,2,3
      1416729600,339.5,1,0,336,3.5,1,2,3

      """
    let file = try readText(text)
    #expect(file.series[0].channelNames == ["value"])
    #expect(file.series[0].labels == [false, true])
    #expect(file.series[0].timeAxis.style == .epoch(.seconds))
    #expect(file.notes.count == 6)
    let asked = try readText(text, .init(valueColumns: [.name("noise"), .name("value")]))
    #expect(asked.series[0].channelNames == ["noise", "value"])
    #expect(asked.series[0].values == [0.2, 333.2, 3.5, 339.5])
  }

  @Test func `the name of a TSB-AD file tells its training part`() throws {
    let name = "001_NAB_id_1_Facility_tr_1007_1st_2014.csv"
    let file = try readText("Data,Label\n1,0\n2,1\n", name: name)
    #expect(file.trainingEnd == 1007)
    #expect(file.series[0].channelNames == ["Data"])
    #expect(file.series[0].labels == [false, true])
  }

  @Test func `a first column without a name that counts rows is the time`() throws {
    let file = try readText(",value,is_anomaly,is_ignored\n0,0.9,0,1\n1,0.8,1,0\n")
    #expect(file.series[0].channelNames == ["value"])
    #expect(file.series[0].timeAxis.style == .integer)
    #expect(file.notes == [.columnIgnored(column: column(4, "is_ignored"))])
  }

  @Test(arguments: [",0,1\n0,5,6\n1,7,8\n", "time,0,1\n0,5,6\n1,7,8\n"])
  func `numbers may name columns where a data frame wrote them`(_ text: String) throws {
    let series = try readText(text).series[0]
    #expect(series.channelNames == ["0", "1"])
    #expect(series.values == [5, 6, 7, 8])
  }

  @Test(arguments: ["", "NaN", "nan", "NA", "N/A", "null", "NULL", "None", "-", "?", "\"\""])
  func `a missing value is NaN, and is counted`(_ word: String) throws {
    let file = try readText("timestamp,a,b\n1,\(word),5\n2,3,\(word)\n3,4,5\n")
    #expect(file.series[0].values[0].isNaN)
    #expect(file.series[0].values[3].isNaN)
    #expect(file.series[0].values[4...] == [4, 5])
    #expect(
      file.notes == [
        .missingValues(series: "test", channel: "a", count: 1),
        .missingValues(series: "test", channel: "b", count: 1),
      ])
  }

  @Test(arguments: ["inf", "-inf", "Infinity", "1e999"])
  func `an infinite value is missing, and said so`(_ word: String) throws {
    let file = try readText("timestamp,value\n1,\(word)\n2,3\n")
    #expect(file.series[0].values[0].isNaN)
    #expect(file.notes == [.infiniteValues(series: "test", channel: "value", count: 1)])
  }

  @Test func `rows out of order are sorted, ties in the file's order, and counted`() throws {
    let file = try readText("timestamp,value,label\n3,1,0\n1,2,1\n2,3,0\n1,4,0\n5,5,1\n")
    #expect(file.series[0].values == [2, 4, 3, 1, 5])
    #expect(file.series[0].labels == [true, false, false, false, true])
    #expect(
      file.notes == [
        .sortedRows(series: "test", count: 3), .duplicateTimestamps(series: "test", count: 1),
      ])
  }

  @Test func `a long file is several series`() throws {
    let text = """
      timestamp,host,cpu,memory
      1,web,0.1,5
      1,"data, base",0.2,6
      2,web,0.3,7

      """
    let file = try readText(text)
    #expect(file.series.map(\.name) == ["web", "data, base"])
    #expect(file.series[0].values == [0.1, 5, 0.3, 7])
    #expect(file.series[1].values == [0.2, 6])
    #expect(file.notes == [])
  }

  @Test func `columns of text are left out with a note, even late ones`() throws {
    let early = try readText("timestamp,region,value\n1,west,1\n2,east,2\n")
    #expect(early.series[0].channelNames == ["value"])
    #expect(early.notes == [.textColumnIgnored(column: column(2, "region"))])
    let rows = (0..<1500).map { "\($0),,\($0)\n" }.joined()
    let late = try readText("timestamp,remark,value\n\(rows)1500,down for repair,7\n")
    #expect(late.series[0].channelNames == ["value"])
    #expect(late.series[0].values.last == 7)
    #expect(late.series[0].rowCount == 1501)
    #expect(late.notes == [.textColumnIgnored(column: column(2, "remark"))])
  }

  @Test func `an empty line inside a single column is a missing value`() throws {
    let file = try readText("1\n2\n\n4\n\n")
    #expect(file.series[0].rowCount == 4)
    #expect(file.series[0].values[2].isNaN)
    #expect(file.series[0].channelNames == ["value"])
  }

  @Test func `numbers between blanks are a table`() throws {
    let file = try readText("  1.5e+00   2\n  3.5e+00  -4 \n", name: "x.txt")
    #expect(file.series[0].values == [1.5, 2, 3.5, -4])
  }

  @Test func `names given twice are told apart`() throws {
    #expect(
      try readText("time,a,a,\n1,2,3,4\n").series[0].channelNames == ["a", "a_2", "channel_4"])
  }

  @Test func `rows cut by a chunk's end are read whole`() throws {
    // Beyond one chunk of 1 MiB, with quoted line ends and rows of all lengths.
    var text = "timestamp,value,remark\n"
    var expected: [Double] = []
    for row in 0..<40_000 {
      let value = Double(row) / 7
      expected.append(value)
      text += "\(row),\(value),\"x\(String(repeating: "y", count: row % 13))\ny\"\n"
    }
    let series = try readText(text).series[0]
    #expect(series.values == expected)
  }
}
