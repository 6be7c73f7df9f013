/// What a recipe leaves in its folder of results, beside the metrics, the model and the resolved
/// recipe, which are always there.
package struct RecipeOutputs: Sendable, Hashable {
  /// The report, `report.html`.
  package var report: Bool
  /// Its pictures, each as an `.svg` file.
  package var pictures: Bool
  /// Every row or window with its score, `scores.csv`.
  package var scores: Bool
  /// The errors of each part, and the scaler, as `.npy` arrays.
  package var arrays: Bool
  /// The scaled windows and the test's labels: `X_train.npy`, `X_test.npy`, `y_test.npy`.
  package var windows: Bool

  /// Outputs.
  package init(
    report: Bool = true, pictures: Bool = true, scores: Bool = true, arrays: Bool = true,
    windows: Bool = false
  ) {
    self.report = report
    self.pictures = pictures
    self.scores = scores
    self.arrays = arrays
    self.windows = windows
  }
}

extension RecipeOutputs: Codable {
  private enum CodingKeys: String, CodingKey {
    case report
    case pictures
    case scores
    case arrays
    case windows
  }

  /// Reads outputs; what is left out has its default.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    report = try container.decodeIfPresent(Bool.self, forKey: .report) ?? report
    pictures = try container.decodeIfPresent(Bool.self, forKey: .pictures) ?? pictures
    scores = try container.decodeIfPresent(Bool.self, forKey: .scores) ?? scores
    arrays = try container.decodeIfPresent(Bool.self, forKey: .arrays) ?? arrays
    windows = try container.decodeIfPresent(Bool.self, forKey: .windows) ?? windows
  }
}
