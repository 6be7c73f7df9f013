internal import Evaluation

extension DetectionMetrics {
  /// The agreement as one object.
  var document: JSONText {
    .object([
      .init("event_precision", .number(events.precision)),
      .init("event_recall", .number(events.recall)), .init("event_f1", .number(events.f1)),
      .init("labelled_events", .integer(Int64(events.labelledCount))),
      .init("detected_events", .integer(Int64(events.detectedCount))),
      .init("false_alarms", .integer(Int64(events.falseAlarmCount))),
      .init("point_precision", .number(points.precision)),
      .init("point_recall", .number(points.recall)), .init("point_f1", .number(points.f1)),
    ])
  }
}
