import AnomalyDetection
import NeuralEngine
import Studies

/// A model as a report tells of it: what it is, how it learned, and what it found by itself.
struct ReportedModel {
  /// What it is called among several: `model 2 (dense)`.
  let name: String
  let facts: ModelFacts
  /// `nil` of a model that is not trained in epochs.
  let training: TrainingCurve?
  /// What it found by itself; `nil` of one that judges alone.
  let member: Detection?
  /// The same of each part of a split; `nil` without a study.
  let memberStudy: Study?

  /// The models of a report.
  static func all(of report: Report) -> [ReportedModel] {
    if let study = report.study, study.unit == .windows || report.detection == nil,
      let model = study.model
    {
      return [alone(ModelFacts(model), TrainingCurve(study))]
    }
    guard let detection = report.detection else { return [] }
    switch detection.model {
    case .fitted(let detector):
      let curve = report.study.flatMap(TrainingCurve.init(_:))
      return [alone(ModelFacts(detection), curve ?? TrainingCurve(detector.model.history))]
    case .online:
      return [alone(ModelFacts(detection), nil)]
    case .ensemble(let ensemble):
      return zip(ensemble.members, detection.members).enumerated().map { index, pair in
        let (detector, member) = pair
        let facts = ModelFacts(detector.model)
        let file = report.modelFiles.dropFirst(index).first
        return ReportedModel(
          name: DetectorEnsemble.memberName(
            index, file: file.map { "\(facts.kindName), \($0)" } ?? facts.kindName),
          facts: facts, training: TrainingCurve(detector.model.history), member: member,
          memberStudy: report.memberStudies.dropFirst(index).first)
      }
    }
  }

  private static func alone(_ facts: ModelFacts, _ training: TrainingCurve?) -> ReportedModel {
    ReportedModel(name: "", facts: facts, training: training, member: nil, memberStudy: nil)
  }
}
