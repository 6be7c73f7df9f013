package import AnomalyDetection

/// The detector that judged a series, with the threshold asked for.
package enum SeriesJudge: Sendable {
  /// Fitted on the series, or taken from a file.
  case fitted(Detector)
  /// One that learned as rows came.
  case online(OnlineDetection)

  /// How it came to know what is normal.
  package var method: DetectionMethod {
    switch self {
    case .fitted: .fitted
    case .online: .online
    }
  }

  /// The channels it judges, in their order.
  package var channelNames: [String] {
    switch self {
    case .fitted(let detector): detector.channelNames
    case .online(let detection): detection.channelNames
    }
  }

  /// `[channel]`: the usual size of `actual − expected`, in the data's units.
  package var residualScale: [Double] {
    switch self {
    case .fitted(let detector): detector.residualScale
    case .online(let detection): detection.result.residualScale
    }
  }

  /// The raw score above which a row is flagged; of a budget, where its moving threshold starts.
  package var threshold: Float {
    switch self {
    case .fitted(let detector): detector.threshold.value
    case .online(let detection): detection.result.threshold
    }
  }

  /// How the threshold is found.
  package var thresholdRule: ThresholdRule {
    switch self {
    case .fitted(let detector): detector.threshold.rule
    case .online(let detection): detection.rule
    }
  }

  /// How the threshold is found, for a person.
  package var thresholdWords: String {
    switch self {
    case .fitted(let detector): return detector.threshold.rule.words
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
    case .online(let detection): detection.events
    }
  }

  /// What was chosen, and from what, in one line.
  package var reason: String {
    switch self {
    case .fitted(let detector): detector.plan.reason
    case .online(let detection): detection.reason
    }
  }

  /// The kind of model by the word of the command line.
  package var modelName: String {
    switch self {
    case .fitted(let detector): detector.plan.model.kindName
    case .online(let detection): detection.detector.configuration.model.rawValue
    }
  }

  /// Where all randomness comes from.
  package var seed: UInt64 {
    switch self {
    case .fitted(let detector): detector.plan.seed
    case .online(let detection): detection.detector.configuration.seed
    }
  }

  /// What a person should know before trusting it.
  var warnings: [String] {
    switch self {
    case .fitted(let detector): detector.warnings
    case .online: []
    }
  }
}
