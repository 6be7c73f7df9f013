internal import Files
internal import SeriesFiles
internal import TimeSeries

/// Which files a recipe reads, and which it writes by name for which series; what goes to the folder
/// of results is the folder's.
struct RecipePaths {
  private let recipe: Recipe
  private let folder: DataFolder

  init(_ recipe: Recipe, folder: DataFolder) {
    self.recipe = recipe
    self.folder = folder
  }

  /// Refuses a recipe that would write over its own data or over its own results, or that has nowhere
  /// to write; asked before any work is done.
  ///
  /// - Parameter names: what the series are called; one that has no name yet may be left out.
  func check(names: [String] = [""]) throws(RecipeError) {
    var taken: Set<FilePlace> = []
    for path in inputs where !FilePlace.isStream(path) { taken.insert(FilePlace(path)) }
    var takesStandardOutput = false
    for path in outputs(names: names) {
      do {
        try FilePlace.checkWritable(path)
      } catch {
        throw .data(.file(error))
      }
      if path == "-" {
        guard !takesStandardOutput else { throw .standardOutputTwice }
        takesStandardOutput = true
      } else if !FilePlace.isStream(path), !taken.insert(FilePlace(path)).inserted {
        throw .sameFile(path: path)
      }
    }
  }

  /// What is read. A model that is applied may not be replaced by what it found.
  private var inputs: [String] {
    var paths = recipe.modelFiles
    if case .file(let data) = recipe.data.source { paths.append(data.path) }
    if case .file(let labels)? = recipe.data.labels { paths.append(labels) }
    return paths.map(folder.resolve)
  }

  /// What is written: the tables once, models and reports once a series.
  private func outputs(names: [String]) -> [String] {
    let outputs = recipe.outputs
    return [outputs.scores, outputs.anomalies].compactMap(\.path)
      + [outputs.model, outputs.report].compactMap(\.path).flatMap {
        ResultNames.paths($0, names: names)
      }
  }
}
