import Foundation
import SeriesFiles
import TestSupport
import Testing
import TimeSeries

@Suite struct AlignmentTests {
  func integerSeries(_ name: String, _ ticks: [Int64], _ values: [Double], labels: [Bool]? = nil)
    -> Series
  {
    Series(
      name: name, channelNames: ["value"], timeAxis: TimeAxis(ticks: ticks, style: .integer),
      values: values, labels: labels)
  }

  @Test(arguments: [Alignment.Axis.union, .intersection])
  func `tables are those of pandas`(axis: Alignment.Axis) throws {
    let golden = try PreparingGolden.load().alignment
    let parts = golden.parts.enumerated().map { index, part in
      integerSeries("part\(index)", part.ticks, missingAsNaN(part.values))
    }
    let expected = axis == .union ? golden.union : golden.intersection
    let table = try Alignment(axis: axis).align(parts, name: "table").series
    #expect((0..<table.rowCount).map { table.timeAxis.tick(at: $0) } == expected.ticks)
    #expect(table.values == missingAsNaN(expected.values))
    #expect(table.channelNames == ["part0", "part1", "part2"])
  }

  @Test func `labels of any series mark their timestamp`() throws {
    let first = integerSeries("a", [1, 2, 4], [1, 1, 1], labels: [false, true, false])
    let second = integerSeries(
      "b", [1, 4, 4, 5], [2, 2, 2, 2], labels: [false, false, true, false])
    let table = try Alignment(filling: .none).align([first, second], name: "t")
    #expect(table.series.labels == [false, true, true, false])
    #expect(table.isImputed.allSatisfy { !$0 })
    #expect(
      table.series.values.map(\.isNaN) == [false, false, false, true, false, false, true, false])
  }

  @Test func `repeated timestamps become one number by the rule`() throws {
    let series = integerSeries("a", [1, 1, 1, 2], [3, .nan, 5, 9])
    func values(_ rule: Aggregation) throws -> [Double] {
      try Alignment(duplicates: rule).align([series], name: "t").series.values
    }
    let (mean, earliest) = (try values(.mean), try values(.first))
    let (latest, count) = (try values(.last), try values(.count))
    #expect(mean == [4, 9] && earliest == [3, 9])
    #expect(latest == [5, 9] && count == [2, 1])
  }

  @Test func `channels keep names that no other series has`() throws {
    let pair = Series(
      name: "host", channelNames: ["cpu", "value"], timeAxis: TimeAxis(ticks: [1], style: .integer),
      values: [1, 2])
    let other = integerSeries("disk", [1], [3])
    let names = try Alignment().align([pair, other], name: "t").series.channelNames
    #expect(names == ["cpu", "host.value", "disk"])
  }

  @Test func `what cannot be aligned is told apart`() throws {
    let ticks = integerSeries("ticks", [1], [1])
    let clock = clockSeries([1, 2], seconds: 60)
    let far = integerSeries("far", [9], [1])
    #expect(throws: PreparationError.noSeries) { try Alignment().align([], name: "t") }
    #expect(throws: PreparationError.differentTimeAxes(first: "ticks", second: "clock")) {
      try Alignment().align([ticks, clock], name: "t")
    }
    #expect(throws: PreparationError.noCommonTimestamp(series: ["ticks", "far"])) {
      try Alignment(axis: .intersection).align([ticks, far], name: "t")
    }
    #expect(throws: PreparationError.repeatedChannel(name: "ticks")) {
      try Alignment().align([ticks, ticks], name: "t")
    }
    #expect(PreparationError.noSeries.description.contains("at least one"))
  }

  @Test func `joining end to end orders rows by time`() throws {
    let first = integerSeries("a", [1, 5, 5], [1, 2, 3], labels: [true, false, false])
    let second = integerSeries("b", [2, 5], [4, 5])
    let joined = try Series.concatenation(of: [first, second], name: "all")
    #expect(joined.values == [1, 4, 2, 3, 5])
    #expect(joined.labels == [true, false, false, false, false])
    let counted = try Series.concatenation(
      of: [plainSeries([1, 2], channels: 1), plainSeries([3], channels: 1)], name: "all")
    #expect(counted.values == [1, 2, 3])
    #expect(counted.timeAxis == TimeAxis(rowCount: 3))
    #expect(throws: PreparationError.self) {
      try Series.concatenation(of: [first, plainSeries([1], channels: 1)], name: "all")
    }
  }

  @Test(.enabled(if: SharedData.exists, "no data"))
  func `the CloudWatch metrics make a table of 36,358 rows`() throws {
    let patterns = [
      ("CPU", "cpu_utilization"), ("Disk", "disk_write_bytes"), ("Network", "network_in"),
      ("ELB", "elb_request_count"), ("RDS", "rds_cpu_utilization"), ("ASG", "grok_asg_anomaly"),
    ]
    let folder = "nab/data/realAWSCloudwatch"
    let files = try FileManager.default.contentsOfDirectory(
      atPath: SharedData.path(folder)
    ).filter { $0.hasSuffix(".csv") }.sorted()
    let metrics = try patterns.map { name, pattern in
      let parts = try files.filter { $0.contains(pattern) }.map {
        try SeriesReader.read(path: SharedData.path("\(folder)/\($0)"))
          .series[0]
      }
      return try Series.concatenation(of: parts, name: name)
    }
    let table = try Alignment(axis: .union).align(metrics, name: "cloudwatch").series
    #expect(table.rowCount == 36_358)
    #expect(table.channelNames == patterns.map(\.0))
    #expect(table.values.allSatisfy { !$0.isNaN })
    let split = SplitIndices(.lastFraction(0.15), count: table.rowCount)
    #expect(split.test.count == 5454)
    #expect(Windows(length: 10, rowCount: split.test.count, omitsLast: true).count == 5444)
  }
}
