import Martlet

// The examples beside the types of `AnomalyDetection`; `DocCommentTests` sees that none is missing.

enum AnomalyDetectionExamples {
  static func detectionModel(_ series: Series) throws {
    let online = DetectionModel.online(OnlineConfiguration(), threshold: .fixed(8))
    let found = try online.detect(series)
    print(found.reason, found.result.anomalies.count)
  }

  static func detection(_ series: Series, _ model: DetectionModel) throws {
    let found = try model.detect(series, learnedRows: 1000)
    print(found.reason, found.timing.rawValue, found.warmUp)
    for anomaly in found.result.anomalies { print(anomaly.reason) }
  }

  static func detectionResult(_ series: Series, _ detector: Detector) throws {
    let result = try detector.detect(series)
    for row in result.isAnomaly.indices where result.isAnomaly[row] {
      print(series.timeAxis.text(at: row), result.anomalyScores[row])
    }
  }

  static func rollingThreshold(_ scores: [Float]) {
    var threshold = RollingThreshold(.adaptive(rate: 0.01))
    for score in scores where threshold.take(score).isFlagged { print(score) }
    print(threshold.alarmRate.promised, threshold.alarmRate.realized ?? 0)
  }

  static func alarmBudget(_ detector: Detector) throws {
    let budget = AlarmBudget(count: 2, per: .week)
    let calm = try detector.withThreshold(.budget(budget))
    print(budget, calm.threshold.value)
  }

  static func calibrationScores(_ detector: Detector) {
    let scores = detector.calibrationScores
    let alarms = scores.alarms(above: detector.threshold.value, events: EventRule(mergeGap: 5))
    print("\(alarms) alarms in \(scores.count) rows of the training")
  }

  static func thresholdRule(_ detector: Detector, _ words: String) throws {
    let strict = try detector.withThreshold(.peaksOverThreshold(risk: 1e-4))
    if let rule = ThresholdRule(words) { print(try detector.withThreshold(rule).threshold.value) }
    print(strict.threshold.value)
  }

  static func thresholdError(_ detector: Detector) throws {
    do throws(DetectorError) {
      _ = try detector.withThreshold(.budget(AlarmBudget(count: 2, per: .week)))
    } catch .threshold(.budgetNeedsClock(let budget)) {
      print("\(budget) needs rows with times; alarms in so many rows can be had without")
    }
  }

  static func threshold(_ scores: CalibrationScores) throws {
    let threshold = try Threshold(.percentile(99.5), from: scores, events: EventRule())
    if let check = threshold.check {
      print("\(check.alarms) alarms in \(check.rows) rows that it was not found from")
    }
  }

  static func anomaly(_ anomaly: Anomaly, _ series: Series) {
    print(series.timeAxis.text(at: anomaly.peak), anomaly.severity, anomaly.reason)
    for channel in anomaly.channelShares.prefix(3) { print(channel.name, channel.share) }
  }

  static func eventRule() {
    let rule = EventRule(mergeGap: 2, minimumFlags: 2)
    let ranges = rule.ranges(of: [false, true, false, true, false, false, false, true])
    print(ranges)  // [1..<4]: the last flag stands alone
  }

  static func alarmPolicy(_ series: Series, _ model: DetectionModel) throws {
    let alarms = try model.detect(series).alarms
    print(alarms.rule, alarms.threshold, alarms.events.mergeGap)
    if let budget = alarms.budget { print("keeps", budget) }
  }

  static func alarmRateCheck(_ result: DetectionResult) {
    if let rate = result.alarmRate, let realized = rate.realized {
      print("promised \(rate.promised) alarms a row, had \(realized) in \(rate.rows) rows")
    }
  }

  static func onlineConfiguration(_ series: Series) throws {
    var configuration = OnlineConfiguration(model: .conv1D, windowLength: 48)
    configuration.season = 288
    let found = try DetectionModel.online(configuration).detect(series)
    print(found.warmUp, found.result.anomalies.count)
  }

  static func watcher(_ samples: [Sample]) throws {
    var watcher = try Watcher(.fitted(Detector.load(from: "web.martlet")))
    for sample in samples {
      for event in watcher.take(sample) { print(event) }
    }
  }

  static func sample(_ watcher: inout Watcher) {
    let noon = Sample(time: 1_704_110_400_000_000_000, values: [12.5, .nan])
    for event in watcher.take(noon) { print(event) }
  }

