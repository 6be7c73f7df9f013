internal import AnomalyDetection
internal import Studies
internal import TimeSeries

/// The one place that runs a recipe from its data to its numbers.
///
/// `run` reads, fits and detects, and writes nothing; `RecipeOutcome.write` then writes all that the
/// recipe asks for. A recipe that fails has therefore left no file behind.
package struct RecipeRunner: Sendable {
  /// What is to be done.
  package let recipe: Recipe
  /// Where its relative paths begin.
  package let folder: DataFolder
  /// Cores to use; results do not depend on it.
  package let threadCount: Int
  /// Whether the validation part is tested on in place of the test, as where recipes are compared
  /// before one is chosen.
  package let holdsTestBack: Bool

  package init(
    _ recipe: Recipe, folder: DataFolder = .here, threadCount: Int = 1, holdsTestBack: Bool = false
  ) {
    self.recipe = recipe
    self.folder = folder
    self.threadCount = threadCount
    self.holdsTestBack = holdsTestBack
  }

  /// Reads the data, then fits and searches series by series, and writes nothing.
  ///
  /// - Parameters:
  ///   - progress: told how far it is; `false` stops it.
  ///   - atEpochEnd: told of each epoch of a protocol of its own, from 1, and the loss of the
  ///     validation windows after it, where there are any; `false` stops it.
  /// - Throws: `RecipeError`. Where a file holds several series and some cannot be done, those are
  ///   `RecipeOutcome.skipped`; it is an error only if none can.
  package func run(
    progress: @escaping (RunProgress) -> Bool = { _ in true },
    atEpochEnd: @escaping (Int, Double) -> Bool = { _, _ in true }
  ) throws(RecipeError) -> RecipeOutcome {
    do {
      try recipe.validate()
    } catch {
      throw .fault(error)
    }
    let start = ContinuousClock.now
    let paths = RecipePaths(recipe, folder: folder)
    try paths.check()
    let stored = try ModelFiles(
      recipe.modelFiles.map(folder.resolve), threshold: recipe.threshold?.rule)
    let source = try RecipeSource(recipe, folder: folder)
    try paths.check(names: source.tables.map(\.series.name))
    if recipe.windows != nil, source.tables.count > 1 {
      throw .severalSeries(file: source.name, count: source.tables.count)
    }
    var findings: [Finding] = []
    var skipped: [RecipeOutcome.Skipped] = []
    let count = Double(source.tables.count)
    for (index, table) in source.tables.enumerated() {
      let series = source.tables.count > 1 ? table.series.name : nil
      let run = SeriesRun(
        recipe: recipe, source: source.name, stored: stored.detectors,
        trainingEnd: source.trainingEnd, threadCount: threadCount, holdsTestBack: holdsTestBack,
        progress: { fit in
          progress(
            RunProgress(
              series: series,
              FitProgress(
                step: fit.step, fraction: (Double(index) + fit.fraction) / count, loss: fit.loss)))
        }, atEpochEnd: atEpochEnd)
      do throws(RecipeError) {
        findings.append(try run.finding(in: table))
      } catch {
        let error = series.map(error.naming) ?? error
        guard series != nil, !error.isCancelled else { throw error }
        skipped.append(RecipeOutcome.Skipped(series: table.series.name, error: error))
      }
    }
    if findings.isEmpty, let first = skipped.first { throw first.error }
    return RecipeOutcome(
      recipe: recipe, source: source.name, notes: source.notes, planted: source.planted,
      findings: findings, skipped: skipped,
      totalSeconds: (ContinuousClock.now - start) / .seconds(1))
  }
}

extension RecipeError {
  /// The same error with the name of the series that it is about.
  fileprivate func naming(_ series: String) -> RecipeError {
    if case .detector(let file, _, let error) = self {
      .detector(file: file, series: series, error)
    } else {
      self
    }
  }
}
