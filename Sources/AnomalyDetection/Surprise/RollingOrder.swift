/// The last numbers of a stream, sorted: quantiles of recent data without sorting again at each row.
///
/// A number is put in and taken out by binary search, O(log n) comparisons and one move of memory.
struct RollingOrder: Sendable, Equatable {
  /// The most numbers kept.
  let capacity: Int
  /// The numbers, oldest first, from `start` on around the ring.
  private var ring: [Float] = []
  private var start = 0
  /// The same numbers, smallest first.
  private(set) var sorted: [Float] = []

  init(capacity: Int) {
    precondition(capacity >= 1, "room for \(capacity) numbers")
    self.capacity = capacity
  }

  /// The order of numbers given oldest first; of too many, the last.
  init(capacity: Int, _ numbers: [Float]) {
    self.init(capacity: capacity)
    ring = Array(numbers.suffix(capacity))
    sorted = ring.sorted()
  }

  /// Numbers kept.
  var count: Int { sorted.count }

  /// The numbers, oldest first.
  var numbers: [Float] { Array(ring[start...]) + ring[..<start] }

  /// Takes a number, and lets the oldest go if there is no room.
  ///
  /// - Precondition: it is finite.
  mutating func append(_ number: Float) {
    precondition(number.isFinite, "\(number) has no place in an order")
    if ring.count < capacity {
      ring.append(number)
    } else {
      sorted.remove(at: place(of: ring[start]))
      ring[start] = number
      start = start + 1 == capacity ? 0 : start + 1
    }
    sorted.insert(number, at: place(of: number))
  }

  /// The first place whose number is not below `number`.
  func place(of number: Float) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The quantile of `share` in 0…1, interpolated linearly between neighbours (type 7 of Hyndman &
  /// Fan 1996).
  ///
  /// - Precondition: there is a number.
  func quantile(_ share: Double) -> Double {
    let position = share * Double(sorted.count - 1)
    let below = Int(position)
    guard below + 1 < sorted.count else { return Double(sorted[sorted.count - 1]) }
    let part = position - Double(below)
    return Double(sorted[below]) + part * (Double(sorted[below + 1]) - Double(sorted[below]))
  }

  /// Whether both hold the same numbers in the same order of time.
  static func == (left: RollingOrder, right: RollingOrder) -> Bool {
    left.capacity == right.capacity && left.numbers == right.numbers
  }

  /// Writes or reads the numbers.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    var kept = numbers
    try archive.floats(&kept, in: 0...capacity)
    guard kept.allSatisfy(\.isFinite) else { throw archive.damage }
    if archive.isReading { self = RollingOrder(capacity: capacity, kept) }
  }
}
