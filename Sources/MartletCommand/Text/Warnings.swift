import AnomalyDetection
import Recipes
import TimeSeries

/// What a person should know before trusting a result: told on standard error.
enum Warnings {
  static func tell(_ outcome: JobOutcome) {
    for series in outcome.series {
      let name = outcome.series.count > 1 ? "\(series.series.name): " : ""
      for warning in series.warnings {
        StandardError.print("warning: \(name)\(warning)")
      }
    }
    for skipped in outcome.skipped {
      StandardError.print("warning: left out \(skipped.series): \(skipped.error)")
    }
  }
}
