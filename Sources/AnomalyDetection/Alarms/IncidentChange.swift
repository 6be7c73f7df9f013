/// What becomes of an incident by a row.
enum IncidentChange: Sendable, Equatable {
  /// It begins, or has enough flags now to be told.
  case opened(Anomaly)
  /// It is of a higher severity than before.
  case updated(Anomaly)
  /// It is over.
  case closed(Anomaly)
}
