internal import AnomalyDetection
internal import Evaluation
internal import TimeSeries

/// The one place that runs a job from end to end.
///
/// `run` reads, fits and detects, and writes nothing; `JobOutcome.write()` then writes all that
/// the job asks for. A job that fails has therefore left no file behind.
package struct JobRunner: Sendable {
  /// What is to be done.
  package let job: DetectionJob
  /// Cores to use; results do not depend on it.
  package let threadCount: Int

  /// A runner of a job.
  package init(_ job: DetectionJob, threadCount: Int = 1) {
    self.job = job
    self.threadCount = threadCount
  }

  /// Does the job.
  ///
  /// - Parameter progress: told how far it is; `false` stops it.
  /// - Throws: `JobError`. Where a file holds several series and some cannot be done, those are
  ///   `JobOutcome.skipped`; it is an error only if none can.
  package func run(
    progress: @escaping (JobProgress) -> Bool = { _ in true }
  ) throws(JobError) -> JobOutcome {
    let paths = JobPaths(job)
    try paths.check()
    let stored = try StoredModels(job)
    let source = try JobSource(job)
    try paths.check(names: source.series.map(\.name))
    var outcomes: [SeriesOutcome] = []
    var skipped: [JobOutcome.Skipped] = []
    let count = Double(source.series.count)
    for (index, series) in source.series.enumerated() {
      let name = source.series.count > 1 ? series.name : nil
      do {
        let part = SeriesJob(
          job: job, series: series, stored: stored, trainingEnd: source.trainingEnd,
          threadCount: threadCount)
        let outcome = try part.run { fit in
          progress(
            JobProgress(
              series: name, step: fit.step, fraction: (Double(index) + fit.fraction) / count,
              loss: fit.loss))
        }
        outcomes.append(outcome)
      } catch .detector(.cancelled) {
        throw .detector(file: source.name, series: name, .cancelled)
      } catch {
        let error = error.named(file: source.name, series: name)
        guard source.series.count > 1 else { throw error }
        skipped.append(JobOutcome.Skipped(series: series.name, error: error))
      }
    }
    if outcomes.isEmpty, let first = skipped.first { throw first.error }
    return JobOutcome(
      job: job, source: source.name, notes: source.notes, planted: source.planted,
      series: outcomes, skipped: skipped)
  }
}
