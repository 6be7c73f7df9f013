/// What turns rows into scores as they come: the closed set of ways to do it. Each judges a row by the
/// rows before it alone, and owns all that it remembers of them; memory to work in is lent.
enum Scorer: Sendable {
  case fitted(FittedScorer)
  case ensemble(EnsembleScorer)
  case online(OnlineScorer)
  /// Stands in while a scorer is changed in place.
  case taken

  /// Scores the next rows.
  ///
  /// - Parameters:
  ///   - values: `[row, channel]` in the model's order and the data's units, `NaN` where missing.
  ///   - missing: `[row]`: rows that were due before each and never came; empty for none.
  ///   - key: the model, so that its memory is found among that of others.
  mutating func score(
    _ values: [Double], missing: [Int], key: UInt64, with scratch: inout WatcherScratch
  ) throws(DetectorError) -> ScoredRows {
    switch self {
    case .fitted(var fitted):
      self = .taken
      var memory =
        scratch.reconstructors.removeValue(forKey: key) ?? [fitted.makeReconstructor()]
      defer {
        scratch.reconstructors[key] = memory
        self = .fitted(fitted)
      }
      return fitted.score(values, missing: missing, with: &memory[0])
    case .ensemble(var ensemble):
      self = .taken
      var memory =
        scratch.reconstructors.removeValue(forKey: key) ?? ensemble.makeReconstructors()
      defer {
        scratch.reconstructors[key] = memory
        self = .ensemble(ensemble)
      }
      return ensemble.score(values, missing: missing, with: &memory)
    case .online(var online):
      self = .taken
      let key = WatcherScratch.OnlineKey(model: key, channels: online.channelCount)
      var memory = scratch.trainers.removeValue(forKey: key)
      defer {
        scratch.trainers[key] = memory
        self = .online(online)
      }
      return try online.score(values, missing: missing, with: &memory)
    case .taken: preconditionFailure("a scorer scores while it scores")
    }
  }

  /// Writes or reads all that changes as rows come.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    switch self {
    case .fitted(var fitted):
      self = .taken
      defer { self = .fitted(fitted) }
      try fitted.archive(&archive)
    case .ensemble(var ensemble):
      self = .taken
      defer { self = .ensemble(ensemble) }
      try ensemble.archive(&archive)
    case .online(var online):
      self = .taken
      defer { self = .online(online) }
      try online.archive(&archive)
    case .taken: preconditionFailure("a scorer is saved while it scores")
    }
  }
}
