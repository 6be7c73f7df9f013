/// A run of numbers of an `Arena`, by place; it owns nothing.
///
/// This type and `Arena` are public, though no product has this module: across modules the compiler
/// inlines what is public alone, and the engine works with them at every turn.
public struct Region: Sendable, Hashable {
  /// The first number.
  public let start: Int
  /// How many numbers.
  public let count: Int

  /// A run of `count` numbers from `start`.
  public init(start: Int, count: Int) {
    precondition(start >= 0 && count >= 0, "a region of \(count) numbers from \(start)")
    self.start = start
    self.count = count
  }

  /// The part from `offset` to the end.
  public func dropping(_ offset: Int) -> Region {
    precondition(offset >= 0 && offset <= count, "\(offset) numbers off a region of \(count)")
    return Region(start: start + offset, count: count - offset)
  }
}

/// Lays regions one after the other, each on a cache line of its own.
package struct ArenaPlan: Sendable, Hashable {
  /// Numbers of the arena that holds every region so far.
  package private(set) var count = 0

  /// An empty plan.
  package init() {}

  /// The next region, of `count` numbers.
  package mutating func region(_ count: Int) -> Region {
    let region = Region(start: self.count, count: count)
    self.count += paddedToLanes(count)
    return region
  }
}

/// Numbers in one block of the packed layouts: a cache line, one AVX-512 vector, two of AVX2, four of
/// NEON. It is the same on every machine, so packed parameters are too.
public let laneCount = 16

/// The smallest multiple of `laneCount` that is not below `count`.
public func paddedToLanes(_ count: Int) -> Int {
  (count + laneCount - 1) / laneCount * laneCount
}
