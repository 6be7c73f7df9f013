/// Runs a recipe from its data to its numbers. Nothing is written: `StudyOutcome.write` does that, so
/// a study that fails leaves no file behind.
package struct StudyRunner: Sendable {
  /// The recipe.
  package let recipe: Recipe
  /// Where its relative paths begin.
  package let folder: DataFolder
  /// Cores to use; the numbers do not depend on it.
  package let threadCount: Int
  /// Whether the validation part is tested on in place of the test, as where recipes are compared
  /// before one is chosen.
  package let holdsTestBack: Bool

  /// A runner of a recipe.
  package init(
    _ recipe: Recipe, folder: DataFolder, threadCount: Int = 1, holdsTestBack: Bool = false
  ) {
    self.recipe = recipe
    self.folder = folder
    self.threadCount = threadCount
    self.holdsTestBack = holdsTestBack
  }

  /// Runs it.
  ///
  /// - Parameters:
  ///   - progress: told how far it is; `false` stops it.
  ///   - atEpochEnd: told of each epoch, from 1, and the loss of the validation windows after it,
  ///     where there are any; `false` stops it.
  package func run(
    progress: @escaping (JobProgress) -> Bool = { _ in true },
    atEpochEnd: @escaping (Int, Double) -> Bool = { _, _ in true }
  ) throws(StudyError) -> StudyOutcome {
    do {
      try recipe.validate()
    } catch {
      throw .fault(error)
    }
    let start = ContinuousClock.now
    func seconds() -> Double { (ContinuousClock.now - start).inSeconds }
    let told = StudyProgress(report: progress, atEpochEnd: atEpochEnd)
    try told.say("reading", 0)
    let source = try StudySource(recipe, folder: folder)
    if recipe.windows == nil {
      return try RowStudy(
        recipe: recipe, source: source, threadCount: threadCount, holdsTestBack: holdsTestBack,
        progress: told
      ).run(seconds: seconds)
    }
    return try WindowStudy(
      recipe: recipe, source: source, threadCount: threadCount, holdsTestBack: holdsTestBack,
      progress: told
    ).run(seconds: seconds)
  }
}

/// Tells how far a study is, and stops it where nobody wants it any more.
struct StudyProgress {
  /// Told to nobody.
  static var none: StudyProgress {
    StudyProgress(report: { _ in true }, atEpochEnd: { _, _ in true })
  }

  let report: (JobProgress) -> Bool
  let atEpochEnd: (Int, Double) -> Bool

  func say(_ step: String, _ fraction: Double, loss: Double? = nil) throws(StudyError) {
    guard goesOn(step, fraction, loss: loss) else { throw .cancelled }
  }

  func goesOn(_ step: String, _ fraction: Double, loss: Double? = nil) -> Bool {
    report(JobProgress(series: nil, step: step, fraction: fraction, loss: loss))
  }
}
