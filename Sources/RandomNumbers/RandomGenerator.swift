/// The project's source of randomness: xoshiro256++ (Blackman & Vigna, "Scrambled linear
/// pseudorandom number generators", ACM TOMS 2021), seeded through SplitMix64.
///
/// It is a value that is passed in, never reached for, so the same seed gives the same numbers on
/// every machine. `stream` splits one seed into independent sequences.
///
/// ```swift
/// var generator = RandomGenerator(seed: 7, stream: 1)
/// var order = Array(0..<10)
/// generator.shuffle(&order)
/// print(order, generator.uniform(), generator.uniform(below: 6))
/// ```
public struct RandomGenerator: RandomNumberGenerator, Sendable, Equatable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// A generator of a seed and a stream number.
  public init(seed: UInt64, stream: UInt64 = 0) {
    // The stream passes through the mixer once, so that neighbouring streams share nothing.
    var mixer = SplitMix64(state: stream)
    mixer = SplitMix64(state: seed ^ mixer.next())
    s0 = mixer.next()
    s1 = mixer.next()
    s2 = mixer.next()
    s3 = mixer.next()
  }

  /// Where it stands: four words, not all 0.
  package var state: [UInt64] {
    get { [s0, s1, s2, s3] }
    set {
      precondition(newValue.count == 4 && newValue.contains { $0 != 0 }, "no state of a generator")
      (s0, s1, s2, s3) = (newValue[0], newValue[1], newValue[2], newValue[3])
    }
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let sum = s0 &+ s3
    let result = (sum << 23 | sum >> 41) &+ s0
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = s3 << 45 | s3 >> 19
    return result
  }

  /// A number in `[0, 1)`, a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number in `[0, bound)` without bias (Lemire, "Fast random integer generation in an
  /// interval", 2019).
  ///
  /// - Precondition: `bound` is at least 1.
  public mutating func uniform(below bound: Int) -> Int {
    precondition(bound >= 1, "a random integer below \(bound)")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Puts the elements in random order (Fisher–Yates). The standard library's `shuffle(using:)`
  /// may change how it draws from one release to the next; a seed must not.
  @inlinable
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for index in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(index, uniform(below: index + 1))
    }
  }
}

/// Steele, Lea & Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
