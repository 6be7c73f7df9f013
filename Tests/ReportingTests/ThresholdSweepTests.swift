import Foundation
import Testing
import TimeSeries

@testable import Reporting

@Suite struct ThresholdSweepTests {
  /// `.` is a score of 0.5, `X` of 2, `!` of 4, `?` none.
  private static func scores(_ drawing: String) -> [Float] {
    drawing.map { character in
      switch character {
      case "X": 2
      case "!": 4
      case "?": .nan
      default: 0.5
      }
    }
  }

  @Test(arguments: [
    ("..XX...X", 1.0, 1, [2..<4, 7..<8], 3),
    ("..XX...X", 1.0, 3, [2..<4, 7..<8], 3),
    ("..XX...X", 1.0, 4, [2..<8], 3),
    ("..X!...X", 3.0, 1, [3..<4], 1),
    ("?X?X", 1.0, 2, [1..<4], 2),
    ("........", 1.0, 1, [], 0),
  ])
  func `flags within the merge distance are one anomaly`(
    drawing: String, factor: Double, distance: Int, ranges: [Range<Int>], flagged: Int
  ) {
    let sweep = ThresholdSweep(
      scores: Self.scores(drawing), mergeDistance: distance,
      axis: TimeAxis(rowCount: drawing.count))
    let outcome = sweep.outcome(at: factor)
    #expect(outcome.anomalies == ranges)
    #expect(outcome.flaggedRows == flagged)
  }

  @Test func `alarms are counted by the week where there is a clock`() {
    let hour: Int64 = 3_600_000_000_000
    let axis = TimeAxis(ticks: (0..<336).map { Int64($0) * hour }, style: .epoch(.seconds))
    let sweep = ThresholdSweep(
      scores: [Float](repeating: 0.5, count: 336), mergeDistance: 1, axis: axis)
    #expect(sweep.weeks == 2)
    #expect(sweep.rate(of: 3) == "1.5 a week")
    let rows = ThresholdSweep(
      scores: [Float](repeating: 0.5, count: 500), mergeDistance: 1, axis: TimeAxis(rowCount: 500))
    #expect(rows.rate(of: 3) == "60 per 10,000 rows")
  }

  @Test func `stored scores are above a slider's position exactly where the scores are`() {
    let scores =
      (0..<3000).map { Float(SampleReport.noise($0) * 6) } + [1, 1.000_001, .nan, 0, -3]
    let encoding = ScoreEncoding(scores: scores)
    let decoded = Self.decoded(encoding.text)
    #expect(decoded.count == scores.count)
    for position in [-200, -1, 0, 1, 57, 300] {
      let factor = exp(Double(position) * ScoreEncoding.step)
      let above = decoded.map { $0 > ScoreEncoding.offset + position }
      #expect(above == scores.map { Double($0) > factor })
    }
  }

  @Test func `a long series keeps the largest score of neighbouring rows`() {
    var scores = [Float](repeating: 0.2, count: 1003)
    scores[501] = 7
    scores[1002] = 3
    let encoding = ScoreEncoding(scores: scores, maximumCount: 100)
    #expect(encoding.rowsPerEntry == 11)
    let decoded = Self.decoded(encoding.text)
    #expect(decoded.count == 92)
    let above = decoded.indices.filter { decoded[$0] > ScoreEncoding.offset }
    #expect(above == [45, 91])
  }

  @Test func `the page holds the data that its script needs`() throws {
    let json = try #require(ScriptData(ReportView(try SampleReport.make()))).json
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["rows"] as? Int == 500)
    #expect(object["merge"] as? Int == 2)
    #expect((object["scores"] as? String)?.count == 1000)
    let starts = try #require(object["start"] as? [Int])
    #expect(starts == Array(0..<500))
    #expect((object["x"] as? [Double])?.last == 1)
    #expect((object["time"] as? [String])?.first == "Fri 1 Mar 2024, 00:00")
  }

  /// What the page's script does, in Swift.
  private static func decoded(_ text: String) -> [Int] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let digits = text.map { alphabet.firstIndex(of: $0) ?? -1 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] * 64 + digits[$0 + 1] }
  }
}
