internal import AnomalyDetection
package import Evaluation

extension DetectionMetrics {
  /// One number of the agreement with labels, by its key in JSON and its name on a page. The list
  /// ``figures`` is the one place where a number is declared: documents and pages show all of it.
  package struct Figure: Sendable {
    /// A number with its unit.
    package enum Value: Sendable {
      /// From 0 to 1.
      case share(Double)
      case count(Int)
      /// A time in rows; `nil` where there is none.
      case rows(Double?)
    }

    /// What it is called in JSON.
    package let key: String
    /// What it is called on a page.
    let name: String
    package let value: Value
    /// What it means, in a sentence; `nil` where the name says all.
    let explanation: String?

    fileprivate init(_ key: String, _ name: String, _ value: Value, _ explanation: String? = nil) {
      self.key = key
      self.name = name
      self.value = value
      self.explanation = explanation
    }
  }

  /// All that the labels say, of events and of rows.
  package var figures: [Figure] {
    [
      Figure("event_precision", "Precision, events", .share(events.precision)),
      Figure("event_recall", "Recall, events", .share(events.recall)),
      Figure("event_f1", "F1, events", .share(events.f1)),
      Figure("labelled_events", "Labelled events", .count(events.labelledCount)),
      Figure(
        "detected_events", "Detected events", .count(events.detectedCount),
        "Labelled events that an anomaly overlaps."),
      Figure(
        "false_alarms", "False alarms", .count(events.falseAlarmCount),
        "Anomalies that overlap no labelled event."),
      Figure(
        "median_event_delay", "Median delay", .rows(events.medianDelay),
        "Rows from the start of a detected event to its first flagged row."),
      Figure(
        "point_precision", "Precision, rows", .share(points.precision),
        "The part of the flagged rows that is labelled."),
      Figure(
        "point_recall", "Recall, rows", .share(points.recall),
        "The part of the labelled rows that is flagged."),
      Figure("point_f1", "F1, rows", .share(points.f1)),
    ]
  }

  /// The same for a page.
  var facts: [Report.Fact] {
    figures.map { figure in
      let value =
        switch figure.value {
        case .share(let share): NumberText.fixed(share, decimals: 2)
        case .count(let count): NumberText.count(count)
        case .rows(let rows): rows.map(NumberText.value) ?? "–"
        }
      return Report.Fact(figure.name, value, explanation: figure.explanation)
    }
  }

  /// What a person on call counts.
  var eventFacts: [Report.Fact] {
    [
      .init(
        "Events found", "\(events.detectedCount) of \(events.labelledCount)",
        explanation: "Labelled events that an anomaly overlaps."),
      .init(
        "False alarms", "\(events.falseAlarmCount) of \(events.predictedCount)",
        explanation: "Anomalies that overlap no labelled event."),
    ]
  }
}
