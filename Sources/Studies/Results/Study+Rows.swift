package import AnomalyDetection
internal import NeuralEngine
internal import TimeSeries

extension Study {
  /// The rows of a series that was searched row by row, in parts.
  package init(_ detection: Detection, parts: RowParts) {
    let result = detection.result
    let table = result.series
    let scaler =
      detection.model.detectors.first?.scaler
      ?? Scaler(fitting: table, rows: parts.train, rule: .standard)
    var model: FittedModel?
    if case .fitted(let detector) = detection.model { model = detector.model }
    // Several models have no reconstruction in common.
    let isOne = detection.members.isEmpty
    func part(_ rows: Range<Int>) -> StudyPart {
      StudyPart(
        starts: Array(rows), scores: Array(result.rawScores[rows]),
        isFlagged: Array(result.isAnomaly[rows]), isAnomalous: table.labels.map { Array($0[rows]) },
        quality: isOne ? Self.quality(of: result, rows, scaler) : nil)
    }
    self.init(
      unit: .rows, unitLength: 1, table: table, scaler: scaler, model: model,
      train: part(parts.train), validation: part(parts.validation), test: part(parts.test),
      madeCount: 0,
      threshold: Threshold(
        rule: detection.alarms.rule, value: detection.alarms.threshold, check: nil),
      thresholdFrom: .train,
      epochs: model?.history?.epochs.map {
        StudyEpoch(
          trainingLoss: $0.trainingLoss, validationLoss: $0.validationLoss, trainingR2: nil,
          validationR2: nil, learningRate: $0.learningRate)
      } ?? [],
      review: [], latents: nil)
  }

  /// How well rows are reconstructed, or foreseen, in scaled units.
  private static func quality(
    of result: DetectionResult, _ rows: Range<Int>, _ scaler: Scaler
  ) -> ReconstructionQuality? {
    let channels = scaler.channelCount
    var sums = ReconstructionQuality.Sums(channelCount: channels)
    for row in rows where result.rawScores[row].isFinite {
      let place = row * channels..<(row + 1) * channels
      let actual = scaler.transform(rows: Array(result.series.values[place]))
      let expected = scaler.transform(rows: Array(result.expected[place]))
      guard actual.allSatisfy(\.isFinite), expected.allSatisfy(\.isFinite) else { continue }
      sums.add(actual[...], expected[...])
    }
    return sums.quality
  }
}
