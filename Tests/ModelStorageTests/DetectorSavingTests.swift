import AnomalyDetection
import Foundation
import NeuralEngine
import RandomNumbers
import TestSupport
import Testing
import TimeSeries

@testable import ModelStorage

/// A detector to be saved: a model and a score.
struct SavedDetector: CustomTestStringConvertible {
  let name: String
  let model: ModelConfiguration
  let score: ScoreRule

  var testDescription: String { name }

  static let all = [
    SavedDetector(
      name: "linear, density", model: .linear(latentSize: 3), score: ScoreRule(measure: .density)),
    SavedDetector(
      name: "linear, standardized, both sides", model: .linear(latentSize: 2),
      score: ScoreRule(measure: .standardizedError, sides: .both, smoothing: 3)),
    SavedDetector(
      name: "dense", model: .autoencoder(.dense(DenseArchitecture(encoderSizes: [6, 3]))),
      score: ScoreRule(measure: .density)),
    SavedDetector(
      name: "LSTM",
      model: .autoencoder(.lstm(LSTMArchitecture(encoderSizes: [5], bottleneckSize: 3))),
      score: ScoreRule(measure: .meanSquaredError)),
    SavedDetector(
      name: "Conv1D",
      model: .autoencoder(
        .conv1D(
          Conv1DArchitecture(
            mirroring: [.init(filters: 4, kernelSize: 3, stride: 2)],
            sampleShape: SampleShape(timeSteps: 8, channels: 2)))),
      score: ScoreRule(timing: .centred, position: .window, measure: .meanAbsoluteError)),
    SavedDetector(
      name: "mixed",
      model: .mixed(latentSize: 3, .dense(DenseArchitecture(encoderSizes: [6, 2]))),
      score: ScoreRule(measure: .density, smoothing: 3, average: .exponential)),
  ]

  /// Fits the detector on two channels of waves.
  func fit(threadCount: Int = 1) throws -> Detector {
    var configuration = DetectorConfiguration(seed: .max)
    configuration.model = .sized(model)
    configuration.windowLength = 8
    configuration.score = .rule(score)
    configuration.training = .configured(TrainingConfiguration(epochs: 2, batchSize: 32))
    var values = waves(rows: 160, channels: 2, seed: 1)
    values = Series(
      name: values.name, channelNames: values.channelNames, timeAxis: values.timeAxis,
      values: values.values.enumerated().map { (100..<110).contains($0) ? .nan : $1 })
    return try Detector.fit(values, configuration, threadCount: threadCount)
  }
}

