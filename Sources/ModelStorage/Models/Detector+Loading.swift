public import AnomalyDetection
import NeuralEngine

extension Detector {
  /// Reads a detector from a model file. It scores as the one that was saved, to the bit.
  ///
  /// Nothing in the file is executed, and memory is only taken for numbers that are in it.
  ///
  /// - Throws: ``ModelFileError`` that says what is wrong with the file, or what it is instead.
  public static func load(from path: String) throws(ModelFileError) -> Detector {
    let file = try ModelFile.read(path: path)
    do {
      return try Detector(file)
    } catch {
      throw error.at(path: path)
    }
  }

  /// The detector that a model file holds.
  ///
  /// - Throws: ``ModelFileError`` if the file's parts do not fit each other.
  public init(_ file: ModelFile) throws(ModelFileError) {
    let manifest = try file.decodeManifest(as: DetectorManifest.self)
    do throws(ModelFileError.Problem) {
      try manifest.check()
      var parts = DetectorParts(file.tensors)
      let shape = try parts.window(of: manifest)
      self = try parts.detector(of: manifest, shape: shape)
    } catch {
      throw ModelFileError(error)
    }
  }
}

/// The tensors of a model file while a detector is put together from them; none may be left over.
private struct DetectorParts {
  private typealias Name = DetectorManifest.TensorName

  /// Those not used yet, by name.
  private var tensors: [String: NamedTensor]

