package import AnomalyDetection
internal import Studies
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
  package func scores(of series: Series, trainingEnd: Int) throws(RecipeError) -> [Float]? {
    let filled = FilledSeries(filling: series.labelled(nil), rule: filling).series
    let study: StudyProtocol?
    do {
      study = try learning(fromFirst: trainingEnd, of: series.rowCount)
        .studyProtocol(of: series.name)
    } catch {
      throw .fault(error)
    }
    guard let study else { return nil }
    do {
      return try WindowStudy(study, of: filled).run().detection(threadCount: 1)?.result
        .anomalyScores
    } catch {
      throw .study(error)
    }
  }

  /// The recipe with a split of its parts at a row.
  private func learning(fromFirst rows: Int, of count: Int) -> Recipe {
    var recipe = self
    recipe.abnormal = nil
    var validation = split?.validation ?? 0
    if split?.validationOf == .all { validation /= 1 - (split?.test ?? 0) }
    // Half a row less than the count, so that no rounding moves one.
    recipe.split = SplitRule(
      test: (Double(count - rows) - 0.5) / Double(count), validation: min(validation, 0.9),
      validationOf: .train)
    recipe.threshold = ThresholdConfiguration(rule: threshold?.rule ?? .automatic(deviations: 6))
    return recipe
  }
}

extension Recipe {
  /// What a recipe without windows of its own finds in a series that is not its own data.
  ///
  /// - Parameter trainingEnd: the rows to learn from, where it is fitted.
  package func detection(in series: Series, trainingEnd: Int) throws(RecipeError) -> Detection {
    var recipe = self
    recipe.task = .detect
    let models = try ModelFiles(modelFiles, threshold: threshold?.rule)
    let run = SeriesRun(
      recipe: recipe, source: series.name, stored: models.detectors, trainingEnd: trainingEnd,
      threadCount: 1,
      holdsTestBack: false, progress: { _ in true }, atEpochEnd: { _, _ in true })
    let table = RecipeSource.Table(series: series, isFilled: false)
    guard let detection = try run.finding(in: table).detection else {
      preconditionFailure("a recipe with windows of its own")
    }
    return detection
  }
}
