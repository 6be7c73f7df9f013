package import AnomalyDetection
internal import NeuralEngine
package import TimeSeries

/// The rows of the parts of a series.
package struct RowParts: Sendable, Equatable {
  package let train: Range<Int>
  package let validation: Range<Int>
  package let test: Range<Int>

  /// The rows that a detector learned from or only watched, and the others; without others, all are
  /// searched.
  ///
  /// - Parameter trainRows: those at the start.
  package init(trainRows: Int, rowCount: Int) {
    let end = min(trainRows, rowCount)
    train = 0..<end
    validation = end..<end
    test = end < rowCount ? end..<rowCount : 0..<rowCount
  }

  /// The rows of a split in time.
  package init(_ split: SplitRule, rowCount: Int, seed: UInt64) {
    let parts = StudySplit(
      split, windows: WindowConfiguration(length: 1), rowCount: rowCount, labels: nil, seed: seed)
    let train = parts.train.starts.count
    let test = rowCount - parts.test.starts.count
    self.train = 0..<train
    validation = train..<test
    self.test = test..<rowCount
  }

  /// With the validation part in place of the test.
  package var holdingTestBack: RowParts {
    RowParts(train: train, validation: validation, test: validation)
  }

  private init(train: Range<Int>, validation: Range<Int>, test: Range<Int>) {
    self.train = train
    self.validation = validation
    self.test = test
  }
}

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
