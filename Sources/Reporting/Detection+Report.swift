public import AnomalyDetection
internal import Evaluation
internal import TimeSeries

extension Detection {
  /// The report on what was found, with what the detection itself knows filled in: which rows were
  /// learned from, the model's warnings, how well it agrees with the labels of the series, and what is
  /// needed to get the same again.
  ///
  /// ```swift
  /// let found = try DetectionModel.fitted(detector).detect(series)
  /// try found.report().write(to: "cpu.html")
  /// ```
  /// - Parameter title: The heading; `nil` for the series' name.
  public func report(title: String? = nil) -> Report {
    let series = result.series
    var report = Report(title: title ?? series.name)
    report.detection = self
    let trainingRows = trainingRows
    report.trainingRows = trainingRows
    report.warnings = warnings(trainingRows)
    report.provenance = provenance
    if let labels = series.labels {
      // Rows that were learned from are not counted; where all was learned from, all is.
      let start = trainingRows?.upperBound ?? 0
      report.metrics = DetectionMetrics(
        anomalies: result.anomalies.map(\.rows), flags: result.isAnomaly, labels: labels,
        rows: start < series.rowCount ? start..<series.rowCount : 0..<series.rowCount)
    }
    return report
  }

  /// The rows at the start that were learned from, or only watched; `nil` where the model comes from
  /// other data, which the fingerprint tells.
  package var trainingRows: Range<Int>? {
    let series = result.series
    switch model {
    case .online: return 0..<min(warmUp, series.rowCount)
    case .fitted, .ensemble:
      let lengths = Set(
        model.detectors.map(\.fingerprint).filter { fingerprint in
          let rows = 0..<fingerprint.trainingRows
          // Most other data begins at another time, which is seen without reading all of it.
          guard !rows.isEmpty, rows.upperBound <= series.rowCount,
            series.timeAxis.text(at: 0) == fingerprint.start
          else { return false }
          let own = DataFingerprint(series, trainingRows: rows)
          return (own.end, own.hash) == (fingerprint.end, fingerprint.hash)
        }.map(\.trainingRows))
      return lengths.max().map { 0..<$0 }
    }
  }

  /// What a person should know before trusting it: of the model, and of a model on other data.
  package var warnings: [String] { warnings(trainingRows) }

  private func warnings(_ trainingRows: Range<Int>?) -> [String] {
    guard trainingRows == nil else { return model.warnings }
    return DetectionModel.told(
      model.detectors.map { detector in
        detector.warnings
          + [IntervalMismatch(result.series.timeAxis, detector.calibrationScores)?.description]
          .compactMap(\.self)
      })
  }

  /// What the models learned from, where all randomness came from, and what was chosen.
  private var provenance: [Report.Fact] {
    var fingerprints: [DataFingerprint] = []
    for detector in model.detectors where !fingerprints.contains(detector.fingerprint) {
      fingerprints.append(detector.fingerprint)
    }
    var facts: [Report.Fact] = []
    for fingerprint in fingerprints {
      facts.append(
        .init(
          "Learned from",
          "\(fingerprint.trainingRows) rows of \(fingerprint.series), \(fingerprint.start) to "
            + fingerprint.end))
      facts.append(
        .init(
          "Training data", fingerprint.hash,
          explanation: "FNV-1a of the numbers learned from: the same data gives the same."))
    }
    facts.append(.init("Seed", model.seeds.map(String.init).joined(separator: ", ")))
    facts.append(.init("Chosen", reason))
    return facts
  }
}
