import Testing
import TimeSeries

@Suite("Reading the shared data", .enabled(if: SharedData.exists, "no data"))
struct ReadingSharedDataTests {
  @Test func `the 58 series of NAB have 365558 rows of one value`() throws {
    let files = SharedData.files(below: "nab/data", ending: ".csv")
    #expect(files.count == 58)
    var rows = 0
    for path in files {
      let file = try SeriesReader.read(path: path)
      #expect(file.series.count == 1)
      #expect(file.series[0].channelNames == ["value"])
      #expect(file.series[0].timeAxis.style.isClock)
      #expect(file.series[0].labels == nil)
      rows += file.series[0].rowCount
    }
    #expect(rows == 365_558)
  }
}
