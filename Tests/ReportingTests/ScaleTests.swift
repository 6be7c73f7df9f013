import Testing
import TimeSeries

@testable import Reporting

@Suite struct ScaleTests {
  @Test func `value ticks are round and labelled for their size`() {
    let small = ValueScale(holding: 0...0.043, top: 0, height: 100)
    #expect(small.ticks(count: 4).map(\.label) == ["0", "0.01", "0.02", "0.03", "0.04"])
    let large = ValueScale(holding: 0...38_120, top: 0, height: 100)
    #expect(large.ticks(count: 4).map(\.label) == ["0", "10,000", "20,000", "30,000", "40,000"])
    let huge = ValueScale(holding: 0...3.4e9, top: 0, height: 100)
    #expect(huge.ticks(count: 4).map(\.label) == ["0", "1G", "2G", "3G"])
  }

  @Test func `a scale holds constant and negative values`() {
    let constant = ValueScale(holding: 5...5, top: 0, height: 100)
    #expect(constant.y(5) > 10 && constant.y(5) < 90)
    let negative = ValueScale(holding: -30 ... -20, top: 0, height: 100)
    #expect(negative.y(-20) < negative.y(-30))
    #expect(negative.high < 0)
  }

  @Test func `logarithmic ticks are powers of ten`() {
    let scale = ValueScale(logarithmic: 0.01...1000, top: 0, height: 100)
    #expect(scale.ticks(count: 6).map(\.value) == [0.01, 0.1, 1, 10, 100, 1000])
    #expect(abs(scale.y(1) - 60) < 1e-9)
  }

  static let day: Int64 = 86_400_000_000_000

  /// A span from 2014-07-01 with the labels and contexts that its axis should have.
  @Test(
    arguments: [
      (day, ["00:00", "06:00", "12:00", "18:00", "00:00"], ["1 Jul 2014", "2 Jul 2014"]),
      (7 * day, ["1 Jul", "3 Jul", "5 Jul", "7 Jul"], ["2014"]),
      (214 * day, ["Jul", "Sep", "Nov", "Jan"], ["2014", "2015"]),
      (
        4000 * day, ["2015", "2020", "2025"], []
      ),
      (10_000_000_000 as Int64, ["00:00:00", "00:00:05", "00:00:10"], ["1 Jul 2014"]),
    ] as [(Int64, [String], [String])])
  func `time ticks stand at calendar steps`(span: Int64, labels: [String], contexts: [String]) {
    let start = Int64(CalendarTime.days(year: 2014, month: 7, day: 1)) * Self.day
    let ticks = TimeTick.calendar(
      from: start, to: start + span, zone: .unwritten, count: 4)
    #expect(ticks.map(\.label) == labels)
    #expect(ticks.compactMap(\.context).filter { !$0.isEmpty } == contexts)
  }

  @Test func `weeks begin on Monday and days at the zone's midnight`() {
    let start = Int64(CalendarTime.days(year: 2024, month: 1, day: 1)) * Self.day
    let weeks = TimeTick.calendar(from: start, to: start + 29 * Self.day, zone: .utc, count: 5)
    for tick in weeks {
      #expect(CalendarTime(nanosecondsSince1970: tick.tick).weekday == 0)
    }
    #expect(weeks.count == 5)
    let days = TimeTick.calendar(
      from: start, to: start + 3 * Self.day, zone: .offset(seconds: 7200), count: 3)
    #expect(days.first?.tick == start + 22 * 3_600_000_000_000)
  }

  @Test func `the ends of time have an axis`() {
    let ticks = TimeTick.calendar(from: .min, to: .max, zone: .utc, count: 8)
    #expect(ticks.count <= 10)
    #expect(TimeTick.plain(from: .min, to: .max, count: 8).count <= 18)
  }

  @Test func `gaps in time keep their width`() {
    let axis = TimeAxis(ticks: [0, 10, 20, 80, 100], style: .integer)
    let scale = TimeScale(axis: axis, rows: 0..<5, left: 50, width: 200)
    #expect((0..<5).map(scale.x(row:)) == [50, 70, 90, 210, 250])
    #expect(scale.x(tick: 50) == 150)
  }
}
