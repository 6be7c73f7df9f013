public import AnomalyDetection
import NeuralEngine

extension Detector {
  /// Writes the detector to a model file, whole or not at all. Equal detectors give equal bytes.
  ///
  /// ```swift
  /// try detector.save(to: "web.martlet")
  /// let same = try Detector.load(from: "web.martlet")
  /// print(same.fingerprint == detector.fingerprint)  // true
  /// ```
  ///
  /// - Throws: ``ModelFileError``.
  public func save(to path: String) throws(ModelFileError) {
    let file: ModelFile
    do {
      file = try modelFile()
    } catch {
      throw error.at(path: path)
    }
    try file.write(to: path)
  }

  /// The content of the detector's model file.
  ///
  /// - Throws: ``ModelFileError`` if a number of the detector is not finite.
  public func modelFile() throws(ModelFileError) -> ModelFile {
    let window = model.sampleShape
    var tensors = modelTensors.map { tensor in
      NamedTensor(
        name: DetectorManifest.TensorName.modelPrefix + tensor.name, shape: tensor.shape,
        values: tensor.values)
    }
    tensors.append(
      NamedTensor(
        name: DetectorManifest.TensorName.residualScale,
        shape: [window.timeSteps, window.channels], values: scoreCalibration.residualScale))
    if let density = scoreCalibration.latentDensity {
      tensors.append(
        NamedTensor(
          name: DetectorManifest.TensorName.latentMean, shape: [density.mean.count],
          values: density.mean))
      tensors.append(
        NamedTensor(
          name: DetectorManifest.TensorName.latentWhitening,
          shape: [density.mean.count, density.mean.count], values: density.whitening))
    }
    let scores = calibrationScores.scores
    tensors.append(
      NamedTensor(
        name: DetectorManifest.TensorName.calibrationScores, shape: [scores.count],
        values: scores.map { $0.isFinite ? $0 : 0 }))
    let manifest = DetectorManifest(
      versions: DetectorManifest.Versions(martlet: MartletVersion.current), plan: plan,
      channelNames: channelNames, features: features, scaler: scaler,
      scoreCalibration: DetectorManifest.Calibration(
        usualScore: Double(scoreCalibration.usualScore)),
      calibrationScores: DetectorManifest.Scores(
        samplingInterval: calibrationScores.samplingInterval,
        timestampStyle: calibrationScores.timestampStyle,
        unscoredRows: Self.rows(of: scores) { !$0.isFinite && $0 != .infinity },
        infiniteRows: Self.rows(of: scores) { $0 == .infinity }),
      threshold: threshold, history: model.history, fingerprint: fingerprint, warnings: warnings)
    return try ModelFile(describing: manifest, tensors: tensors)
  }

  /// The model's own tensors.
  private var modelTensors: [NamedTensor] {
    switch model {
    case .linear(let linear): linear.namedTensors
    case .autoencoder(let trained): trained.autoencoder.namedTensors(of: trained.parameters)
    case .mixed(let mixed):
      MixedPart.linear.prefixed(mixed.linear.namedTensors)
        + MixedPart.network.prefixed(
          mixed.network.autoencoder.namedTensors(of: mixed.network.parameters))
    }
  }

  /// `[begin, end]` of the runs of scores of a kind.
  private static func rows(of scores: [Float], where isOfKind: (Float) -> Bool) -> [[Int]] {
    var rows: [[Int]] = []
    for (row, score) in scores.enumerated() where isOfKind(score) {
      if let last = rows.indices.last, rows[last][1] == row {
        rows[last][1] = row + 1
      } else {
        rows.append([row, row + 1])
      }
    }
    return rows
  }
}
