internal import AnomalyDetection
package import TimeSeries

extension Recipe {
  /// The scores that a recipe with windows of its own gives the rows of a series that is not its own
  /// data, each by the window that ends there; 1 is the threshold.
  ///
  /// Windows, features, scaling, augmentation, model, training and score are the recipe's. The series'
  /// first rows take the place of its training and validation parts, and its threshold is found there.
  ///
  /// - Parameters:
  ///   - series: its labels are not looked at.
  ///   - trainingEnd: the rows to learn from.
  /// - Returns: `[time]`, `NaN` before the first window; `nil` where no row has a score of its own, as
  ///   windows that see later rows.
  package func scores(of series: Series, trainingEnd: Int) throws(StudyError) -> [Float]? {
    let source = StudySource(series.labelled(nil), filling: filling)
    let outcome = try WindowStudy(
      recipe: learning(fromFirst: trainingEnd, of: series.rowCount), source: source,
      threadCount: 1, holdsTestBack: false, progress: .none
    ).run(seconds: { 0 })
    return outcome.result?.anomalyScores
  }

  /// The recipe with a split of its parts at a row.
  private func learning(fromFirst rows: Int, of count: Int) -> Recipe {
    var recipe = self
    recipe.abnormal = nil
    var validation = split?.validation ?? 0
    if split?.validationOf == .all { validation /= 1 - (split?.test ?? 0) }
    // Half a row less than the count, so that no rounding moves one.
    recipe.split = RecipeSplit(
      test: (Double(count - rows) - 0.5) / Double(count), validation: min(validation, 0.9),
      validationOf: .train)
    recipe.threshold = RecipeThreshold(rule: threshold?.rule ?? .automatic(deviations: 6))
    return recipe
  }
}
