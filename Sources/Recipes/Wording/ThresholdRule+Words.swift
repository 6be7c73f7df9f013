package import AnomalyDetection

extension ThresholdRule {
  /// How the threshold is found, for a person.
  package var words: String {
    switch self {
    case .automatic:
      "mean + 4 standard deviations of the training scores, at least 2.5 times their usual size"
    case .percentile(let percentage):
      "\(AnomalySentence.number(percentage)) % of the training scores lie below it"
    case .interquartileRange(let factor):
      "third quartile + \(AnomalySentence.number(factor)) × interquartile range of the training "
        + "scores"
    case .sigma(let deviations):
      "mean + \(AnomalySentence.number(deviations)) standard deviations of the training scores"
    case .medianAbsoluteDeviation(let deviations):
      "median + \(AnomalySentence.number(deviations)) scaled absolute deviations of the training "
        + "scores"
    case .fixed: "given"
    case .contamination(let share):
      "\(AnomalySentence.number(share * 100)) % of the training rows are taken as anomalous"
    case .peaksOverThreshold(let risk):
      "a normal row passes it with probability \(AnomalySentence.number(risk)), by the tail of the "
        + "training scores"
    case .conformal(let significance):
      "conformal p-value \(AnomalySentence.number(significance)) against the training scores"
    case .budget(let budget): "budget of \(budget.words)"
    }
  }
}

extension AlarmBudget {
  /// The budget, for a person: `2 alarms a week`.
  package var words: String {
    let alarms = "\(AnomalySentence.number(count)) \(count == 1 ? "alarm" : "alarms")"
    return switch period {
    case .hour: "\(alarms) an hour"
    case .day: "\(alarms) a day"
    case .week: "\(alarms) a week"
    case .month: "\(alarms) a month"
    case .rows(let rows): "\(alarms) in \(AnomalySentence.number(Double(rows))) rows"
    }
  }
}

extension Threshold.HeldOutCheck {
  /// What the threshold did on rows it was not found on, for a person.
  package var words: String {
    let rows = AnomalySentence.number(Double(rows))
    let alarms = alarms == 1 ? "1 alarm" : "\(alarms) alarms"
    if let allowedAlarms {
      let allowed = (allowedAlarms * 10).rounded() / 10
      return "\(alarms) on the last \(rows) rows, held out, where \(allowed) were allowed"
    }
    let share = AnomalySentence.number(flaggedShare * 100)
    return "\(alarms) on the last \(rows) rows, held out (\(share) % of them flagged)"
  }
}
