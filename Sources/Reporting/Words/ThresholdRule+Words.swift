package import AnomalyDetection

extension ThresholdRule {
  /// How the threshold is found, for a person.
  package var words: String { words(of: "training") }

  /// How the threshold is found, for a person.
  ///
  /// - Parameter part: what the scores are called that the rule reads: `training`, `test`.
  func words(of part: String) -> String {
    switch self {
    case .automatic(let deviations):
      "mean + \(NumberText.value(deviations)) standard deviations of the \(part) scores, within "
        + "bounds"
    case .percentile(let percentage):
      "\(NumberText.value(percentage)) % of the \(part) scores lie below it"
    case .interquartileRange(let factor):
      "third quartile + \(NumberText.value(factor)) × interquartile range of the \(part) "
        + "scores"
    case .sigma(let deviations):
      "mean + \(NumberText.value(deviations)) standard deviations of the \(part) scores"
    case .medianAbsoluteDeviation(let deviations):
      "median + \(NumberText.value(deviations)) scaled absolute deviations of the \(part) "
        + "scores"
    case .fixed: "given"
    case .contamination(let share):
      "\(NumberText.value(share * 100)) % of the \(part) rows are taken as anomalous"
    case .peaksOverThreshold(let risk):
      "a normal row passes it with probability \(NumberText.value(risk)), by the tail of the "
        + "\(part) scores"
    case .conformal(let significance):
      "conformal p-value \(NumberText.value(significance)) against the \(part) scores"
    case .budget(let budget): "budget of \(budget.words)"
    }
  }
}

extension AlarmBudget {
  /// The budget, for a person: `2 alarms a week`.
  package var words: String {
    let alarms = "\(NumberText.value(count)) \(count == 1 ? "alarm" : "alarms")"
    return switch period {
    case .hour: "\(alarms) an hour"
    case .day: "\(alarms) a day"
    case .week: "\(alarms) a week"
    case .month: "\(alarms) a month"
    case .rows(let rows): "\(alarms) in \(NumberText.value(Double(rows))) rows"
    }
  }
}

extension AlarmRateCheck {
  /// What was promised and what came, for a person.
  package var words: String {
    "\(counts); the threshold moves with the scores to keep the promise"
  }

  /// What each of several models promised and what came of all together, for a person.
  package var wordsOfSeveral: String {
    "\(counts) of each model; the threshold of each moves with its scores"
  }

  private var counts: String {
    let alarms = alarms == 1 ? "1 alarm" : "\(alarms) alarms"
    let allowed = NumberText.value((allowed * 10).rounded() / 10)
    return "\(alarms) on \(NumberText.value(Double(rows))) rows that were not learned from, where "
      + "\(allowed) were promised"
  }
}

extension Threshold.HeldOutCheck {
  /// What the threshold did on rows it was not found on, for a person.
  package var words: String {
    let rows = NumberText.value(Double(rows))
    let alarms = alarms == 1 ? "1 alarm" : "\(alarms) alarms"
    // The model has seen the last rows as well: the check is of the threshold alone.
    let told =
      "found from the first two thirds of the training rows, it gives \(alarms) on the last \(rows), "
    guard let allowedAlarms else {
      return told
        + "\(NumberText.value(flaggedShare * 100)) % of them flagged; rows that the model has "
        + "not learned from may give more"
    }
    let allowed = NumberText.value((allowedAlarms * 10).rounded() / 10)
    return told
      + "where \(allowed) were allowed; rows that the model has not learned from may give more"
  }
}
