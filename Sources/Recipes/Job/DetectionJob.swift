package import AnomalyDetection

/// A job from data to results as a plain value: where the data is, how to fit or which model to
/// apply, and what to write.
///
/// ```json
/// {"data": {"path": "cpu.csv"}, "detectors": [{"model_kind": "dense", "seed": 1}],
///  "threshold": "budget:2/week", "outputs": {"report": "cpu.report.html"}}
/// ```
package struct DetectionJob: Sendable, Hashable, Codable {
  /// What is done with the data.
  package enum Task: String, Sendable, Hashable, Codable, CaseIterable {
    /// Learn what is normal, and stop there.
    case fit
    /// Learn, or take a model that has, and find anomalies.
    case detect
  }

  /// What is done with the data.
  package var task: Task
  /// Where the data comes from.
  package var data: JobData
  /// A file of labels beside the data: NAB's JSON of windows, or a 0 or 1 a row.
  package var labels: String?
  /// Model files to apply; none fits on the data itself.
  package var models: [String]
  /// Whether a detector is fitted once or learns as rows come; `nil` chooses by the data, or by what
  /// else is asked for.
  package var method: DetectionMethod?
  /// Whether the file is judged as if its rows came live, as `martlet watch` does it.
  package var isCausal: Bool
  /// How to fit, where no model file is given; several are fitted beside each other. Never empty.
  package var detectors: [DetectorConfiguration]
  /// How several models become one judge.
  package var combination: CombinationRule
  /// Learn from this many rows from the start; `nil` takes what the file's name says, or the
  /// detector's share.
  package var trainingRows: Int?
  /// The threshold of every model, new or from a file; `nil` leaves each its own.
  package var threshold: ThresholdRule?
  /// What is written.
  package var outputs: JobOutputs

  /// A job that fits on the data and looks for anomalies in it.
  package init(
    task: Task = .detect, data: JobData, labels: String? = nil, models: [String] = [],
    method: DetectionMethod? = nil, isCausal: Bool = false,
    detectors: [DetectorConfiguration] = [DetectorConfiguration()],
    combination: CombinationRule = .mean, trainingRows: Int? = nil,
    threshold: ThresholdRule? = nil, outputs: JobOutputs = JobOutputs()
  ) {
    precondition(!detectors.isEmpty, "a job without a detector")
    self.task = task
    self.data = data
    self.labels = labels
    self.models = models
    self.method = method
    self.isCausal = isCausal
    self.detectors = detectors
    self.combination = combination
    self.trainingRows = trainingRows
    self.threshold = threshold
    self.outputs = outputs
  }

  /// Whether everything about fitting is left open, but for the seed, which every detector has, and the
  /// threshold.
  var leavesFitOpen: Bool {
    var plain = DetectorConfiguration(seed: detectors[0].seed)
    plain.threshold = detectors[0].threshold
    return trainingRows == nil && outputs.model == nil && detectors == [plain]
  }

  private enum CodingKeys: String, CodingKey {
    case task
    case data
    case labels
    case models
    case method
    case isCausal = "causal"
    case detectors
    case combination
    case trainingRows = "training_rows"
    case threshold
    case outputs
  }

  /// Reads a job; only the data must be given.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let detectors =
      try container.decodeIfPresent([DetectorConfiguration].self, forKey: .detectors)
      ?? [DetectorConfiguration()]
    guard !detectors.isEmpty else {
      throw DecodingError.dataCorruptedError(
        forKey: .detectors, in: container, debugDescription: "no detector; expected at least 1")
    }
    self.init(
      task: try container.decodeIfPresent(Task.self, forKey: .task) ?? .detect,
      data: try container.decode(JobData.self, forKey: .data),
      labels: try container.decodeIfPresent(String.self, forKey: .labels),
      models: try container.decodeIfPresent([String].self, forKey: .models) ?? [],
      method: try container.decodeIfPresent(DetectionMethod.self, forKey: .method),
      isCausal: try container.decodeIfPresent(Bool.self, forKey: .isCausal) ?? false,
      detectors: detectors,
      combination: try container.decodeIfPresent(CombinationRule.self, forKey: .combination)
        ?? .mean,
      trainingRows: try container.decodeIfPresent(Int.self, forKey: .trainingRows),
      threshold: try container.decodeIfPresent(ThresholdRule.self, forKey: .threshold),
      outputs: try container.decodeIfPresent(JobOutputs.self, forKey: .outputs)
        ?? JobOutputs())
  }
}