@Suite struct DetectorSavingTests {
  @Test(arguments: SavedDetector.all)
  func `a loaded detector is the one saved, to the bit`(_ saved: SavedDetector) throws {
    let detector = try saved.fit()
    let loaded = try withTemporaryFile { path in
      try detector.save(to: path)
      let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
      #expect(try detector.modelFile().serialized() == bytes)
      let loaded = try Detector.load(from: path)
      #expect(try loaded.modelFile().serialized() == bytes)
      return loaded
    }
    let series = waves(rows: 60, channels: 2, seed: 2)
    let before = try detector.detect(series)
    let after = try loaded.detect(series)
    #expect(before.rawScores.contains { $0.isFinite })
    #expect(
      after.rawScores.map(\.bitPattern) == before.rawScores.map(\.bitPattern))
    #expect(after.expected.map(\.bitPattern) == before.expected.map(\.bitPattern))
    #expect(after.anomalies.map(\.rows) == before.anomalies.map(\.rows))
    #expect(loaded.plan == detector.plan)
    #expect(loaded.threshold == detector.threshold)
    #expect(loaded.fingerprint == detector.fingerprint)
    #expect(loaded.warnings == detector.warnings)
    #expect(loaded.model.history == detector.model.history)
    #expect(loaded.model.layerTable == detector.model.layerTable)
  }

  /// The files and their scores may be written anew, with `MARTLET_WRITE_GOLDEN` set, until a version
  /// that writes them is released; from then on a change that breaks this test needs a
  /// `ModelFileMigration`.
  @Test(arguments: [("detector_linear_version_1", 0), ("detector_dense_version_1", 2)])
  func `a detector of version 1 opens for ever and scores the same`(
    _ name: String, _ index: Int
  ) throws {
    let series = waves(rows: 60, channels: 2, seed: 2)
    if ProcessInfo.processInfo.environment["MARTLET_WRITE_GOLDEN"] != nil {
      let detector = try SavedDetector.all[index].fit()
      try detector.save(to: GoldenFile.url("\(name).martlet").path)
      let scores = try detector.detect(series).anomalyScores.suffix(10)
      try JSONEncoder().encode(Array(scores)).write(to: GoldenFile.url("\(name).json"))
    }
    let scores = try JSONDecoder().decode(
      [Float].self, from: Data(GoldenFile.bytes("\(name).json")))
    let detector = try Detector.load(from: GoldenFile.url("\(name).martlet").path)
    let result = try detector.detect(series)
    // Without fused multiply-add (old processors) the last bits are others.
    #expect(scores.count == 10)
    for (found, expected) in zip(result.anomalyScores.suffix(10), scores) {
      #expect(abs(found - expected) < 1e-4, "\(found) is not \(expected)")
    }
  }

  @Test(arguments: SavedDetector.all)
  func `one seed gives one file, twice and on any number of threads`(
    _ saved: SavedDetector
  ) throws {
    let bytes = try saved.fit().modelFile().serialized()
    #expect(try saved.fit().modelFile().serialized() == bytes)
    #expect(try saved.fit(threadCount: 2).modelFile().serialized() == bytes)
    #expect(try saved.fit(threadCount: 3).modelFile().serialized() == bytes)
  }

  @Test func `calibration scores come back, missing and infinite ones too`() throws {
    let fitted = try SavedDetector.all[0].fit()
    #expect(fitted.calibrationScores.scores.contains { $0.isNaN })
    var scores = fitted.calibrationScores.scores
    scores[20] = .infinity
    let detector = try Detector(
      plan: fitted.plan, channelNames: fitted.channelNames, scaler: fitted.scaler,
      model: fitted.model, scoreCalibration: fitted.scoreCalibration,
      calibrationScores: CalibrationScores(
        scores: scores, samplingInterval: 60_000_000_000, timestampStyle: .epoch(.seconds)),
      threshold: fitted.threshold, fingerprint: fitted.fingerprint, warnings: [])
    let loaded = try Detector(detector.modelFile())
    #expect(
      loaded.calibrationScores.scores.map(\.bitPattern)
        == detector.calibrationScores.scores.map(\.bitPattern))
    #expect(loaded.calibrationScores.timestampStyle == .epoch(.seconds))
    #expect(
      try loaded.withThreshold(.percentile(90)).threshold
        == detector.withThreshold(.percentile(90)).threshold)
  }

  @Test func `the manifest is snake case throughout`() throws {
    for saved in SavedDetector.all {
      let manifest = try saved.fit().modelFile().manifest
      let object = try JSONSerialization.jsonObject(with: Data(manifest.utf8))
      for key in keys(of: object) {
        #expect(key.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" }, "\(key)")
        #expect(!key.hasPrefix("_"), "\(key)")
      }
    }
  }

  @Test func `every number of single precision comes back from JSON to the bit`() throws {
    var random = RandomGenerator(seed: 5)
    var numbers: [Float] = [.leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1, 16_777_216]
    while numbers.count < 2000 {
      let number = Float(bitPattern: .random(in: .min ... .max, using: &random))
      if number.isFinite { numbers.append(number) }
    }
    let read = try JSONDecoder().decode([Float].self, from: JSONEncoder().encode(numbers))
    #expect(read.map(\.bitPattern) == numbers.map(\.bitPattern))
  }

  private func keys(of json: Any) -> [String] {
    switch json {
    case let object as [String: Any]: object.keys + object.values.flatMap(keys)
    case let array as [Any]: array.flatMap(keys)
    default: []
    }
  }
}
