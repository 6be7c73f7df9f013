import Foundation
import SeriesFiles
import TestSupport
import Testing
import TimeSeries

@Suite("Reading the shared data", .enabled(if: SharedData.exists, "no data"))
struct ReadingSharedDataTests {
  @Test func `the 58 series of NAB have 365558 rows of one value`() throws {
    let files = SharedData.files(below: "nab/data", ending: ".csv").map(SharedData.path)
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

  @Test func `the windows of NAB label 33495 rows`() throws {
    let windows = try NABWindows(
      path: SharedData.path("nab/labels/combined_windows.json"))
    #expect(windows.files.count == 58)
    var labelled = 0
    for path in SharedData.files(below: "nab/data", ending: ".csv").map(SharedData.path) {
      let series = try SeriesReader.read(path: path).series[0]
      labelled += try windows.labels(of: series, file: path).count { $0 }
    }
    #expect(labelled == 33_495)
    #expect(throws: DataError.self) { try windows.windows(of: "other/file.csv") }
  }

  @Test func `a NAB file is pandas' sum, and its odd rows are counted`() throws {
    let taxi = try SeriesReader.read(
      path: SharedData.path("nab/data/realKnownCause/nyc_taxi.csv"))
    #expect(taxi.series[0].values.reduce(0, +) == 156_219_716)
    #expect(taxi.series[0].timeAxis.text(at: 0) == "2014-07-01 00:00:00")
    #expect(taxi.notes == [])
    let name = "machine_temperature_system_failure"
    let machine = try SeriesReader.read(
      path: SharedData.path("nab/data/realKnownCause/\(name).csv"))
    #expect(machine.notes.count == 2)
    #expect(machine.notes.contains(.duplicateTimestamps(series: name, count: 12)))
  }

  @Test func `Microsoft's 45 series have 135104 rows of which 2892 are labelled`() throws {
    var rows = 0
    var labelled = 0
    let files = SharedData.files(below: "ms_cloud_monitoring/data", ending: ".csv").map(
      SharedData.path)
    #expect(files.count == 45)
    for path in files {
      let series = try SeriesReader.read(path: path).series[0]
      #expect(series.channelNames == ["Value"])
      #expect(series.timeAxis.style.isClock)
      rows += series.rowCount
      labelled += series.labels?.count { $0 } ?? 0
    }
    #expect(rows == 135_104)
    #expect(labelled == 2892)
  }

  @Test(arguments: [("asd", 19, 69_120, 34_560, 1340), ("smd", 38, 47_391, 47_392, 4340)])
  func `SMD and ASD have rows without a header and labels beside them`(
    _ set: String, _ channels: Int, _ training: Int, _ test: Int, _ labelled: Int
  ) throws {
    var rows = [0, 0]
    var count = 0
    for (index, part) in ["train", "test"].enumerated() {
      for path in SharedData.files(below: "\(set)/\(part)", ending: ".txt").map(SharedData.path) {
        let series = try SeriesReader.read(path: path).series[0]
        #expect(series.channelCount == channels)
        #expect(series.timeAxis.style == .rowNumber)
        rows[index] += series.rowCount
        guard part == "test" else { continue }
        let labels = path.replacing("/test/", with: "/test_label/")
        count += try LabelFile.read(path: labels, rowCount: series.rowCount).count { $0 }
      }
    }
    #expect(rows == [training, test])
    #expect(count == labelled)
  }

  @Test func `the ECG and the Mackey-Glass series have their labels`() throws {
    let ecg = try SeriesReader.read(
      path: SharedData.path("ecg/MBA_ECG805_data.out"),
      options: .init(labelColumn: .position(2))
    ).series[0]
    #expect(ecg.rowCount == 230_400)
    #expect(ecg.channelCount == 1)
    #expect(ecg.labels?.count { $0 } == 20_200)
    let glass = try SeriesReader.read(path: SharedData.path("mgab/1.csv"))
      .series[0]
    #expect(glass.rowCount == 100_000)
    #expect(glass.channelNames == ["value"])
    #expect(glass.labels?.count { $0 } == 4010)
  }

  @Test(arguments: [
    ("001", 79_795, 35_000, 52_000, 52_620), ("135", 7501, 1200, 4187, 4199),
    ("136", 7500, 1600, 3198, 3309), ("137", 7500, 2300, 4485, 4587),
  ])
  func `the UCR files have the labels of their names`(
    _ number: String, _ rows: Int, _ training: Int, _ begin: Int, _ end: Int
  ) throws {
    let path = try #require(
      SharedData.files(below: "ucr", ending: ".txt").map(SharedData.path).first {
        $0.contains("/\(number)_")
      })
    let file = try SeriesReader.read(path: path)
    #expect(file.series[0].rowCount == rows)
    #expect(file.trainingEnd == training)
    let labels = file.series[0].labels ?? []
    #expect(labels.firstIndex(of: true) == begin - 1)
    #expect(labels.count { $0 } == end - begin + 1)
  }
}
