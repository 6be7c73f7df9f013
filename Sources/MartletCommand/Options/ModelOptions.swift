import AnomalyDetection
import ArgumentParser
import Recipes

/// Which models judge, fitted here or from files, and how several become one judge.
struct ModelOptions: ParsableArguments {
  @Option(
    name: [.customLong("architecture")],
    help: ArgumentHelp(
      "The kind of model to fit; may be repeated, then several judge together.",
      valueName: "architecture"))
  var kinds: [ModelConfiguration.Kind] = []

  @OptionGroup var stored: StoredModelOptions

  /// The models' files.
  var files: [String] { stored.files }

  func validate() throws {
    if !kinds.isEmpty, !files.isEmpty {
      throw ValidationError(
        "--architecture is about learning, and --model has learned already: leave out one of them")
    }
    for (option, values) in [("--architecture", kinds.map(\.rawValue)), ("--model", files)] {
      var seen: Set<String> = []
      if let twice = values.first(where: { !seen.insert($0).inserted }) {
        throw ValidationError("\(option) \(twice) is given twice: it would judge with itself")
      }
    }
    guard let combine = stored.combine else { return }
    let count = max(kinds.count, files.count)
    guard count > 1 else {
      throw ValidationError(
        "--combine says how several models judge together: give --model or --architecture more "
          + "than once")
    }
    if case .votes(let votes) = combine, votes > count {
      throw ValidationError(
        "--combine \(combine) asks for \(votes) votes of \(count) models: give 1 to \(count)")
    }
  }

  /// The recipe with these models; one of several has all else from the recipe.
  func apply(to recipe: inout Recipe) {
    let models: [RecipeModel] =
      kinds.map { .fitted(.kind($0)) } + files.map { .file($0) }
    if models.count > 1 {
      recipe.ensemble = RecipeEnsemble(
        rule: stored.combine ?? .mean, members: models.map { RecipeEnsemble.Member(model: $0) })
    } else {
      recipe.model = models.first
    }
  }
}
