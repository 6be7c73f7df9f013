import AnomalyDetection
import Recipes
import TimeSeries

/// What a person should know before trusting a result: told on standard error.
enum Warnings {
  static func tell(_ outcome: RecipeOutcome) {
    for finding in outcome.findings {
      let name = outcome.findings.count > 1 ? "\(finding.series.name): " : ""
      for warning in finding.warnings {
        StandardError.print("warning: \(name)\(warning)")
      }
    }
    for skipped in outcome.skipped {
      StandardError.print("warning: left out \(skipped.series): \(skipped.error)")
    }
  }
}
