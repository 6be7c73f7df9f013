import AnomalyDetection
import Studies

/// Where the line between usual and unusual is, how it was found and what it is worth.
struct ThresholdStory {
  /// The score above which a row or a window is flagged.
  let value: Double
  /// What is held against it.
  let scoreKind: DetectionModel.ScoreKind
  /// The rule: `98.5 % of the training scores lie below it`.
  let rule: String
  /// What it was asked for: `at most 2 alarms a week`.
  let promise: String?
  /// What held-out data says.
  let check: String?

  /// `nil` where nothing was judged.
  init?(_ report: Report) {
    if let study = report.study, study.unit == .windows || report.detection == nil {
      value = Double(study.threshold.value)
      scoreKind = .reconstructionError
      rule = study.threshold.rule.words(of: study.thresholdFrom.scoreWord)
      promise = nil
      check = study.threshold.check?.words
    } else if let detection = report.detection {
      value = Double(detection.result.threshold)
      scoreKind = detection.model.scoreKind
      rule = detection.thresholdWords
      promise = detection.budget.map { "at most \($0.words)" }
      switch detection.model {
      case .fitted(let detector):
        check = detection.budgetWords ?? detector.threshold.check?.words
      case .ensemble, .online: check = detection.budgetWords
      }
    } else {
      return nil
    }
  }
}

extension ThresholdConfiguration.Part {
  /// What scores of the part are called.
  fileprivate var scoreWord: String {
    switch self {
    case .train: "training"
    case .validation: "validation"
    case .test: "test"
    }
  }
}