  static func watchEvent(_ events: [WatchEvent]) {
    for event in events {
      switch event {
      case .opened(let anomaly), .updated(let anomaly): print(anomaly.reason)
      case .closed(let anomaly, let isOngoing): print(anomaly.rows, isOngoing)
      case .noData(let silence), .dataBack(let silence): print(silence.missingRows)
      }
    }
  }

  static func watchEvents(_ samples: AsyncStream<Sample>, _ watcher: Watcher) async {
    let events = samples.events(of: watcher)
    for await event in events { print(event) }
  }

  static func detectorEnsemble(
    _ linear: Detector, _ dense: Detector, _ lstm: Detector, _ series: Series
  ) throws {
    let ensemble = try DetectorEnsemble([linear, dense, lstm], rule: .votes(2))
    let found = try DetectionModel.ensemble(ensemble).detect(series)
    print(found.result.anomalies, found.members.map(\.result.anomalies.count))
  }

  static func combinationRule(_ detectors: [Detector], _ series: Series) throws {
    let rule = CombinationRule("votes:2") ?? .mean  // or .maximum
    let found = try DetectionModel(detectors, rule: rule).detect(series)
    print(found.result.anomalies.count)
  }

  static func detectorError(_ detector: Detector, _ series: Series) throws {
    do throws(DetectorError) {
      print(try detector.detect(series).anomalies)
    } catch .missingChannel(let name, let found) {
      print("no \(name) among \(found)")
    }
  }

  static func mixedAutoencoder(_ detector: Detector) {
    if case .mixed(let model) = detector.model {
      print(model.linear.latentSize, model.network.autoencoder.trainableCount)
    }
  }

  static func detector(_ series: Series, _ later: Series) throws {
    var configuration = DetectorConfiguration(seed: 7)
    configuration.threshold = .budget(AlarmBudget(count: 2, per: .week))
    let detector = try Detector.fit(series, configuration, searchesSeries: false)
    for anomaly in try detector.detect(later).anomalies { print(anomaly.reason) }
  }

  static func dataFingerprint(_ detector: Detector, _ series: Series) {
    let data = DataFingerprint(series, trainingRows: 0..<1000)
    print(data.hash == detector.fingerprint.hash ? "fitted on these rows" : "fitted on other data")
  }

  static func fitProgress(_ series: Series) throws {
    let detector = try Detector.fit(series) { fit in
      print("\(fit.step) \(Int(fit.fraction * 100)) %")
      return true  // false stops it
    }
    print(detector.plan.reason)
  }

  static func fittedModel(_ detector: Detector) {
    let model = detector.model
    for layer in model.layerTable { print(layer.name, layer.outputShape, layer.parameterCount) }
    print(model.sampleShape, model.latentSize)
  }

  static func detectionMethod(_ series: Series) {
    switch DetectionMethod(for: series) {
    case .fitted: print("enough alike to fit a detector once")
    case .online: print("better learned from as rows come")
    }
  }

  static func modelConfiguration(_ series: Series) throws {
    var configuration = DetectorConfiguration()
    configuration.model = .sized(.linear(latentSize: 8))
    let detector = try Detector.fit(series, configuration)
    print(detector.plan.model.kind)  // linear
  }

  static func detectorConfiguration(_ series: Series) throws {
    var configuration = DetectorConfiguration(seed: 7)
    configuration.model = .kind(.lstm)
    configuration.windowLength = .period
    configuration.training = .epochs(5)
    let detector = try Detector.fit(series, configuration)
    print(detector.plan.reason)
  }

  static func detectorPlan(_ detector: Detector) {
    let plan = detector.plan
    print(plan.model.kind, plan.windowLength, plan.windowSpacing, plan.reason)
  }

  static func detection(_ series: Series) throws {
    let found = try Detection(of: series)
    for anomaly in found.anomalies { print(anomaly.start, anomaly.score, anomaly.reason) }
  }

  static func scoreRule(_ series: Series) throws {
    var configuration = DetectorConfiguration()
    configuration.score = .rule(
      ScoreRule(position: .last, measure: .standardizedError, smoothing: 12))
    let detector = try Detector.fit(series, configuration)
    print(detector.plan.score.measure.rawValue)
  }

  static func stateError(_ watcher: inout Watcher) throws {
    do {
      try watcher.resume(from: "cpu.state")
    } catch let error as StateError {
      print(error)  // says what is wrong, and how to begin anew
    }
  }
}
