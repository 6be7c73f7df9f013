internal import TimeSeries

/// All that an on-line detector knows once it has warmed up.
struct OnlineStream: Sendable {
  /// What is said of one row.
  struct Judgement {
    var surprise: Float
    var alarmScore: Float
    var parts: OnlineVerdict.Parts
    var channel: Int
    var expected: [Double]
  }

  /// The largest size of a scaled value.
  private static let clip = 8.0

  private let scaler: Scaler
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
  private var quiet: QuietPeriod
  /// The season that is used now.
  private(set) var season: SeasonalMedian?

  /// A stream before its first row, scaled by the rows of the warm-up, `[time, channel]`.
  init(_ detector: OnlineDetector, warmUp rows: [Double]) throws(DetectorError) {
    let channels = detector.channelCount
    let series = Series(
      name: "", channelNames: (0..<channels).map { "\($0)" },
      timeAxis: TimeAxis(rowCount: rows.count / channels), values: rows)
    let scaler = Scaler(
      fitting: series, rows: 0..<series.rowCount, rule: .wideRobust, clip: Self.clip,
      scaleFloor: DetectorPlanner.scaleFloor)
    try self.init(detector, scaler: scaler)
  }

  private init(_ detector: OnlineDetector, scaler: Scaler) throws(DetectorError) {
    let channels = detector.channelCount
    let configuration = detector.configuration
    self.scaler = scaler
    filler = ForwardFiller(initialValues: scaler.center)
    history = OnlineHistory(channels: channels)
    model =
      configuration.memberCount > 0 ? try OnlineModel(configuration, channels: channels) : nil
    modelSurprise = Array(repeating: TailSurprise(), count: channels)
    seasonSurprise = Array(repeating: TailSurprise(), count: channels)
    range = Array(repeating: RangeScales(), count: channels)
    quiet = QuietPeriod(rows: detector.quietPeriod)
    // The rest of the warm-up shows how large errors are on rows that were not learned from.
    firstLearning = detector.warmUp / 2
    asksForSeason = configuration.season == nil
    clockSeason = ClockSeason.rows(samplingInterval: detector.samplingInterval)
    season = (configuration.season ?? clockSeason).flatMap(SeasonalMedian.init)
  }

  /// Takes a row in the data's units.
  mutating func take(_ values: [Double]) -> Judgement {
    var filled = values.map { $0.isFinite ? $0 : .nan }
    let isImputed = filler.fill(&filled)
    let row = history.endRow
    let seasonal = values.indices.map { season?.expected(history, row: row, channel: $0) }
    history.append(scaler.transform(rows: filled), isImputed: isImputed, seasonal: seasonal)
    let isMeasured = isImputed.contains(false)
    let expectations =
      isMeasured && row >= firstLearning ? model?.expectations(history) : nil

    var judgement = Judgement(
      surprise: .nan, alarmScore: 0, parts: OnlineVerdict.Parts(model: 0, season: 0, range: 0),
      channel: 0, expected: Array(repeating: .nan, count: values.count))
    for channel in values.indices {
      let expectation = Expectation(
        members: expectations?.map { $0[channel] } ?? [], season: seasonal[channel])
      if let expected = expectation.weighed {
        judgement.expected[channel] = scaler.inverse(expected, channel: channel)
      }
      guard !isImputed[channel] else { continue }
      let parts = judge(
        row: row, channel: channel, value: filled[channel], expectation: expectation)
      if !(parts.sum <= judgement.surprise) {
        judgement.surprise = parts.sum
        judgement.parts = parts
        judgement.channel = channel
      }
    }
    judgement.alarmScore = quiet.take(judgement.surprise, row: row)
    learn(fromRow: isMeasured)
    return judgement
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
      return season.map { OnlineVerdict.Parts.weighed(model: model, season: $0) } ?? model
    }
  }

  private mutating func judge(
    row: Int, channel: Int, value: Double, expectation: Expectation
  ) -> OnlineVerdict.Parts {
    let scaled = history[row, channel]
    var modelError = Float.nan
    if !expectation.members.isEmpty {
      let sum = expectation.members.reduce(Float(0)) { $0 + abs(scaled - $1) }
      modelError = sum / Float(expectation.members.count)
    }
    return OnlineVerdict.Parts(
      model: modelSurprise[channel].take(modelError),
      season: seasonSurprise[channel].take(expectation.season.map { abs(scaled - $0) } ?? .nan),
      range: range[channel].take(value))
  }

  /// Learns from the rows there are, once a row that was measured has come.
  private mutating func learn(fromRow isMeasured: Bool) {
    if history.endRow == firstLearning {
      model?.learnFirst(history)
    } else if isMeasured, history.endRow > firstLearning {
      model?.learn(history)
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
  /// What changes as rows come.
  struct State: Sendable, Equatable, Codable {
    fileprivate let scaler: Scaler
    fileprivate let filler: ForwardFiller
    fileprivate let history: OnlineHistory
    fileprivate let model: OnlineModel.State?
    fileprivate let modelSurprise: [TailSurprise]
    fileprivate let seasonSurprise: [TailSurprise]
    fileprivate let range: [RangeScales]
    fileprivate let quiet: QuietPeriod
    fileprivate let season: SeasonalMedian?

    private enum CodingKeys: String, CodingKey {
      case scaler
      case filler
      case history
      case model
      case modelSurprise = "model_surprise"
      case seasonSurprise = "season_surprise"
      case range
      case quiet
      case season
    }
  }

  var state: State {
    State(
      scaler: scaler, filler: filler, history: history, model: model?.state,
      modelSurprise: modelSurprise, seasonSurprise: seasonSurprise, range: range, quiet: quiet,
      season: season)
  }

  /// A stream that goes on from a state.
  init(_ detector: OnlineDetector, resuming state: State) throws(DetectorError) {
    let channels = detector.channelCount
    guard state.scaler.channelCount == channels else { throw OnlineDetector.foreignState }
    try self.init(detector, scaler: state.scaler)
    guard state.filler.channelCount == channels, state.history.channels == channels,
      state.modelSurprise.count == channels, state.seasonSurprise.count == channels,
      state.range.count == channels, state.quiet.rows == quiet.rows,
      (state.model == nil) == (model == nil)
    else { throw OnlineDetector.foreignState }
    if let saved = state.model { try model?.resume(saved) }
    filler = state.filler
    history = state.history
    modelSurprise = state.modelSurprise
    seasonSurprise = state.seasonSurprise
    range = state.range
    quiet = state.quiet
    season = state.season.flatMap { SeasonalMedian(period: $0.period) }
  }
}
