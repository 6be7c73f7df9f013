internal import AnomalyDetection
internal import Evaluation
internal import ModelStorage
internal import TimeSeries

/// The one place that runs a job from end to end.
///
/// `run` reads, fits and detects, and writes nothing; `RecipeOutcome.write()` then writes all that
/// the recipe asks for. A job that fails has therefore left no file behind.
package struct RecipeRunner: Sendable {
  /// What is to be done.
  package let recipe: Recipe
  /// Cores to use; results do not depend on it.
  package let threadCount: Int

  /// A runner of a recipe.
  package init(_ recipe: Recipe, threadCount: Int = 1) {
    self.recipe = recipe
    self.threadCount = threadCount
  }

  /// Does the job.
  ///
  /// - Parameter progress: told how far it is; `false` stops it.
  /// - Throws: `RecipeError`. Where a file holds several series and some cannot be done, those are
  ///   `RecipeOutcome.skipped`; it is an error only if none can.
  package func run(
    progress: @escaping (RecipeProgress) -> Bool = { _ in true }
  ) throws(RecipeError) -> RecipeOutcome {
    let paths = RecipePaths(recipe)
    try paths.check()
    var stored: Detector?
    if let path = recipe.model {
      stored = try load(path)
    }
    let source = try RecipeSource(recipe)
    try paths.check(names: source.series.map(\.name))
    var outcomes: [SeriesOutcome] = []
    var skipped: [RecipeOutcome.Skipped] = []
    let count = Double(source.series.count)
    for (index, series) in source.series.enumerated() {
      let name = source.series.count > 1 ? series.name : nil
      do {
        let part = SeriesJob(
          recipe: recipe, series: series, stored: stored, trainingEnd: source.trainingEnd,
          threadCount: threadCount)
        let outcome = try part.run { fit in
          progress(
            RecipeProgress(
              series: name, step: fit.step, fraction: (Double(index) + fit.fraction) / count,
              loss: fit.loss))
        }
        outcomes.append(outcome)
      } catch .detector(.cancelled) {
        throw .detector(file: source.name, series: name, .cancelled)
      } catch {
        let error = error.named(file: source.name, series: name)
        guard source.series.count > 1 else { throw error }
        skipped.append(RecipeOutcome.Skipped(series: series.name, error: error))
      }
    }
    if outcomes.isEmpty, let first = skipped.first { throw first.error }
    return RecipeOutcome(
      recipe: recipe, source: source.name, notes: source.notes, planted: source.planted,
      series: outcomes, skipped: skipped)
  }

  private func load(_ path: String) throws(RecipeError) -> Detector {
    do {
      return try Detector.load(from: path)
    } catch {
      throw .model(error)
    }
  }
}
