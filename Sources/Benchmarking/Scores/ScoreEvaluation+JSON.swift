internal import Evaluation
package import Recipes

extension ScoreEvaluation {
  /// What was measured, as one object; what cannot be is null.
  package var json: JSONText {
    var members: [JSONText.Member] = [
      .init("file", .string(file.path)),
      .init("score_column", .string(file.column)),
      .init("rows", .integer(Int64(rows.count))),
      .init("first_row", .integer(Int64(rows.lowerBound))),
      .init("labelled_rows", .integer(Int64(card.ranked.labelledCount))),
      .init("labelled_events", .integer(Int64(card.labelled.count))),
      .init("unscored_rows", .integer(Int64(card.ranked.unscoredCount))),
      .init("roc_auc", .measured(card.ranked.rocAUC)),
      .init("pr_auc", .measured(card.ranked.averagePrecision)),
      .init("precision_at_k", .measured(precisionAtK)),
      .init("vus_roc", .measured(card.volume?.roc)),
      .init("vus_pr", .measured(card.volume?.precisionRecall)),
      .init("vus_window", .integer(Int64(card.options.volumeWindow))),
      .init("best_f1", .measured(card.bestF1?.f1)),
      .init("best_f1_threshold", .measured(card.bestF1?.score)),
      .init("best_nab_score", .number(card.bestNAB.normalized)),
    ]
    if let point = card.atThreshold { members.append(.init("at_threshold", Self.json(point))) }
    if let adjusted = card.pointAdjustment {
      members.append(
        .init(
          "point_adjusted",
          .object([
            .init("best_f1", .number(adjusted.bestF1)),
            .init("random_best_f1", .number(adjusted.randomF1)),
            .init(
              "warning",
              .string("flatters: compare with random_best_f1, which scores that know nothing get")),
          ])))
    }
    if let location {
      members.append(.init("ucr_found", .bool(location.isFound)))
      members.append(
        .init("ucr_peak_index", location.peak.map { .integer(Int64($0)) } ?? .null))
    }
    return .object(members)
  }

  /// Precision of as many rows as are labelled.
  package var precisionAtK: Double? {
    card.ranked.labelledCount > 0
      ? card.ranked.precision(atTop: card.ranked.labelledCount) : nil
  }

  private static func json(_ point: ScoreCard.AtThreshold) -> JSONText {
    .object([
      .init("threshold", .number(point.threshold)),
      .init("chosen_by_labels", .bool(point.isOracle)),
      .init("accuracy", .number(point.points.accuracy)),
      .init("precision", .number(point.points.precision)),
      .init("recall", .number(point.points.recall)),
      .init("f1", .number(point.points.f1)),
      .init("range_precision", .number(point.ranges.precision)),
      .init("range_recall", .number(point.ranges.recall)),
      .init("range_f1", .number(point.ranges.f1)),
      .init("event_precision", .number(point.events.precision)),
      .init("event_recall", .number(point.events.recall)),
      .init("event_f1", .number(point.events.f1)),
      .init("detected_events", .integer(Int64(point.events.detectedCount))),
      .init("predicted_events", .integer(Int64(point.events.predictedCount))),
      .init("false_alarms", .integer(Int64(point.events.falseAlarmCount))),
      .init("mean_delay_rows", .measured(point.events.meanDelay)),
      .init("median_delay_rows", .measured(point.events.medianDelay)),
      .init("affiliation_precision", .measured(point.affiliation.precision)),
      .init("affiliation_recall", .measured(point.affiliation.recall)),
      .init("affiliation_f1", .number(point.affiliation.f1)),
      .init("nab_score", .number(point.nab.normalized)),
      .init("point_adjusted_f1", .number(point.pointAdjustedF1)),
    ])
  }
}

extension JSONText {
  /// A number, or null where there is none.
  static func measured(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }
}
