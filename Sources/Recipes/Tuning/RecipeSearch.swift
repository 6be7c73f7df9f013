package import Tuning

/// A recipe with ranges in place of some of its values.
package struct RecipeSearch: Sendable {
  /// The recipe as it is written.
  package let document: RecipeDocument
  /// The ranges, in the order of the document.
  package let ranges: [RecipeRange]
  /// The ranges as parameters of a search.
  package let space: SearchSpace
  /// What trials are compared by.
  package let objective: TuningObjective

  /// Finds the ranges of a recipe, and tries it at the ends of each.
  ///
  /// - Throws: Mistakes of the recipe, at either end of every range and with every choice; that there
  ///   is no range; or ranges that change what the objective is measured in.
  package init(
    _ document: RecipeDocument, objective: TuningObjective = .validation
  ) throws(RecipeFileError) {
    self.document = document
    self.objective = objective
    do throws(Mistakes) {
      ranges = try document.root.ranges()
      guard !ranges.isEmpty else {
        throw Mistakes([
          RecipeMistake(place: .position(line: 1, column: 1), kind: .syntax(Self.noRanges))
        ])
      }
      do throws(TuningError) {
        space = try SearchSpace(ranges.map(\.parameter))
      } catch {
        throw Mistakes([RecipeMistake(place: .nowhere, kind: .syntax("\(error)"))])
      }
    } catch {
      throw .mistakes(file: document.file, error.all)
    }
    try check()
  }

  private static let noRanges = """
    there is nothing to search: put a range in place of a value, as in \
    learning_rate: {log: [1.0e-5, 1.0e-2]}
    """

  /// What the study is called, if it says so.
  package var name: String? {
    if case .scalar(.text(let name))? = document.root["name"]?.content { name } else { nil }
  }

  /// The recipe with values in place of its ranges.
  package func recipe(_ values: [String: ParameterValue]) throws(RecipeFileError) -> Recipe {
    try self.document(values).recipe()
  }

  /// The recipe as YAML with values in place of ranges, as short as it was written.
  package func yaml(_ values: [String: ParameterValue]) -> String {
    YAMLWriter(document(values).root).text
  }

  private func document(_ values: [String: ParameterValue]) -> RecipeDocument {
    var document = document
    for range in ranges {
      guard let value = values[range.name] else { continue }
      document.root = document.root.replacing(range.path[...], with: range.node(value))
    }
    return document
  }

  /// Refuses ranges that hold what cannot be.
  private func check() throws(RecipeFileError) {
    var mistakes: [RecipeMistake] = []
    if objective == .validation {
      for range in ranges where TuningObjective.changesUnits(range.path) {
        mistakes.append(
          RecipeMistake(
            place: range.place,
            kind: .refused(
              key: range.name,
              reason: """
                changes what the validation error is measured in, so that trials cannot be compared: \
                use --objective injected or pr_auc
                """)))
      }
      guard mistakes.isEmpty else { throw .mistakes(file: document.file, mistakes) }
    }
    let lowest = Dictionary(uniqueKeysWithValues: ranges.map { ($0.name, $0.extremes[0]) })
    let first = try recipe(lowest)
    for range in ranges {
      for value in range.extremes.dropFirst() {
        _ = try recipe(lowest.merging([range.name: value]) { $1 })
      }
    }
    if let fault = objective.fault(first) {
      throw .mistakes(
        file: document.file,
        [
          RecipeMistake(
            place: document.root.place(of: fault.path) ?? .position(line: 1, column: 1),
            kind: .refused(key: fault.path.joined(separator: "."), reason: "\(fault)"))
        ])
    }
  }
}
