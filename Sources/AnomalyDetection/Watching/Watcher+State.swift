internal import TimeSeries

extension Watcher {
  /// Counted up when what is remembered changes.
  private static let format = 1

  /// Writes or reads all that changes as rows come, with what it belongs to.
  package mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.part("model") { (archive) throws(StateError) in
      try archive.same(Self.format, "version")
      try archive.same(text: modelWords, "model")
      try archive.same(text: thresholdWords, "threshold")
      try archive.same(text: channelNames.joined(separator: ", "), "set of channels")
      try archive.same(inputCount, "number of columns")
      try archive.same(!isTimed ? 0 : style.isClock ? 2 : 1, "kind of time")
    }
    try archive.part("clock") { (archive) throws(StateError) in
      try clock.archive(&archive)
      try archive.integer(&rowCount, in: 0...StateArchive.largestCount)
      try archive.optional(&lastValue, 0) { (archive, tick) throws(StateError) in
        try archive.word(&tick)
      }
      try archive.optional(&silence, Silent()) { (archive, silence) throws(StateError) in
        try archive.optional(&silence.start, 0) { (archive, tick) throws(StateError) in
          try archive.word(&tick)
        }
        try archive.integer(&silence.missingRows, in: 0...StateArchive.largestCount)
      }
    }
    try archive.part("late rows") { (archive) throws(StateError) in
      try late.archive(&archive, channels: inputCount)
    }
    if features != nil {
      try archive.part("features") { (archive) throws(StateError) in
        var values = features?.knownValues ?? []
        try archive.doubles(&values, count: values.count)
        features?.knownValues = values
      }
    }
    var isSettling = false
    if case .settling = phase { isSettling = true }
    try archive.flag(&isSettling)
    switch phase {
    case .settling(var values, var ticks) where isSettling:
      try archive.part("first rows") { (archive) throws(StateError) in
        try archive.doubles(&values, in: 0...StreamClock.settlingRows * channelNames.count)
        let count = values.count / channelNames.count
        if archive.isReading { ticks = Array(repeating: 0, count: count) }
        for index in 0..<count { try archive.word(&ticks[index]) }
        guard values.count % channelNames.count == 0 else { throw archive.damage }
      }
      phase = .settling(values: values, ticks: ticks)
    case .settling:
      guard case .online(let configuration, let rule) = model, clock.isSettled else {
        throw archive.damage
      }
      var judging: Judging
      do throws(DetectorError) {
        judging = try Self.learning(
          configuration, rule, channelNames: channelNames, interval: clock.interval, style: style)
      } catch { throw archive.damage }
      try judging.archive(&archive)
      phase = .judging(judging)
    case .judging(var judging):
      guard !isSettling else { throw archive.damage }
      phase = .taken
      try judging.archive(&archive)
      phase = .judging(judging)
    case .taken: preconditionFailure("a watcher is saved while it judges")
    }
  }

  private var modelWords: String {
    let digits = String(digest, radix: 16)
    let kind = model.detectors.isEmpty ? "one that learns on line" : model.method.rawValue
    return "\(kind), \(digits)"
  }

  private var thresholdWords: String {
    if case .online(_, let rule) = model { return (rule?.description ?? "the usual one") }
    return model.detectors.map { "\($0.threshold.rule), \($0.threshold.value)" }
      .joined(separator: "; ")
  }
}

extension Watcher.Judging {
  fileprivate mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.part("scorer") { (archive) throws(StateError) in
      try scorer.archive(&archive)
    }
    try archive.part("alarms") { (archive) throws(StateError) in
      try machine.archive(&archive)
    }
  }
}
