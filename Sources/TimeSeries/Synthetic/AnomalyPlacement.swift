internal import RandomNumbers

/// Where anomalies go: each in a stretch of its own after the clean part, away from its ends.
struct AnomalyPlacement {
  let rowCount: Int
  let channelCount: Int
  /// The part of the rows, from the first, that is left clean.
  let cleanFraction: Double
  /// The length of a day, by which anomalies last.
  let rowsPerDay: Double
  /// What is placed: each kind in turn.
  let kinds: [PlantedAnomaly.Kind]
  /// How many, if there is room.
  let count: Int

  /// The anomalies in time order.
  func planted(using generator: inout RandomGenerator) -> [PlantedAnomaly] {
    let clean = Int((Double(rowCount) * cleanFraction).rounded(.up))
    let room = rowCount - clean
    // Below eight rows a stretch has no room for an anomaly and calm on both sides.
    let count = min(self.count, room / 8)
    let kinds = kinds(count: count, using: &generator)
    return kinds.enumerated().map { index, kind in
      let stretch = clean + room * index / count..<clean + room * (index + 1) / count
      let margin = max(1, stretch.count / 8)
      let length = length(of: kind, atMost: stretch.count / 2, using: &generator)
      let slack = stretch.count - length - 2 * margin
      let start = stretch.lowerBound + margin + generator.uniform(below: max(1, slack + 1))
      return PlantedAnomaly(
        kind: kind, rows: start..<start + length,
        channels: kind.channels(of: channelCount, using: &generator))
    }
  }

  /// Each kind in turn, in an order that is drawn anew each time round.
  private func kinds(count: Int, using generator: inout RandomGenerator) -> [PlantedAnomaly.Kind] {
    // Not as given: the same set in another order is the same wish.
    let wanted = PlantedAnomaly.Kind.allCases.filter { kind in
      self.kinds.contains(kind) && (kind != .correlationBreak || channelCount > 1)
    }
    guard !wanted.isEmpty else { return [] }
    var kinds: [PlantedAnomaly.Kind] = []
    while kinds.count < count {
      var round = wanted
      generator.shuffle(&round)
      kinds += round
    }
    return Array(kinds.prefix(count))
  }

  private func length(
    of kind: PlantedAnomaly.Kind, atMost limit: Int, using generator: inout RandomGenerator
  ) -> Int {
    let rowsPerDay = max(24, self.rowsPerDay)
    func days(_ low: Double, _ high: Double, atLeast: Int) -> Int {
      max(atLeast, Int((rowsPerDay * generator.uniform(from: low, to: high)).rounded()))
    }
    let length =
      switch kind {
      case .spike: 1 + generator.uniform(below: 3)
      case .dip: days(0.02, 0.06, atLeast: 2)
      case .levelShift: days(0.25, 0.7, atLeast: 6)
      case .drift: days(0.5, 1, atLeast: 12)
      case .flatLine: days(0.35, 0.8, atLeast: 8)
      case .missingSpan: days(0.1, 0.3, atLeast: 3)
      case .patternChange: days(0.5, 1, atLeast: 12)
      case .noiseBurst: days(0.2, 0.5, atLeast: 6)
      case .correlationBreak: days(0.4, 0.8, atLeast: 8)
      case .jitter, .scaling, .rotation, .permutation, .magnitudeWarp: days(0.3, 0.8, atLeast: 8)
      }
    return max(1, min(length, limit))
  }
}

extension PlantedAnomaly.Kind {
  /// The channels that an anomaly of this kind is done to, rising: few of many.
  func channels(of channelCount: Int, using generator: inout RandomGenerator) -> [Int] {
    let most =
      switch self {
      case .drift, .flatLine, .correlationBreak: 1
      case .spike, .levelShift, .noiseBurst, .jitter, .scaling, .rotation, .magnitudeWarp: 2
      case .dip: 3
      case .missingSpan, .patternChange, .permutation: channelCount
      }
    guard most < channelCount else { return Array(0..<channelCount) }
    var order = Array(0..<channelCount)
    generator.shuffle(&order)
    return order.prefix(1 + generator.uniform(below: most)).sorted()
  }
}