  init(_ tensors: [NamedTensor]) {
    self.tensors = Dictionary(tensors.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The shape of a window. It is that of a tensor in the file, so no size is taken on trust.
  mutating func window(of manifest: DetectorManifest) throws(ModelFileError.Problem) -> SampleShape
  {
    let expected = [manifest.plan.windowLength, manifest.channelNames.count]
    guard let found = tensors[Name.residualScale]?.shape, found == expected,
      let time = found.first, let channels = found.last, time >= 1, channels >= 1
    else {
      throw .inconsistent(
        reason: "tensor \"\(Name.residualScale)\" is not there in the shape \(expected)")
    }
    return SampleShape(timeSteps: time, channels: channels)
  }

  mutating func detector(
    of manifest: DetectorManifest, shape: SampleShape
  ) throws(ModelFileError.Problem) -> Detector {
    let calibration = try scoreCalibration(of: manifest, shape: shape)
    let scores = try calibrationScores(of: manifest.calibrationScores)
    let model = try model(of: manifest, shape: shape)
    if let left = tensors.keys.min() {
      throw .inconsistent(reason: "tensor \"\(left)\" belongs to nothing")
    }
    do throws(DetectorError) {
      return try Detector(
        plan: manifest.plan, channelNames: manifest.channelNames, scaler: manifest.scaler,
        model: model, scoreCalibration: calibration, calibrationScores: scores,
        threshold: manifest.threshold, fingerprint: manifest.fingerprint,
        warnings: manifest.warnings, features: manifest.features)
    } catch {
      throw .inconsistent(reason: "\(error)")
    }
  }

  /// Takes a tensor out, if it is there in a shape.
  private mutating func take(
    _ name: String, shape: [Int]
  ) throws(ModelFileError.Problem) -> [Float] {
    guard let tensor = tensors.removeValue(forKey: name), tensor.shape == shape else {
      throw .inconsistent(reason: "tensor \"\(name)\" is not there in the shape \(shape)")
    }
    return tensor.values
  }

  private mutating func scoreCalibration(
    of manifest: DetectorManifest, shape: SampleShape
  ) throws(ModelFileError.Problem) -> ScoreCalibration {
    let residualScale = try take(Name.residualScale, shape: [shape.timeSteps, shape.channels])
    // A fit gives 0.02 or more; far below that an error divided by it is no longer a number.
    guard residualScale.allSatisfy({ $0 >= 1e-6 && $0 <= 1e6 }) else {
      throw .inconsistent(
        reason: "a number of \"\(Name.residualScale)\" is not between 1e-6 and 1e6")
    }
    var density: LatentDensity?
    if let size = tensors[Name.latentMean]?.values.count {
      let mean = try take(Name.latentMean, shape: [size])
      let whitening = try take(Name.latentWhitening, shape: [size, size])
      density = LatentDensity(mean: mean, whitening: whitening)
    }
    guard (density != nil) == (manifest.plan.score.measure == .density) else {
      throw .inconsistent(
        reason: "tensor \"\(Name.latentMean)\" is not there where the score is a density, or is "
          + "there where it is not")
    }
    return ScoreCalibration(
      residualScale: residualScale, latentDensity: density,
      usualScore: Float(manifest.scoreCalibration.usualScore))
  }

  private mutating func calibrationScores(
    of manifest: DetectorManifest.Scores
  ) throws(ModelFileError.Problem) -> CalibrationScores {
    let count = tensors[Name.calibrationScores]?.values.count ?? 0
    var scores = try take(Name.calibrationScores, shape: [count])
    let marks: [(rows: [[Int]], score: Float)] = [
      (manifest.unscoredRows, .nan), (manifest.infiniteRows, .infinity),
    ]
    for mark in marks {
      for rows in mark.rows {
        guard rows.count == 2, rows[0] >= 0, rows[0] <= rows[1], rows[1] <= count else {
          throw .manifest(
            path: "calibration_scores", reason: "rows \(rows) are none of the \(count) scores")
        }
        for row in rows[0]..<rows[1] { scores[row] = mark.score }
      }
    }
    return CalibrationScores(
      scores: scores, samplingInterval: manifest.samplingInterval,
      timestampStyle: manifest.timestampStyle)
  }

  /// Builds the model from all tensors of its own.
  private mutating func model(
    of manifest: DetectorManifest, shape: SampleShape
  ) throws(ModelFileError.Problem) -> FittedModel {
    var own: [NamedTensor] = []
    for name in tensors.keys.sorted() where name.hasPrefix(Name.modelPrefix) {
      guard let tensor = tensors.removeValue(forKey: name) else { continue }
      own.append(
        NamedTensor(
          name: String(name.dropFirst(Name.modelPrefix.count)), shape: tensor.shape,
          values: tensor.values))
    }
    switch manifest.plan.model {
    case .linear: return .linear(try linear(own, shape))
    case .autoencoder(let architecture):
      return .autoencoder(try network(architecture, own, shape, manifest.history))
    case .mixed(_, let architecture):
      let parts = MixedPart.allCases.map { $0.tensors(of: own) }
      guard parts.reduce(0, { $0 + $1.count }) == own.count else {
        throw .inconsistent(reason: "the model has tensors of neither of its two parts")
      }
      return .mixed(
        MixedAutoencoder(
          linear: try linear(parts[0], shape),
          network: try network(architecture, parts[1], shape, manifest.history)))
    }
  }

  private func linear(
    _ own: [NamedTensor], _ shape: SampleShape
  ) throws(ModelFileError.Problem) -> LinearAutoencoder {
    let linear: LinearAutoencoder
    do {
      linear = try LinearAutoencoder(sampleShape: shape, tensors: own)
    } catch {
      throw .inconsistent(reason: "\(error)")
    }
    let known = Dictionary(linear.namedTensors.map { ($0.name, $0.shape) }) { first, _ in first }
    if let strange = own.first(where: { known[$0.name] != $0.shape }) {
      throw .inconsistent(
        reason: "the model has no tensor \"\(strange.name)\" of shape \(strange.shape)")
    }
    return linear
  }

  private func network(
    _ architecture: AutoencoderArchitecture, _ own: [NamedTensor], _ shape: SampleShape,
    _ history: TrainingHistory?
  ) throws(ModelFileError.Problem) -> TrainedAutoencoder {
    guard let history else { throw .manifest(path: "history", reason: "it is missing") }
    let autoencoder: Autoencoder
    do {
      autoencoder = try Autoencoder(architecture, sampleShape: shape)
    } catch {
      throw .inconsistent(reason: "\(error)")
    }
    // Before memory is taken for as many numbers as the architecture says it has.
    let found = own.reduce(0) { $0 + $1.values.count }
    guard found == autoencoder.trainableCount else {
      throw .inconsistent(
        reason: "the weights are \(found) numbers, and the architecture has "
          + "\(autoencoder.trainableCount)")
    }
    do {
      return TrainedAutoencoder(
        autoencoder: autoencoder, parameters: try autoencoder.parameters(from: own),
        history: history)
    } catch {
      throw .inconsistent(reason: "\(error)")
    }
  }
}
