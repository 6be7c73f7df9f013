import RandomNumbers
import Testing
import TimeSeries

@Suite struct WindowInjectorTests {
  /// `[time, channel]`: two channels of one turn of different shapes.
  let window = (0..<32).flatMap { row -> [Float] in
    [Float(row % 8) / 4 - 1, Float((row * 5) % 16) / 8 - 1]
  }
  let scales = [ChannelScale(), ChannelScale()]

  func distorted(_ kind: PlantedAnomaly.Kind, strength: Double = 1, seed: UInt64) throws -> [Float]
  {
    let distortion = try #require(Distortion(kind, strength: strength))
    var generator = RandomGenerator(seed: seed)
    return WindowInjector(distortions: [distortion], scales: scales)
      .distorted(window, using: &generator)
  }

  @Test(arguments: Distortion.all)
  func `every kind changes a window, the same way for the same seed`(
    distortion: Distortion
  ) throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let once = try distorted(distortion.kind, seed: seed)
      #expect(once != window && once.count == window.count)
      #expect(once.allSatisfy { $0.isFinite })
      #expect(try distorted(distortion.kind, seed: seed) == once)
    }
    #expect(try distorted(distortion.kind, seed: 1) != distorted(distortion.kind, seed: 2))
  }

  @Test(arguments: [.jitter, .spike, .levelShift, .drift, .noiseBurst] as [PlantedAnomaly.Kind])
  func `twice the strength is twice as far away`(kind: PlantedAnomaly.Kind) throws {
    func distance(_ strength: Double) throws -> Float {
      zip(try distorted(kind, strength: strength, seed: 5), window).reduce(0) { sum, pair in
        sum + abs(pair.0 - pair.1)
      }
    }
    let ratio = try distance(2) / distance(1)
    #expect(abs(ratio - 2) < 0.001)
  }

  @Test func `a permutation keeps the rows and alters their order`() throws {
    func rows(_ window: [Float]) -> [[Float]] {
      stride(from: 0, to: window.count, by: 2).map { Array(window[$0..<$0 + 2]) }
    }
    let permuted = try distorted(.permutation, seed: 3)
    #expect(rows(permuted) != rows(window))
    #expect(
      rows(permuted).sorted { $0.lexicographicallyPrecedes($1) }
        == rows(window).sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test func `a rotation mirrors about the middle`() throws {
    let rotated = try distorted(.rotation, seed: 2)
    for channel in 0..<2 {
      let pairs = stride(from: channel, to: window.count, by: 2).map { (window[$0], rotated[$0]) }
      let isTouched = pairs.contains { $0.0 != $0.1 }
      #expect(!isTouched || pairs.allSatisfy { $0.0 * $0.1 <= 0 })
    }
  }

  @Test func `at most so many distortions come together, and each alone comes too`() throws {
    let distortions = [PlantedAnomaly.Kind.jitter, .spike].compactMap { Distortion($0) }
    let injector = WindowInjector(distortions: distortions, scales: scales, maximumCount: 2)
    var generator = RandomGenerator(seed: 1)
    var changedCounts: Set<Bool> = []
    for _ in 0..<40 {
      let result = injector.distorted(window, using: &generator)
      let changed = zip(result, window).count { $0.0 != $0.1 }
      #expect(changed > 0)
      changedCounts.insert(changed <= 6)
    }
    #expect(changedCounts == [true, false])
  }

  @Test func `a window of one row and one of one number can be distorted`() throws {
    let injector = WindowInjector(distortions: Distortion.all, scales: [ChannelScale()])
    for seed in 1...50 as ClosedRange<UInt64> {
      var generator = RandomGenerator(seed: seed)
      #expect(injector.distorted([0.5], using: &generator).count == 1)
    }
  }

  @Test func `a distortion is written as a word`() throws {
    #expect(Distortion("spike")?.description == "spike")
    #expect(Distortion("level_shift:0.5")?.strength == 0.5)
    #expect(Distortion("magnitude_warp:2")?.description == "magnitude_warp:2.0")
    for wrong in ["", "spik", "spike:", "spike:0", "spike:-1", "spike:nan", "pattern_change"] {
      #expect(Distortion(wrong) == nil)
    }
  }
}
