import AnomalyDetection
import NeuralEngine
import TimeSeries

/// What a model file says about a detector besides its weights; the keys are snake_case, and what a
/// person wants to know first has a key of its own at the top.
struct DetectorManifest: Codable {
  /// The software that wrote the file.
  struct Versions: Codable {
    var martlet: String
  }

  /// The part of the score calibration that is one number; the rest is tensors.
  struct Calibration: Codable {
    /// `Double` holds every `Float`, and comes back from JSON to the bit.
    var usualScore: Double

    private enum CodingKeys: String, CodingKey {
      case usualScore = "usual_score"
    }
  }

  /// What is known of the calibration scores; the scores are a tensor.
  struct Scores: Codable {
    var samplingInterval: Int64
    var timestampStyle: TimestampStyle
    /// `[begin, end]` of the rows, half-open, that have no score; the tensor holds 0 there.
    var unscoredRows: [[Int]]
    /// The same of rows whose score is infinite.
    var infiniteRows: [[Int]]

    private enum CodingKeys: String, CodingKey {
      case samplingInterval = "sampling_interval"
      case timestampStyle = "timestamp_style"
      case unscoredRows = "unscored_rows"
      case infiniteRows = "infinite_rows"
    }
  }

  var versions: Versions
  var plan: DetectorPlan
  var channelNames: [String]
  /// How the channels are made of what is measured; `nil` where they are what is measured.
  var features: FeatureTransform?
  var scaler: Scaler
  var scoreCalibration: Calibration
  var calibrationScores: Scores
  var threshold: Threshold
  /// `nil` for the linear model, which is not trained in epochs.
  var history: TrainingHistory?
  var fingerprint: DataFingerprint
  var warnings: [String]

  private enum CodingKeys: String, CodingKey {
    case versions
    case plan
    case channelNames = "channels"
    case features
    case scaler
    case scoreCalibration = "score_calibration"
    case calibrationScores = "calibration_scores"
    case threshold
    case history
    case fingerprint = "data"
    case warnings
  }

  /// The names of the tensors beside the model's own.
  enum TensorName {
    /// Before the names of the model's own tensors.
    static let modelPrefix = "model."
    /// `[time, channel]` of a window.
    static let residualScale = "score.residual_scale"
    /// `[latent]`.
    static let latentMean = "score.latent_mean"
    /// `[latent, latent]`.
    static let latentWhitening = "score.latent_whitening"
    /// `[time]` of the training rows.
    static let calibrationScores = "calibration.scores"
  }

  /// The largest number of rows that a rule may speak of. Sums of a few such cannot overflow.
  private static let largestRowCount = 1 << 40
  /// Smoothing takes time for each row in proportion.
  private static let longestSmoothing = 1 << 20

  /// Refuses numbers that no fit gives and that would trap later: a file may say anything.
  func check() throws(ModelFileError.Problem) {
    func check(_ isRight: Bool, _ path: String, _ reason: String) throws(ModelFileError.Problem) {
      guard isRight else { throw .manifest(path: path, reason: reason) }
    }
    func check(rows: Int, from least: Int, _ path: String) throws(ModelFileError.Problem) {
      try check(
        rows >= least && rows <= Self.largestRowCount, path,
        "it is \(rows), and \(least) to \(Self.largestRowCount) was expected")
    }
    try check(!channelNames.isEmpty, "channels", "there is none")
    try check(
      Set(channelNames).count == channelNames.count, "channels", "two have the same name")
    try check(rows: plan.windowLength, from: 1, "plan.window_length")
    try check(rows: plan.windowSpacing, from: 1, "plan.window_spacing")
    let (steps, overflow) = plan.windowLength.multipliedReportingOverflow(by: plan.windowSpacing)
    try check(rows: overflow ? .max : steps, from: 1, "plan.window_spacing")
    try check(rows: plan.trainingStride, from: 1, "plan.training_stride")
    try check(
      (1...Self.longestSmoothing).contains(plan.score.smoothing), "plan.score.smoothing",
      "it is \(plan.score.smoothing), and 1 to \(Self.longestSmoothing) was expected")
    try check(rows: plan.events.mergeGap, from: 0, "plan.events.merge_gap")
    try check(rows: plan.events.minimumFlags, from: 1, "plan.events.minimum_flags")
    try check(
      calibrationScores.samplingInterval >= 1, "calibration_scores.sampling_interval",
      "it is below 1")
    let usualScore = Float(scoreCalibration.usualScore)
    try check(
      usualScore > 0 && usualScore.isFinite, "score_calibration.usual_score", "it is not above 0")
    if let history {
      let isEpoch = history.epochs.isEmpty || history.epochs.indices.contains(history.bestEpoch)
      try check(
        isEpoch, "history.best_epoch",
        "it is \(history.bestEpoch), and there are \(history.epochs.count) epochs")
    }
  }
}
