internal import AnomalyDetection
package import SeriesFiles
package import TimeSeries

/// What came of a recipe; nothing of it is written yet.
package struct RecipeOutcome: Sendable {
  /// A series that could not be done while others could.
  package struct Skipped: Sendable {
    /// What the series is called.
    package let series: String
    package let error: RecipeError
  }

  package let recipe: Recipe
  /// Where the data came from, for a person.
  package let source: String
  /// What was noticed about the data while it was read.
  package let notes: [DataNote]
  /// What was planted in made-up data; empty for a file.
  package let planted: [PlantedAnomaly]
  /// One finding a series, in the order of the file; at least one.
  package let findings: [Finding]
  /// The series left out.
  package let skipped: [Skipped]
  /// Seconds from the first byte read to the last number known; writing is not in it.
  let totalSeconds: Double

  /// What a series is called in its documents: as the recipe has it, if it is the only one.
  package func name(of finding: Finding) -> String {
    findings.count == 1 ? recipe.name ?? finding.series.name : finding.series.name
  }

  /// The notes that concern a series: its own, and those on the file as a whole.
  package func notes(on finding: Finding) -> [DataNote] {
    notes.filter { ($0.series ?? finding.series.name) == finding.series.name }
  }

  /// All anomalies of all series.
  package var anomalyCount: Int { findings.reduce(0) { $0 + ($1.result?.anomalies.count ?? 0) } }
}
