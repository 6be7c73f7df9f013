public import AnomalyDetection
public import NeuralEngine
public import TimeSeries

/// Everything that the page of a study says, as a plain value; what is not known is left out, and so
/// is its part of the page.
///
/// ```swift
/// var content = StudyContent(title: "twitter-conv1d")
/// content.series = table
/// content.epochs = epochs
/// content.parts = [train, validation, test]
/// let page = StudyReport.render(content)
/// for chart in StudyReport.charts(content) { write(chart.svg, to: chart.name + ".svg") }
/// ```
/// The same content always gives the same bytes.
public struct StudyContent: Sendable {
  /// One pass over the training samples.
  public struct Epoch: Sendable, Equatable {
    /// The mean loss of the training samples.
    public var trainingLoss: Double
    /// The loss of the validation samples.
    public var validationLoss: Double?
    /// The share of the training samples' variance that is reconstructed.
    public var trainingR2: Double?
    /// The same of the validation samples.
    public var validationR2: Double?

    /// An epoch.
    public init(
      trainingLoss: Double, validationLoss: Double? = nil, trainingR2: Double? = nil,
      validationR2: Double? = nil
    ) {
      self.trainingLoss = trainingLoss
      self.validationLoss = validationLoss
      self.trainingR2 = trainingR2
      self.validationR2 = validationR2
    }
  }

  /// One part of the split: `train`, `validation`, `test`.
  public struct Part: Sendable, Equatable {
    /// What it is called.
    public var name: String
    /// `[window]`: the score of each; `NaN` where there is none.
    public var errors: [Float]
    /// `[window]`: whether it holds an anomaly; `nil` without labels.
    public var isAnomalous: [Bool]?
    /// `[window]`: whether it is flagged; `nil` where that is the scores above the threshold.
    public var isFlagged: [Bool]?
    /// The mean squared error of its reconstruction, in scaled units.
    public var meanSquaredError: Double?
    /// The mean absolute error.
    public var meanAbsoluteError: Double?
    /// The share of the variance that is reconstructed.
    public var r2: Double?

    /// A part.
    public init(
      name: String, errors: [Float], isAnomalous: [Bool]? = nil, isFlagged: [Bool]? = nil,
      meanSquaredError: Double? = nil, meanAbsoluteError: Double? = nil, r2: Double? = nil
    ) {
      self.name = name
      self.isFlagged = isFlagged
      self.errors = errors
      self.isAnomalous = isAnomalous
      self.meanSquaredError = meanSquaredError
      self.meanAbsoluteError = meanAbsoluteError
      self.r2 = r2
    }
  }

  /// Verdicts of the test part against its labels.
  public struct Detection: Sendable, Equatable {
    /// One line of the classification report.
    public struct Line: Sendable, Equatable {
      /// The class, or the kind of mean.
      public var name: String
      /// The part of the verdicts for the class that is right.
      public var precision: Double
      /// The part of the class that is found.
      public var recall: Double
      /// Their harmonic mean.
      public var f1: Double
      /// How many belong to the class.
      public var support: Int

      /// A line.
      public init(name: String, precision: Double, recall: Double, f1: Double, support: Int) {
        self.name = name
        self.precision = precision
        self.recall = recall
        self.f1 = f1
        self.support = support
      }
    }

    /// Normal and not flagged.
    public var trueNegatives: Int
    /// Normal and flagged.
    public var falsePositives: Int
    /// Anomalous and not flagged.
    public var falseNegatives: Int
    /// Anomalous and flagged.
    public var truePositives: Int
    /// The area under the ROC curve.
    public var rocAUC: Double?
    /// The area under the precision–recall curve.
    public var prAUC: Double?
    /// The classification report: anomalous, normal, then means.
    public var lines: [Line]

    /// A comparison.
    public init(
      trueNegatives: Int, falsePositives: Int, falseNegatives: Int, truePositives: Int,
      rocAUC: Double? = nil, prAUC: Double? = nil, lines: [Line] = []
    ) {
      self.trueNegatives = trueNegatives
      self.falsePositives = falsePositives
      self.falseNegatives = falseNegatives
      self.truePositives = truePositives
      self.rocAUC = rocAUC
      self.prAUC = prAUC
      self.lines = lines
    }
  }

  /// Windows whose score lies between two multiples of the threshold.
  public struct Band: Sendable, Equatable {
    /// Where it begins, as a multiple of the threshold.
    public var from: Double
    /// Where it ends; `nil` for no end.
    public var to: Double?
    /// Windows in it.
    public var count: Int
    /// Anomalous windows in it; `nil` without labels.
    public var anomalous: Int?

    /// A band.
    public init(from: Double, to: Double?, count: Int, anomalous: Int? = nil) {
      self.from = from
      self.to = to
      self.count = count
      self.anomalous = anomalous
    }
  }

