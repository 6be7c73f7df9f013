/// What is written. A recipe that is run into a folder leaves the metrics and the resolved recipe there
/// beside it, whatever it asks for.
package struct RecipeOutputs: Sendable, Hashable {
  /// The report, `report.html`.
  package var report: OutputPlace
  /// Every row or window with its score, `scores.csv`.
  package var scores: OutputPlace
  /// What was fitted, `model.martlet`.
  package var model: OutputPlace
  /// The anomalies as JSON, an object a series and line, `anomalies.json`.
  package var anomalies: OutputPlace
  /// The report's pictures, each as an `.svg` file in the folder of results.
  package var pictures: Bool
  /// The errors of each part, and the scaler, as `.npy` arrays in the folder of results.
  package var arrays: Bool
  /// The scaled windows and the test's labels: `X_train.npy`, `X_test.npy`, `y_test.npy`.
  package var windows: Bool

  /// What a recipe leaves in its folder where it says nothing.
  package static let usual = RecipeOutputs(
    report: .folder, scores: .folder, model: .folder, anomalies: .nowhere, pictures: true,
    arrays: true, windows: false)
  package static let none = RecipeOutputs(
    report: .nowhere, scores: .nowhere, model: .nowhere, anomalies: .nowhere, pictures: false,
    arrays: false, windows: false)
}

extension RecipeOutputs: Codable {
  private enum CodingKeys: String, CodingKey {
    case report
    case scores
    case model
    case anomalies
    case pictures
    case arrays
    case windows
  }

  /// Reads outputs; what is left out has its default.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self = .usual
    report = try container.decodeIfPresent(OutputPlace.self, forKey: .report) ?? report
    scores = try container.decodeIfPresent(OutputPlace.self, forKey: .scores) ?? scores
    model = try container.decodeIfPresent(OutputPlace.self, forKey: .model) ?? model
    anomalies = try container.decodeIfPresent(OutputPlace.self, forKey: .anomalies) ?? anomalies
    pictures = try container.decodeIfPresent(Bool.self, forKey: .pictures) ?? pictures
    arrays = try container.decodeIfPresent(Bool.self, forKey: .arrays) ?? arrays
    windows = try container.decodeIfPresent(Bool.self, forKey: .windows) ?? windows
  }
}
