package import AnomalyDetection

/// The detector that judged a series, with the threshold asked for.
package enum SeriesJudge: Sendable {
  /// Fitted on the series, or taken from a file.
  case fitted(Detector)
  /// Several fitted ones that judge together.
  case ensemble(EnsembleDetection)
  /// One that learned as rows came.
  case online(OnlineDetection)

  /// How it came to know what is normal.
  package var method: DetectionMethod {
    switch self {
    case .fitted, .ensemble: .fitted
    case .online: .online
    }
  }

  /// The channels it judges, in their order.
  package var channelNames: [String] {
    switch self {
    case .fitted(let detector): detector.channelNames
    case .ensemble(let detection): detection.ensemble.channelNames
    case .online(let detection): detection.channelNames
    }
  }

  /// `[channel]`: the usual size of `actual − expected`, in the data's units.
  package var residualScale: [Double] {
    switch self {
    case .fitted(let detector): detector.residualScale
    case .ensemble(let detection): detection.result.residualScale
    case .online(let detection): detection.result.residualScale
    }
  }

  /// The raw score above which a row is flagged; of a budget, where its moving threshold starts.
  package var threshold: Float {
    switch self {
    case .fitted(let detector): detector.threshold.value
    case .ensemble(let detection): detection.result.threshold
    case .online(let detection): detection.result.threshold
    }
  }

  /// What is held against the threshold, for a person.
  var scoreName: String {
    switch self {
    case .fitted: "reconstruction error"
    case .ensemble: "combined score"
    case .online: "surprise"
    }
  }

  /// How the threshold is found.
  package var thresholdRule: ThresholdRule {
    switch self {
    case .fitted(let detector): detector.threshold.rule
    case .ensemble(let detection): .fixed(Double(detection.result.threshold))
    case .online(let detection): detection.rule
    }
  }

  /// How the threshold is found, for a person.
  package var thresholdWords: String {
    switch self {
    case .fitted(let detector): return detector.threshold.rule.words
    case .ensemble(let detection): return detection.ensemble.ruleWords
    case .online(let detection):
      guard case .fixed(let surprise) = detection.rule else { return detection.rule.words }
      let rows = NumberText.count(
        Int(min(Logarithm.exponential(surprise), 1e9).rounded()), "row", "rows")
      return "an ordinary row is as surprising about once in \(rows)"
    }
  }

  /// How flagged rows become anomalies.
  package var events: EventRule {
    switch self {
    case .fitted(let detector): detector.plan.events
    case .ensemble(let detection): detection.ensemble.events
    case .online(let detection): detection.events
    }
  }

  /// What was chosen, and from what, in one line.
  package var reason: String {
    switch self {
    case .fitted(let detector): detector.plan.reason
    case .ensemble(let detection): detection.ensemble.reason
    case .online(let detection): detection.reason
    }
  }

  /// The kind of model by the word of the command line.
  package var modelName: String {
    switch self {
    case .fitted(let detector): detector.plan.model.kindName
    case .ensemble: "ensemble"
    case .online(let detection): detection.detector.configuration.model.rawValue
    }
  }

  /// The budget of alarms that it keeps, of an ensemble each member by itself; `nil` for none.
  package var budget: AlarmBudget? {
    let rules: [ThresholdRule] =
      switch self {
      case .fitted, .online: [thresholdRule]
      case .ensemble(let detection): detection.ensemble.members.map(\.threshold.rule)
      }
    guard case .budget(let budget)? = rules.first, rules.allSatisfy({ $0 == rules[0] }) else {
      return nil
    }
    return budget
  }

  /// What its budget promised and what came, for a person.
  package func words(_ rate: AlarmRateCheck) -> String {
    switch self {
    case .fitted, .online: rate.words
    case .ensemble: rate.wordsOfSeveral
    }
  }

  /// Where all randomness comes from; members of an ensemble that differ have a seed each.
  package var seeds: [UInt64] {
    switch self {
    case .fitted, .ensemble:
      let seeds = detectors.map(\.plan.seed)
      return Set(seeds).count == 1 ? [seeds[0]] : seeds
    case .online(let detection): return [detection.detector.configuration.seed]
    }
  }

  /// `[member]`: what each member of an ensemble found by itself; empty for one detector.
  var memberResults: [DetectionResult] {
    switch self {
    case .fitted, .online: []
    case .ensemble(let detection): detection.memberResults
    }
  }

  /// The detectors that were fitted; none where rows are learned from as they come.
  package var detectors: [Detector] {
    switch self {
    case .fitted(let detector): [detector]
    case .ensemble(let detection): detection.ensemble.members
    case .online: []
    }
  }

  /// What a person should know before trusting it.
  var warnings: [String] { Self.told(detectors.map(\.warnings)) }

  /// Warnings of each detector as they are told: once where true of all, and else with the name of the
  /// member concerned.
  static func told(_ warnings: [[String]]) -> [String] {
    let shared = (warnings.first ?? []).filter { warning in
      warnings.allSatisfy { $0.contains(warning) }
    }
    return shared
      + warnings.enumerated().flatMap { index, own in
        own.filter { !shared.contains($0) }.map {
          "\(DetectorEnsemble.memberName(index, file: nil)): \($0)"
        }
      }
  }
}
