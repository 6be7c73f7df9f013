extension RecipeOutcome {
  /// What was written.
  package struct Written: Sendable, Equatable {
    /// The path of the table of scores; `nil` where none was written.
    package internal(set) var scores: String?
    /// `[series]`: the reports.
    package internal(set) var reports: [String] = []
    /// `[series][detector]`: the models.
    package internal(set) var models: [[String]] = []
    /// The anomalies as JSON.
    package internal(set) var anomalies: String?
    /// The names of the files in the folder of results, in the order they were written.
    package internal(set) var names: [String] = []

    package init() {}
  }

  /// Writes all that the recipe asks for, each file whole or not at all. The same recipe on the same
  /// data gives the same bytes, but for `timing.json`.
  ///
  /// - Parameter path: the folder of results, made where it is not there; `nil` for none, and then only
  ///   what has a path of its own is written.
  /// - Throws: `RecipeError`.
  package func write(to path: String? = nil) throws -> Written {
    var writer = OutcomeWriter(self, to: path)
    try writer.write(yaml: path == nil ? "" : recipe.yaml)
    return writer.written
  }
}
