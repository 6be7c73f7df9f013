internal import RandomNumbers

/// Where anomalies go: each in a stretch of its own after the clean part, away from its ends.
struct AnomalyPlacement {
  let configuration: TelemetryConfiguration

  init(_ configuration: TelemetryConfiguration) {
    self.configuration = configuration
  }

  /// The anomalies in time order.
  func planted() -> [PlantedAnomaly] {
    var generator = RandomGenerator(seed: configuration.seed, stream: 3)
    let clean = Int((Double(configuration.rowCount) * configuration.cleanFraction).rounded(.up))
    let room = configuration.rowCount - clean
    // Below eight rows a stretch has no room for an anomaly and calm on both sides.
    let count = min(configuration.anomalyCount, room / 8)
    let kinds = kinds(count: count, using: &generator)
    return kinds.enumerated().map { index, kind in
      let stretch = clean + room * index / count..<clean + room * (index + 1) / count
      let margin = max(1, stretch.count / 8)
      let length = length(of: kind, atMost: stretch.count / 2, using: &generator)
      let slack = stretch.count - length - 2 * margin
      let start = stretch.lowerBound + margin + generator.uniform(below: max(1, slack + 1))
      return PlantedAnomaly(
        kind: kind, rows: start..<start + length, channels: channels(of: kind, using: &generator))
    }
  }

  /// Each kind in turn, in an order that is drawn anew each time round.
  private func kinds(count: Int, using generator: inout RandomGenerator) -> [PlantedAnomaly.Kind] {
    // Not as given: the same set in another order is the same wish.
    let wanted = PlantedAnomaly.Kind.allCases.filter { kind in
      configuration.anomalyKinds.contains(kind)
        && (kind != .correlationBreak || configuration.channelCount > 1)
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
    let rowsPerDay = max(24, 86_400e9 / Double(configuration.interval))
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
      }
    return max(1, min(length, limit))
  }

  private func channels(
    of kind: PlantedAnomaly.Kind, using generator: inout RandomGenerator
  ) -> [Int] {
    let most =
      switch kind {
      case .drift, .flatLine, .correlationBreak: 1
      case .spike, .levelShift, .noiseBurst: 2
      case .dip: 3
      case .missingSpan, .patternChange: configuration.channelCount
      }
    guard most < configuration.channelCount else { return Array(0..<configuration.channelCount) }
    var order = Array(0..<configuration.channelCount)
    generator.shuffle(&order)
    return order.prefix(1 + generator.uniform(below: most)).sorted()
  }
}
