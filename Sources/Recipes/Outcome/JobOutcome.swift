internal import AnomalyDetection
package import TimeSeries

/// What came of a job; nothing of it is written yet.
package struct JobOutcome: Sendable {
  /// A series that could not be done while others could.
  package struct Skipped: Sendable {
    /// What the series is called.
    package let series: String
    /// Why.
    package let error: JobError
  }

  /// The job.
  package let job: DetectionJob
  /// Where the data came from, for a person.
  package let source: String
  /// What was noticed about the data while it was read.
  package let notes: [DataNote]
  /// What was planted in made-up data; empty for a file.
  package let planted: [PlantedAnomaly]
  /// One outcome a series, in the order of the file; at least one.
  package let series: [SeriesOutcome]
  /// The series left out.
  package let skipped: [Skipped]

  /// The notes that concern a series: its own, and those on the file as a whole.
  package func notes(on outcome: SeriesOutcome) -> [DataNote] {
    notes.filter { ($0.series ?? outcome.series.name) == outcome.series.name }
  }

  /// All anomalies of all series.
  package var anomalyCount: Int { series.reduce(0) { $0 + ($1.result?.anomalies.count ?? 0) } }
}
