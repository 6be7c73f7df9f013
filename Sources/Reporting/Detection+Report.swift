public import AnomalyDetection
package import Evaluation
internal import Studies
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
    let trainingRows = trainingRows
    let parts = RowParts(
      trainRows: trainingRows?.upperBound ?? 0, rowCount: result.series.rowCount)
    return report(
      title: title, trainingRows: trainingRows, metrics: DetectionMetrics(self, rows: parts.test),
      warnings: warnings(learnedHere: trainingRows != nil))
  }

  /// The same where it is known already which rows were learned from.
  package func report(
    title: String?, trainingRows: Range<Int>?, metrics: DetectionMetrics?, warnings: [String]
  ) -> Report {
    var report = Report(title: title ?? result.series.name)
    report.detection = self
    report.trainingRows = trainingRows
    report.metrics = metrics
    report.warnings = warnings
    report.provenance = provenance
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
  ///
  /// - Parameter learnedHere: whether it learned from rows of this series.
  package func warnings(learnedHere: Bool) -> [String] {
    guard !learnedHere else { return model.warnings }
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
