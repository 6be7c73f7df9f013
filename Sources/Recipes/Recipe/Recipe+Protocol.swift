internal import AnomalyDetection
internal import NeuralEngine
package import Studies
internal import TimeSeries

extension Recipe {
  /// The protocol of a recipe with windows of its own, complete; `nil` for one that leaves rows to
  /// Martlet's own detector.
  ///
  /// - Parameter series: what the data is called, where the recipe has no name.
  /// - Throws: `RecipeFault` where a section that windows need is not there.
  package func studyProtocol(of series: String) throws(RecipeFault) -> StudyProtocol? {
    guard let windows else { return nil }
    guard let split else {
      throw RecipeFault(
        ["windows"], found: "given without split",
        expected: "a split beside it: what is for training and what for the test")
    }
    guard case .fitted(.sized(let model))? = model else {
      let found =
        switch model {
        case nil: "left out"
        case .fitted: "a kind without sizes"
        case .file: "a model file"
        }
      throw RecipeFault(
        ["model"], found: found, expected: "a model with its sizes beside windows")
    }
    var training = training ?? TrainingConfiguration()
    training.jitter = training.jitter ?? augmentation.jitter
    return StudyProtocol(
      name: name ?? series, windows: windows, split: split, features: features,
      scaling: scaling ?? ScalingConfiguration(rule: .none), model: model, training: training,
      score: score, threshold: threshold ?? ThresholdConfiguration(rule: .automatic(deviations: 6)),
      abnormal: abnormal, seed: seed)
  }
}
