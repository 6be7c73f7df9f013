internal import TimeSeries

/// All that an on-line scorer knows once it has warmed up.
struct OnlineStream: Sendable {
  /// The largest size of a scaled value.
  private static let clip = 8.0

  private var scaler: Scaler
  private let asksForSeason: Bool
  /// Rows in the season that the clock suggests.
  private let clockSeason: Int?
  private let firstLearning: Int
  private var filler: ForwardFiller
  private var history: OnlineHistory
  private var model: OnlineModel?
  /// `[channel]`.
  private var modelSurprise: [TailSurprise]
  /// `[channel]`.
  private var seasonSurprise: [TailSurprise]
  /// `[channel]`.
  private var range: [RangeScales]
  /// The season that is used now.
  private(set) var season: SeasonalMedian?

  /// A stream before its first row, scaled by the rows of the warm-up, `[time, channel]`.
  init(_ scorer: OnlineScorer, warmUp rows: [Double]) throws(DetectorError) {
    let channels = scorer.channelCount
    let series = Series(
      name: "", channelNames: (0..<channels).map { "\($0)" },
      timeAxis: TimeAxis(rowCount: rows.count / channels), values: rows)
    let scaler = Scaler(
      fitting: series, rows: 0..<series.rowCount, rule: .wideRobust, clip: Self.clip,
      scaleFloor: DetectorPlanner.scaleFloor)
    try self.init(scorer, scaler: scaler)
  }

  private init(_ scorer: OnlineScorer, scaler: Scaler) throws(DetectorError) {
    let channels = scorer.channelCount
    let configuration = scorer.configuration
    self.scaler = scaler
    filler = ForwardFiller(initialValues: scaler.center)
    history = OnlineHistory(channels: channels)
    model =
      configuration.memberCount > 0 ? try OnlineModel(configuration, channels: channels) : nil
    modelSurprise = Array(repeating: TailSurprise(), count: channels)
    seasonSurprise = Array(repeating: TailSurprise(), count: channels)
    range = Array(repeating: RangeScales(), count: channels)
    // The rest of the warm-up shows how large errors are on rows that were not learned from.
    firstLearning = scorer.warmUp / 2
    asksForSeason = configuration.season == nil
    clockSeason = ClockSeason.rows(samplingInterval: scorer.samplingInterval)
    season = (configuration.season ?? clockSeason).flatMap(SeasonalMedian.init)
  }

  /// Takes a row in the data's units.
  mutating func take(
    _ values: [Double], with scratch: inout OnlineModel.Scratch?
  ) -> OnlineScore {
    var filled = values.map { $0.isFinite ? $0 : .nan }
    let isImputed = filler.fill(&filled)
    let row = history.endRow
    let seasonal = values.indices.map { season?.expected(history, row: row, channel: $0) }
    history.append(scaler.transform(rows: filled), isImputed: isImputed, seasonal: seasonal)
    let isMeasured = isImputed.contains(false)
    let expectations =
      isMeasured && row >= firstLearning ? model?.expectations(history, with: &scratch) : nil

    var score = OnlineScore(channelCount: values.count)
    for channel in values.indices {
      let expectation = Expectation(
        members: expectations?.map { $0[channel] } ?? [], season: seasonal[channel])
      if let expected = expectation.weighed {
        score.expected[channel] = scaler.inverse(expected, channel: channel)
      }
      score.residualScale[channel] = usualResidual(expectation, channel)
      guard !isImputed[channel] else { continue }
      let terms = judge(
        row: row, channel: channel, value: filled[channel], expectation: expectation)
      if !(terms.sum <= score.surprise) {
        score.surprise = terms.sum
        score.terms = terms
        score.channel = channel
      }
    }
    learn(fromRow: isMeasured, with: &scratch)
    return score
  }

  /// How far a channel usually is from an expectation, in the data's units; 0 where that is not known.
  private func usualResidual(_ expectation: Expectation, _ channel: Int) -> Double {
    let ofModel = expectation.members.isEmpty ? nil : modelSurprise[channel].usualResidual
    let ofSeason = expectation.season == nil ? nil : seasonSurprise[channel].usualResidual
    let known = [ofModel, ofSeason].compactMap { $0 }
    guard !known.isEmpty else { return 0 }
    return 1.4826 * known.reduce(0, +) / Double(known.count) * scaler.scale[channel]
  }

