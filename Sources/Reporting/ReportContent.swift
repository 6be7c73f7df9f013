public import AnomalyDetection
public import NeuralEngine

/// Everything that a report says, as a plain value.
///
/// The same content always gives the same page, byte for byte: nothing is read from the clock or
/// the machine.
public struct ReportContent: Sendable {
  /// A name with what it stands for, such as `seed` and `42`.
  public struct Fact: Sendable, Equatable {
    /// What it is.
    public var name: String
    /// Its value, as it is to be read.
    public var value: String
    /// What it means, in a sentence; shown small.
    public var explanation: String?

    /// A fact.
    public init(_ name: String, _ value: String, explanation: String? = nil) {
      self.name = name
      self.value = value
      self.explanation = explanation
    }
  }

  /// How the threshold was found and what it is worth.
  public struct ThresholdStory: Sendable, Equatable {
    /// The rule in words: `98.5th percentile of the training errors`.
    public var rule: String
    /// What it was asked for: `at most 2 alarms a week`.
    public var promise: String?
    /// What held-out data says: `1.4 alarms a week on the 2,064 rows held out`.
    public var check: String?

    /// A story.
    public init(rule: String, promise: String? = nil, check: String? = nil) {
      self.rule = rule
      self.promise = promise
      self.check = check
    }
  }

  /// A model, how it learned, and what it found by itself.
  public struct Model: Sendable {
    /// What one of several models that judge together found by itself.
    public struct Part: Sendable, Equatable {
      /// What the model is called: `model 2 (b.martlet)`.
      public var name: String
      /// Where its threshold lies, and by which rule, in words.
      public var threshold: String
      /// The rows that it flags.
      public var flaggedRows: Int
      /// Its anomalies.
      public var anomalies: Int

      /// A part.
      public init(name: String, threshold: String, flaggedRows: Int, anomalies: Int) {
        self.name = name
        self.threshold = threshold
        self.flaggedRows = flaggedRows
        self.anomalies = anomalies
      }
    }

    /// The model in one line: `LSTM autoencoder, windows of 48 rows, 12,345 parameters`.
    public var sentence: String
    /// The layer table.
    public var layers: [LayerDescription]
    /// The losses; `nil` for a model that is not trained in epochs.
    public var history: TrainingHistory?
    /// Its part in what several found together; `nil` for one that judges alone.
    public var part: Part?

    /// A model.
    public init(
      _ sentence: String, layers: [LayerDescription] = [], history: TrainingHistory? = nil,
      part: Part? = nil
    ) {
      self.sentence = sentence
      self.layers = layers
      self.history = history
      self.part = part
    }
  }

  /// The heading, usually the name of the series.
  public var title: String
  /// One sentence under the heading; `nil` for one made from the result.
  public var summary: String?
  /// What was found.
  public var result: DetectionResult
  /// Rows of the series that the model learned from; `nil` where it learned from other data.
  public var trainingRows: Range<Int>?
  /// `[channel]`: units such as `ms` or `requests/s`; empty where unknown.
  public var units: [String]
  /// Where the threshold comes from.
  public var threshold: ThresholdStory
  /// What is held against the threshold.
  public var scoreName = "reconstruction error"
  /// Flagged rows at most this far apart are one anomaly, also when the reader moves the threshold.
  public var mergeDistance: Int
  /// Reconstruction errors of the training part, in any order; `NaN` is skipped.
  public var trainingErrors: [Float]
  /// The models that judged, usually one.
  public var models: [Model]
  /// What was noticed about the data while reading it, a sentence each.
  public var dataNotes: [String]
  /// What the reader should know before trusting the result, a sentence each.
  public var warnings: [String]
  /// Stretches known to be anomalous, in time order; `nil` takes those of the series' labels.
  public var labelledRanges: [Range<Int>]?
  /// How well the result agrees with the labels: precision, recall.
  public var metrics: [Fact]
  /// Versions, seed, fingerprints: what is needed to get the same report again.
  public var provenance: [Fact]

  /// The content of a report on a result; the rest is filled in where it is known.
  public init(
    title: String, summary: String? = nil, result: DetectionResult,
    trainingRows: Range<Int>? = nil, units: [String] = [], threshold: ThresholdStory,
    mergeDistance: Int = 1, trainingErrors: [Float] = [], models: [Model] = [],
    dataNotes: [String] = [], warnings: [String] = [], labelledRanges: [Range<Int>]? = nil,
    metrics: [Fact] = [], provenance: [Fact] = []
  ) {
    self.title = title
    self.summary = summary
    self.result = result
    self.trainingRows = trainingRows
    self.units = units
    self.threshold = threshold
    self.mergeDistance = mergeDistance
    self.trainingErrors = trainingErrors
    self.models = models
    self.dataNotes = dataNotes
    self.warnings = warnings
    self.labelledRanges = labelledRanges
    self.metrics = metrics
    self.provenance = provenance
  }
}
