package import AnomalyDetection

extension DetectorEnsemble {
  /// How the members judge together, for a person: `2 of 3 models have to flag a row`.
  package var ruleWords: String {
    switch rule {
    case .mean: "mean of the \(members.count) models' scores, each over its own threshold"
    case .maximum:
      "highest of the \(members.count) models' scores, each over its own threshold, so that one "
        + "model is enough"
    case .votes(let count):
      switch members.count {
      case count: "\(count == 2 ? "both" : "all \(count)") models have to flag a row"
      default: "\(count) of \(members.count) models have to flag a row"
      }
    }
  }

  /// What a member is called: `model 2`, with its file where it has one.
  package static func memberName(_ index: Int, file: String?) -> String {
    "model \(index + 1)" + (file.map { " (\($0))" } ?? "")
  }
}
