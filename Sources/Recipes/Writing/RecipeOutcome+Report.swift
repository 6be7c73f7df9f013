internal import AnomalyDetection
internal import Reporting
internal import SeriesFiles
internal import Studies
internal import TimeSeries

extension RecipeOutcome {
  /// The report on one finding.
  func report(on finding: Finding) -> Report {
    let title = name(of: finding)
    var report =
      finding.detection?.report(
        title: title, trainingRows: finding.trainingRows, metrics: finding.metrics,
        warnings: finding.warnings) ?? Report(title: title)
    report.summary = recipe.description
    report.series = finding.series
    // A recipe of nothing but data does what `detect` does, and its page is the same.
    if recipe.windows != nil || recipe.split != nil {
      report.study = finding.study
      report.memberStudies = finding.memberStudies
    }
    report.modelFiles = recipe.modelFiles
    report.dataNotes = notes(on: finding).map(\.description)
    var provenance = [Report.Fact("Data", source)]
    if finding.windows != nil { provenance.append(Report.Fact("Seed", "\(recipe.seed)")) }
    report.provenance = provenance + report.provenance
    return report
  }
}
