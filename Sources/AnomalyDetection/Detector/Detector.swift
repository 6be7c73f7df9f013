internal import NeuralEngine
public import TimeSeries

/// A fitted detector: immutable, and all that is needed to score new data of the same channels.
///
/// ```swift
/// var configuration = DetectorConfiguration(seed: 7)
/// configuration.threshold = .budget(AlarmBudget(count: 2, per: .week))
/// let detector = try Detector.fit(series, configuration, searchesSeries: false)
/// for anomaly in try detector.detect(later).anomalies { print(anomaly.reason) }
/// ```
public struct Detector: Sendable {
  /// How it was fitted and scores.
  public let plan: DetectorPlan
  /// The channels it was fitted on, in their order.
  public let channelNames: [String]
  /// How those channels are made of what is measured; `nil` where they are what is measured.
  public let features: FeatureTransform?
  /// What turns the data's units into the model's.
  public let scaler: Scaler
  /// The model with what it learned.
  public let model: FittedModel
  /// What normal errors look like.
  package let scoreCalibration: ScoreCalibration
  /// The raw scores of the training rows, from which thresholds are found.
  public let calibrationScores: CalibrationScores
  /// The raw score above which a row is flagged.
  public let threshold: Threshold
  /// Which data it was fitted on.
  public let fingerprint: DataFingerprint
  /// What a person should know before trusting it.
  public let warnings: [String]

  /// A detector of given parts, as a model file holds them.
  ///
  /// - Throws: `DetectorError.invalidConfiguration` where the parts do not belong together.
  package init(
    plan: DetectorPlan, channelNames: [String], scaler: Scaler, model: FittedModel,
    scoreCalibration: ScoreCalibration, calibrationScores: CalibrationScores,
    threshold: Threshold, fingerprint: DataFingerprint, warnings: [String],
    features: FeatureTransform? = nil
  ) throws(DetectorError) {
    func check(_ isRight: Bool, _ key: String, _ found: Int, _ expected: Int) throws(DetectorError)
    {
      guard isRight else {
        throw .invalidConfiguration(key: key, found: "\(found)", expected: "\(expected)")
      }
    }
    let shape = model.sampleShape
    try check(
      scaler.channelCount == channelNames.count, "scaler channels", scaler.channelCount,
      channelNames.count)
    try check(
      shape.channels == channelNames.count, "model channels", shape.channels, channelNames.count)
    try check(
      shape.timeSteps == plan.windowLength, "model window", shape.timeSteps, plan.windowLength)
    try check(
      scoreCalibration.residualScale.count == shape.size, "residual scales",
      scoreCalibration.residualScale.count, shape.size)
    if let density = scoreCalibration.latentDensity {
      try check(
        density.mean.count == model.latentSize, "latent means", density.mean.count,
        model.latentSize)
    }
    self.plan = plan
    self.channelNames = channelNames
    self.scaler = scaler
    self.model = model
    self.scoreCalibration = scoreCalibration
    self.calibrationScores = calibrationScores
    self.threshold = threshold
    self.fingerprint = fingerprint
    self.warnings = warnings
    self.features = features
    try DetectorError.check(features, make: channelNames)
  }

  /// The same detector with another threshold, found from the scores of its training rows: nothing
  /// is trained again.
  public func withThreshold(_ rule: ThresholdRule) throws(DetectorError) -> Detector {
    let threshold: Threshold
    do {
      threshold = try Threshold(rule, from: calibrationScores, events: plan.events)
    } catch {
      throw .threshold(error)
    }
    return try Detector(
      plan: plan, channelNames: channelNames, scaler: scaler, model: model,
      scoreCalibration: scoreCalibration, calibrationScores: calibrationScores,
      threshold: threshold, fingerprint: fingerprint, warnings: warnings, features: features)
  }

  /// `[channel]`: the usual size of `actual − expected` in training, in the data's units.
  public var residualScale: [Double] {
    let channels = channelNames.count
    let lastStep = scoreCalibration.residualScale.suffix(channels)
    return zip(lastStep, scaler.scale).map { Double($0) * $1 }
  }
}

extension DetectorError {
  /// Refuses features that make other channels.
  static func check(
    _ features: FeatureTransform?, make channelNames: [String]
  ) throws(DetectorError) {
    guard let features, features.channelNames != channelNames else { return }
    throw .invalidConfiguration(
      key: "features", found: features.channelNames.joined(separator: ", "),
      expected: channelNames.joined(separator: ", "))
  }
}
