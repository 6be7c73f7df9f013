package import AnomalyDetection

/// What a fleet has to tell of one of its series.
package struct FleetEvent: Sendable, Equatable {
  package let series: String
  /// The same for all events of one incident or silence, and after any restart: the series and the time
  /// at which it began.
  package let id: String
  package let event: WatchEvent
}

/// What comes of rows, in the order in which it is to be told.
package enum FleetOutput: Sendable {
  /// Rows of a series, and what is to be told of them, each event with the row that it follows.
  case rows(series: String, WatchedRows, events: [(row: Int, event: FleetEvent)])
  /// What is to be told without a row.
  case event(FleetEvent)

  /// What is to be told.
  package var events: [FleetEvent] {
    switch self {
    case .rows(_, _, let events): events.map(\.event)
    case .event(let event): [event]
    }
  }
}