  /// What is expected of one number, in scaled units.
  private struct Expectation {
    /// By each member of the model; empty where there is none yet.
    var members: [Float]
    /// By the season; `nil` where there is none yet.
    var season: Float?

    /// By both together; `nil` where there is neither.
    var weighed: Float? {
      guard !members.isEmpty else { return season }
      let model = members.reduce(0, +) / Float(members.count)
      return season.map { OnlineScore.Terms.weighed(model: model, season: $0) } ?? model
    }
  }

  private mutating func judge(
    row: Int, channel: Int, value: Double, expectation: Expectation
  ) -> OnlineScore.Terms {
    let scaled = history[row, channel]
    var modelError = Float.nan
    if !expectation.members.isEmpty {
      let sum = expectation.members.reduce(Float(0)) { $0 + abs(scaled - $1) }
      modelError = sum / Float(expectation.members.count)
    }
    return OnlineScore.Terms(
      model: modelSurprise[channel].take(modelError),
      season: seasonSurprise[channel].take(expectation.season.map { abs(scaled - $0) } ?? .nan),
      range: range[channel].take(value))
  }

  /// Learns from the rows there are, once a row that was measured has come.
  private mutating func learn(
    fromRow isMeasured: Bool, with scratch: inout OnlineModel.Scratch?
  ) {
    if history.endRow == firstLearning {
      model?.learnFirst(history, with: &scratch)
    } else if isMeasured, history.endRow > firstLearning {
      model?.learn(history, with: &scratch)
    }
    // At the end of the warm-up, and whenever there are twice as many rows.
    var due = 2 * firstLearning
    while due < history.endRow, due < OnlineHistory.capacity { due *= 2 }
    if asksForSeason, history.endRow == due { findSeason() }
  }

  /// Looks for a season in the rows there are, and takes it if it tells them better than the present
  /// one does.
  private mutating func findSeason() {
    for candidate in candidates where candidate != season {
      guard let season, let present = season.typicalError(history) else {
        // A season that is suggested by the clock stays until it can be compared.
        if season == nil { self.season = candidate }
        continue
      }
      if let error = candidate.typicalError(history), error < 0.9 * present {
        self.season = candidate
      }
    }
  }

  /// The rhythm that is clearest in the rows there are, and the week of a clock's day.
  private var candidates: [SeasonalMedian] {
    var found: Season?
    for channel in 0..<history.channels {
      let candidate = SeasonalityEstimator.season(
        of: history.measured(channel), maximum: SeasonalMedian.longestPeriod)
      if let candidate, candidate.strength > found?.strength ?? 0 { found = candidate }
    }
    return [found?.period, clockSeason.map { 7 * $0 }].compactMap { period in
      period.flatMap(SeasonalMedian.init)
    }
  }
}

extension OnlineStream {
  /// Writes or reads all that changes as rows come.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    let channels = scaler.channelCount
    try archive.part("scale") { (archive) throws(StateError) in
      var (center, scale) = (scaler.center, scaler.scale)
      try archive.doubles(&center, count: channels)
      try archive.doubles(&scale, count: channels)
      guard center.allSatisfy(\.isFinite), scale.allSatisfy({ $0 > 0 && $0.isFinite }) else {
        throw archive.damage
      }
      scaler = Scaler(
        rule: scaler.rule, center: center, scale: scale, clip: scaler.clip, constantChannels: [])
    }
    try archive.part("filling") { (archive) throws(StateError) in
      try filler.archive(&archive)
    }
    try archive.part("history") { (archive) throws(StateError) in
      try history.archive(&archive)
    }
    try archive.part("season") { (archive) throws(StateError) in
      var period = season?.period ?? 0
      try archive.integer(&period, in: 0...SeasonalMedian.longestPeriod)
      season = SeasonalMedian(period: period)
    }
    try archive.part("model") { (archive) throws(StateError) in
      try model?.archive(&archive)
    }
    try archive.part("surprise") { (archive) throws(StateError) in
      for channel in 0..<channels {
        try modelSurprise[channel].archive(&archive)
        try seasonSurprise[channel].archive(&archive)
        try range[channel].archive(&archive)
      }
    }
  }
}
