import AnomalyDetection
import Recipes
import TimeSeries

/// What a person should know before trusting a result: told on standard error.
enum Warnings {
  static func tell(_ outcome: RecipeOutcome) {
    for series in outcome.series {
      let name = outcome.series.count > 1 ? "\(series.series.name): " : ""
      for warning in series.detector.warnings {
        StandardError.write("warning: \(name)\(warning)\n")
      }
    }
    for skipped in outcome.skipped {
      StandardError.write("warning: left out \(skipped.series): \(skipped.error)\n")
    }
  }
}
