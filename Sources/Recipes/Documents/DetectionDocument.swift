internal import AnomalyDetection
internal import Evaluation
internal import Reporting
internal import SeriesFiles
internal import TimeSeries

/// The JSON of one series.
struct DetectionDocument {
  let finding: Finding
  let notes: [DataNote]
  /// `[detector]`: the files that the models came from.
  let modelFiles: [String]
  /// Where the one model was written.
  let writtenModel: String?
  /// Where the report was written.
  let report: String?

  var json: JSONText {
    var members: [JSONText.Member] = [.init("series", .string(finding.series.name))]
    if let model = finding.model {
      members.append(.init("method", .string(model.method.rawValue)))
      members.append(.init("model", .string(model.modelName)))
      if case .ensemble(let ensemble) = model {
        members.append(.init("combination", .string(ensemble.rule.description)))
        members.append(.init("models", models(ensemble)))
      }
    }
    members += [
      .init("rows", .integer(Int64(finding.series.rowCount))),
      .init("threshold", finding.alarms.map { .single($0.threshold) } ?? .null),
      .init("threshold_rule", finding.alarms.map { .string($0.rule.description) } ?? .null),
      .init("reason", .string(finding.reason)),
      .init(
        "training_rows",
        finding.trainingRows.map {
          .array([.integer(Int64($0.lowerBound)), .integer(Int64($0.upperBound))])
        } ?? .null),
    ]
    if let detection = finding.detection {
      let result = detection.result
      members.append(.init("scoring", .string(detection.timing.rawValue)))
      members.append(.init("anomalies", .array(result.anomalies.map { anomaly($0, in: result) })))
      members.append(.init("gaps", .array(result.gaps.map { gap($0, in: result) })))
      if let rate = result.alarmRate {
        members.append(
          .init(
            "alarm_rate",
            .object([
              .init("rows", .integer(Int64(rate.rows))),
              .init("promised", .number(rate.promised)),
              .init("realized", rate.realized.map { .number($0) } ?? .null),
              .init("alarms", .integer(Int64(rate.alarms))),
            ])))
      }
    }
    if let metrics = finding.metrics { members.append(.init("metrics", metrics.document)) }
    members.append(.init("notes", .array(notes.map { .string($0.description) })))
    members.append(.init("warnings", .array(finding.warnings.map { .string($0) })))
    if let file = modelFiles.count == 1 ? modelFiles[0] : writtenModel {
      members.append(.init("model_file", .string(file)))
    }
    if let report { members.append(.init("report", .string(report))) }
    return .object(members)
  }

  /// `[member]`: what judges together, and what each found by itself.
  private func models(_ ensemble: DetectorEnsemble) -> JSONText {
    let members = zip(ensemble.members, finding.detection?.members ?? []).enumerated()
    return .array(
      members.map { index, member in
        let (detector, result) = (member.0, member.1.result)
        return .object(
          [
            .init("model", .string(detector.plan.model.kindName)),
            .init("threshold", .single(detector.threshold.value)),
            .init("threshold_rule", .string(detector.threshold.rule.description)),
            .init("reason", .string(detector.plan.reason)),
            .init("seed", .verbatim(String(detector.plan.seed))),
            .init("flagged_rows", .integer(Int64(result.flaggedRowCount))),
            .init("anomalies", .integer(Int64(result.anomalies.count))),
          ]
            + (modelFiles.dropFirst(index).first.map { [.init("model_file", .string($0))] } ?? []))
      })
  }

  private func anomaly(_ anomaly: Anomaly, in result: DetectionResult) -> JSONText {
    let names = result.series.channelNames
    func values(_ channel: String) -> (expected: JSONText, actual: JSONText) {
      guard let index = names.firstIndex(of: channel) else { return (.null, .null) }
      return (.number(anomaly.expected[index]), .number(anomaly.actual[index]))
    }
    let leader = anomaly.channelShares.first.map { values($0.name) } ?? (.null, .null)
    return .object([
      .init("start", time(anomaly.rows.lowerBound, in: result)),
      .init("end", time(anomaly.rows.upperBound - 1, in: result)),
      .init("start_index", .integer(Int64(anomaly.rows.lowerBound))),
      .init("end_index", .integer(Int64(anomaly.rows.upperBound))),
      .init("peak", time(anomaly.peak, in: result)),
      .init("peak_index", .integer(Int64(anomaly.peak))),
      .init("score", .single(Float(anomaly.score))),
      .init("severity", .string(anomaly.severity.rawValue)),
      .init("expected", leader.expected),
      .init("actual", leader.actual),
      .init("reason", .string(anomaly.reason)),
      .init(
        "channels",
        .array(
          anomaly.channelShares.map { share in
            let (expected, actual) = values(share.name)
            return .object([
              .init("name", .string(share.name)), .init("share", .number(share.share)),
              .init("expected", expected), .init("actual", actual),
            ])
          })),
    ])
  }

  private func gap(_ gap: DataGap, in result: DetectionResult) -> JSONText {
    var members: [JSONText.Member] = []
    switch gap.kind {
    case .missingRows(let count):
      members.append(.init("kind", .string("missing_rows")))
      members.append(.init("count", .integer(Int64(count))))
    case .missingValues(let channel):
      members.append(.init("kind", .string("missing_values")))
      members.append(.init("channel", .string(channel)))
      members.append(.init("count", .integer(Int64(gap.rows.count))))
    }
    let style = result.series.timeAxis.style
    return .object(
      members + [
        .init("start", .time(gap.start, style)), .init("end", .time(gap.end, style)),
        .init("start_index", .integer(Int64(gap.rows.lowerBound))),
        .init("end_index", .integer(Int64(gap.rows.upperBound))),
      ])
  }

  private func time(_ row: Int, in result: DetectionResult) -> JSONText {
    let axis = result.series.timeAxis
    return .time(axis.tick(at: row), axis.style)
  }
}
