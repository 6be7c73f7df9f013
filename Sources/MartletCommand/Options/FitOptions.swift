public import AnomalyDetection
public import ArgumentParser
import Recipes

/// How a detector is fitted.
struct FitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Rows in a window; auto takes the data's dominant period. Without it, 96 rows or one long period.",
      valueName: "rows|auto"))
  var window: DetectorConfiguration.WindowLength?

  @Option(
    help: ArgumentHelp("Learn from this many rows from the start.", valueName: "rows"))
  var trainRows: Int?

  @Option(
    help: ArgumentHelp(
      "Learn from this share of the rows from the start, above 0 and at most 1.",
      valueName: "share"))
  var trainShare: Double?

  @Option(help: ArgumentHelp("Passes over the data in training.", valueName: "count"))
  var epochs: Int?

  @Option(
    help: ArgumentHelp("Where all randomness comes from; 1 by default.", valueName: "number"))
  var seed: UInt64?

  func validate() throws {
    if trainRows != nil, trainShare != nil {
      throw ValidationError("--train-rows and --train-share say the same thing: give one of them")
    }
    if let trainRows, trainRows < 1 {
      throw ValidationError("--train-rows is \(trainRows), expected 1 or more")
    }
    if let trainShare, !(trainShare > 0 && trainShare <= 1) {
      throw ValidationError("--train-share is \(trainShare), expected above 0 and at most 1")
    }
    if let epochs, epochs < 1 {
      throw ValidationError("--epochs is \(epochs), expected 1 or more")
    }
  }

  /// The recipe with these options.
  func apply(to recipe: inout Recipe) {
    recipe.learning.window = window
    recipe.learning.epochs = epochs
    recipe.learning.rows = trainRows
    recipe.learning.share = trainShare
    if let seed { recipe.seed = seed }
  }

  /// The options given, by name, that make no sense beside a fitted model.
  var given: [String] {
    var names: [String] = []
    if window != nil { names.append("--window") }
    if trainRows != nil { names.append("--train-rows") }
    if trainShare != nil { names.append("--train-share") }
    if epochs != nil { names.append("--epochs") }
    if seed != nil { names.append("--seed") }
    return names
  }
}

extension DetectorConfiguration.WindowLength: ExpressibleByArgument {}
