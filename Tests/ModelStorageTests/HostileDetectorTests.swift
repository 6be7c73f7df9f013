import AnomalyDetection
import Foundation
import NeuralEngine
import RandomNumbers
import Testing
import TimeSeries

@testable import ModelStorage

/// Model files whose digest is right and whose content is not: what a hostile author writes.
@Suite struct HostileDetectorTests {
  private static let linear = Result { try SavedDetector.all[0].fit().modelFile() }
  private static let dense = Result { try SavedDetector.all[2].fit().modelFile() }

  @Test(arguments: [
    ("plan.window_length", "0"), ("plan.window_length", "9"),
    ("plan.window_length", "9223372036854775807"), ("plan.window_length", "-8"),
    ("plan.window_spacing", "0"), ("plan.window_spacing", "1000000000000"),
    ("plan.window_spacing", "9223372036854775807"), ("plan.training_stride", "0"),
    ("plan.score.smoothing", "9223372036854775807"),
    ("plan.score.smoothing", "0"), ("plan.events.merge_gap", "9223372036854775807"),
    ("plan.events.minimum_flags", "-1"), ("plan.seed", "-1"), ("plan.model", "{}"),
    ("plan.model", #"{"dense":{}}"#), ("channels", "[]"), ("channels", #"["a","a"]"#),
    ("channels", #"["a"]"#), ("scaler.scale", "[0,1]"), ("scaler.scale", "[1]"),
    ("score_calibration.usual_score", "0"), ("score_calibration.usual_score", "1e300"),
    ("calibration_scores.sampling_interval", "0"), ("calibration_scores.unscored_rows", "[[0]]"),
    ("calibration_scores.unscored_rows", "[[5,4]]"),
    ("calibration_scores.unscored_rows", "[[0,9223372036854775807]]"),
    ("calibration_scores.unscored_rows", "[[-1,1]]"), ("threshold.value", "0"),
    ("threshold.value", "1e300"), ("threshold.rule", #""sigma:-1""#), ("plan", "null"),
    ("data", "[]"),
  ])
  func `a manifest that lies is refused with a reason`(_ path: String, _ json: String) throws {
    let file = try changed(Self.linear.get(), path: path, to: json)
    let error = #expect(throws: ModelFileError.self) { try Detector(file) }
    switch error?.problem {
    case .manifest(_, let reason), .inconsistent(let reason): #expect(!reason.isEmpty)
    default: Issue.record("\(String(describing: error))")
    }
  }

  @Test(arguments: [
    ("plan.model", #"{"linear":{"latent_size":3}}"#), ("history", "null"),
    ("history.best_epoch", "2"), ("history.best_epoch", "-1"),
    ("plan.model.dense.encoder_sizes", "[]"), ("plan.model.dense.encoder_sizes", "[6,2]"),
    ("plan.model.dense.encoder_sizes", "[6,0]"), ("plan.model.dense.encoder_sizes", "[6,-3]"),
    ("plan.model.dense.encoder_sizes", "[9223372036854775807,3]"),
    ("plan.model.dense.encoder_sizes", "[200000000,1]"),
    ("plan.model.dense.dropout", "2"), ("plan.model.dense.hidden_activation", #""sin""#),
  ])
  func `an architecture that lies is refused with a reason`(_ path: String, _ json: String) throws {
    let file = try changed(Self.dense.get(), path: path, to: json)
    let error = #expect(throws: ModelFileError.self) { try Detector(file) }
    switch error?.problem {
    case .manifest(_, let reason), .inconsistent(let reason): #expect(!reason.isEmpty)
    default: Issue.record("\(String(describing: error))")
    }
  }

  @Test func `a tensor missing, of another shape or left over is refused`() throws {
    for source in [Self.linear, Self.dense] {
      let file = try source.get()
      for index in file.tensors.indices {
        var tensors = file.tensors
        let removed = tensors.remove(at: index)
        let missing = try ModelFile(manifest: file.manifest, tensors: tensors)
        #expect(throws: ModelFileError.self, "without \(removed.name)") { try Detector(missing) }
        tensors.append(
          NamedTensor(
            name: removed.name, shape: [removed.values.count + 1],
            values: removed.values + [0.5]))
        // A row more of calibration scores is nothing that can be told.
        guard removed.name != "calibration.scores" else { continue }
        let longer = try ModelFile(manifest: file.manifest, tensors: tensors)
        #expect(throws: ModelFileError.self, "longer \(removed.name)") { try Detector(longer) }
      }
      for name in ["other", "model.other", "score.other"] {
        let more = file.tensors + [NamedTensor(name: name, shape: [1], values: [1])]
        let file = try ModelFile(manifest: file.manifest, tensors: more)
        #expect(throws: ModelFileError.self, "with \(name)") { try Detector(file) }
      }
    }
  }

  #if DEBUG
    static let count = 150
  #else
    static let count = 3000
  #endif

  @Test func `any value anywhere in the manifest is refused or leaves a detector that runs`() throws
  {
    let series = waves(rows: 40, channels: 2, seed: 3)
    var random = RandomGenerator(seed: 7)
    var refused = 0
    for turn in 0..<Self.count {
      let file = try (turn.isMultiple(of: 2) ? Self.linear : Self.dense).get()
      var object = try JSONSerialization.jsonObject(with: Data(file.manifest.utf8))
      mutate(&object, using: &random)
      let text = String(
        decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
      do throws(ModelFileError) {
        let detector = try Detector(ModelFile(manifest: text, tensors: file.tensors))
        _ = try? detector.detect(series)
        _ = try? detector.withThreshold(.budget(AlarmBudget(count: 1, per: .day)))
        #expect(throws: Never.self) { try detector.modelFile() }
      } catch {
        #expect(!"\(error)".isEmpty)
        refused += 1
      }
    }
    #expect(refused > Self.count / 4)
  }

  /// Changes one value somewhere below.
  private func mutate(_ json: inout Any, using random: inout RandomGenerator) {
    if var object = json as? [String: Any],
      let key = object.keys.sorted().randomElement(using: &random)
    {
      var value = object[key] ?? NSNull()
      mutate(&value, using: &random)
      object[key] = Int.random(in: 0..<20, using: &random) == 0 ? nil : value
      json = object
    } else if var array = json as? [Any], !array.isEmpty {
      let index = Int.random(in: array.indices, using: &random)
      if Int.random(in: 0..<4, using: &random) == 0 {
        array.remove(at: index)
      } else {
        mutate(&array[index], using: &random)
      }
      json = array
    } else {
      let values: [Any] = [
        0, -1, 1, 2, 1000, Int.max, Int.min, 0.5, -2.5, 1e300, 1e-300, "", "x", NSNull(), true,
        [Any](), [String: Any](), [1, 2],
      ]
      json = values.randomElement(using: &random) ?? NSNull()
    }
  }

  /// The file with the value at a path of its manifest replaced by JSON.
  private func changed(_ file: ModelFile, path: String, to json: String) throws -> ModelFile {
    let value = try JSONSerialization.jsonObject(
      with: Data(json.utf8), options: .fragmentsAllowed)
    func replaced(_ object: Any, _ keys: ArraySlice<String>) -> Any {
      guard let key = keys.first, var object = object as? [String: Any] else { return value }
      object[key] = replaced(object[key] ?? NSNull(), keys.dropFirst())
      return object
    }
    let object = try JSONSerialization.jsonObject(with: Data(file.manifest.utf8))
    let keys = path.split(separator: ".").map { String($0) }
    let text = String(
      decoding: try JSONSerialization.data(withJSONObject: replaced(object, keys[...])),
      as: UTF8.self)
    #expect(text != file.manifest)
    return try ModelFile(manifest: text, tensors: file.tensors)
  }
}
