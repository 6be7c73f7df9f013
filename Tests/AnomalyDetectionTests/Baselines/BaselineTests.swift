import AnomalyDetection
import Testing
import TimeSeries

@Suite struct BaselineTests {
  /// A rhythm of 24 rows with a spike, and a stretch turned upside down.
  private func waves(channels: Int = 1) -> Series {
    let values = (0..<600).flatMap { row in
      (0..<channels).map { channel in
        var value = Double((row + channel) % 24 < 12 ? row % 12 : 12 - row % 12)
        if row == 400 { value += 30 }
        if (500..<512).contains(row) { value = 12 - value }
        return value + Double(row * 7 % 5) / 10
      }
    }
    return Series(
      name: "waves", channelNames: (0..<channels).map { "\($0)" },
      timeAxis: TimeAxis(rowCount: 600), values: values)
  }

  @Test(arguments: Baseline.allCases)
  func `there is a number for every row, whatever the channels`(_ baseline: Baseline) throws {
    for channels in [1, 3] {
      let scores = try baseline.scores(of: waves(channels: channels), trainingEnd: 200)
      #expect(scores.count == 600)
      #expect(scores.allSatisfy { $0.isFinite })
      #expect(Set(scores).count > 1)
    }
  }

  @Test(arguments: [
    Baseline.difference, .windowedGaussian, .seasonalMedian, .rangeRule, .linear,
  ])
  func `a spike scores highest`(_ baseline: Baseline) throws {
    let scores = try baseline.scores(of: waves(), trainingEnd: 200)
    let peak = try #require(scores.indices.max { scores[$0] < scores[$1] })
    #expect((400..<424).contains(peak))
  }

  @Test(arguments: [Baseline.nearestNeighbour, .discord])
  func `the strangest window holds an anomaly`(_ baseline: Baseline) throws {
    let scores = try baseline.scores(of: waves(), trainingEnd: 200)
    let peak = try #require(scores.indices.dropFirst(200).max { scores[$0] < scores[$1] })
    #expect((400..<424).contains(peak) || (500..<536).contains(peak))
  }

  @Test(arguments: Baseline.allCases.filter { $0 != .timeRamp })
  func `later rows do not change earlier scores`(_ baseline: Baseline) throws {
    let whole = try baseline.scores(of: waves(), trainingEnd: 200)
    let part = try baseline.scores(of: waves().rows(0..<450), trainingEnd: 200)
    for row in 200..<450 { #expect(abs(whole[row] - part[row]) < 1e-4) }
  }

  @Test func `a constant series raises no alarm and no trap`() throws {
    let series = Series(
      name: "flat", channelNames: ["value"], timeAxis: TimeAxis(rowCount: 300),
      values: [Double](repeating: 5, count: 300))
    for baseline in Baseline.allCases where baseline != .linear {
      let scores = try baseline.scores(of: series, trainingEnd: 100)
      #expect(scores.allSatisfy { $0.isFinite })
    }
    #expect(try Baseline.difference.scores(of: series, trainingEnd: 100).allSatisfy { $0 == 0 })
  }

  /// Windows of rows 0..<3 of a slope and its turn: by the definition, pair by pair.
  @Test func `distances along diagonals are those of every pair`() throws {
    let series = waves()
    let fast = try Baseline.discord.scores(of: series, trainingEnd: 200)
    let values = series.values
    let length = 24
    func scaled(_ end: Int) -> [Double] {
      let window = Array(values[end - length + 1...end])
      let mean = window.reduce(0, +) / Double(length)
      let spread = (window.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(length))
        .squareRoot()
      return window.map { ($0 - mean) / spread }
    }
    for row in [60, 250, 402, 505, 599] {
      let one = scaled(row)
      let nearest = (length - 1...row - length / 2).map { other in
        zip(one, scaled(other)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }.min()
      let distance = (try #require(nearest) / Double(length)).squareRoot()
      #expect(abs(Double(fast[row]) - distance) < 1e-3)
    }
  }
}