  /// A window held against its reconstruction.
  public struct ReviewedWindow: Sendable, Equatable {
    /// Why it is shown: `worst`, `borderline`, `typical`.
    public var reason: String
    /// Which one it is: `window 1,204, from 2014-02-26 22:05:00`.
    public var place: String
    /// Its score over the threshold, so that 1 is the threshold.
    public var anomalyScore: Double
    /// Whether it holds an anomaly; `nil` without labels.
    public var isAnomalous: Bool?
    /// `[channel]`: the channels' names.
    public var channelNames: [String]
    /// `[time, channel]`: what was measured.
    public var actual: [Double]
    /// `[time, channel]`: what the model made of it.
    public var expected: [Double]

    /// A window.
    public init(
      reason: String, place: String, anomalyScore: Double, isAnomalous: Bool? = nil,
      channelNames: [String], actual: [Double], expected: [Double]
    ) {
      self.reason = reason
      self.place = place
      self.anomalyScore = anomalyScore
      self.isAnomalous = isAnomalous
      self.channelNames = channelNames
      self.actual = actual
      self.expected = expected
    }
  }

  /// What the model makes of windows in its narrowest layer.
  public struct Latents: Sendable, Equatable {
    /// Numbers in a latent.
    public var size: Int
    /// `[window, latent]`.
    public var values: [Float]
    /// `[window]`: whether it holds an anomaly; `nil` without labels.
    public var isAnomalous: [Bool]?
    /// `[window]`: whether it is flagged; `nil` where unknown.
    public var isFlagged: [Bool]?

    /// Latents.
    public init(
      size: Int, values: [Float], isAnomalous: [Bool]? = nil, isFlagged: [Bool]? = nil
    ) {
      self.size = size
      self.values = values
      self.isAnomalous = isAnomalous
      self.isFlagged = isFlagged
    }
  }

  /// One of several models that judge together, and what it found in the test by itself.
  public struct Member: Sendable, Equatable {
    /// What it is called: `model 2 (dense)`.
    public var name: String
    /// The model in one line.
    public var sentence: String
    /// Where its threshold lies.
    public var threshold: Threshold
    /// What it flags of the test.
    public var flagged: Int
    /// The share of the test's variance that it reconstructs.
    public var r2: Double?
    /// The part of what it flags that is right; `nil` without labels, as the others.
    public var precision: Double?
    /// The part of the anomalous that it finds.
    public var recall: Double?
    /// Their harmonic mean.
    public var f1: Double?
    /// The area under the precision–recall curve.
    public var prAUC: Double?

    /// A member of which nothing is known but what it flags.
    public init(name: String, sentence: String, threshold: Threshold, flagged: Int) {
      self.name = name
      self.sentence = sentence
      self.threshold = threshold
      self.flagged = flagged
    }
  }

  /// Where the line between usual and unusual is.
  public struct Threshold: Sendable, Equatable {
    /// The score above which a window is flagged.
    public var value: Double
    /// How it was found, in words: `85th percentile of the training errors`.
    public var rule: String

    /// A threshold.
    public init(value: Double, rule: String) {
      self.value = value
      self.rule = rule
    }
  }

  /// The heading.
  public var title: String
  /// One sentence under the heading.
  public var summary: String?
  /// What is judged: `windows` or `rows`.
  public var unit = "windows"
  /// The table as it was read, with its labels; for the series, the heat map, the autocorrelations.
  public var series: Series?
  /// Rows that are flagged, in time order.
  public var flaggedRows: [Range<Int>] = []
  /// What was found row by row; the series is then drawn from it, with what was expected.
  public var result: DetectionResult?
  /// The rows of the series before which all was for learning; `nil` where the split is random.
  public var trainingRows: Range<Int>?
  /// What happened in training.
  public var epochs: [Epoch] = []
  /// The epoch, from 0, whose weights were kept.
  public var bestEpoch: Int?
  /// The model in one line.
  public var model = ""
  /// The layer table.
  public var layers: [LayerDescription] = []
  /// The models that judge together; empty for one.
  public var members: [Member] = []
  /// Train, validation, test; the last one is what is judged.
  public var parts: [Part] = []
  /// How many windows at the end of the last part were made, to test on; they are no part of what the
  /// data says.
  public var madeCount = 0
  /// The threshold.
  public var threshold: Threshold?
  /// What is held against the threshold.
  public var scoreName = "reconstruction error"
  /// Verdicts against labels; `nil` where there are none.
  public var detection: Detection?
  /// How the test's scores lie around the threshold.
  public var bands: [Band] = []
  /// Windows one by one.
  public var review: [ReviewedWindow] = []
  /// The latent space of the test's windows.
  public var latents: Latents?
  /// What was noticed about the data, a sentence each.
  public var dataNotes: [String] = []
  /// What the reader should know before trusting the result, a sentence each.
  public var warnings: [String] = []
  /// Other numbers to show at the head.
  public var facts: [ReportContent.Fact] = []
  /// What is needed to get the same again.
  public var provenance: [ReportContent.Fact] = []

  /// A study of which only the name is known yet.
  public init(title: String) {
    self.title = title
  }
}
