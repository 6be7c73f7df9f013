/// What a watcher has to tell.
///
/// ```swift
/// for event in events {
///   switch event {
///   case .opened(let anomaly), .updated(let anomaly): print(anomaly.reason)
///   case .closed(let anomaly, let isOngoing): print(anomaly.rows, isOngoing)
///   case .noData(let silence), .dataBack(let silence): print(silence.missingRows)
///   }
/// }
/// ```
public enum WatchEvent: Sendable, Equatable {
  /// An anomaly has begun; it says what is known so far, and why.
  case opened(Anomaly)
  /// An anomaly that has begun is worse than was told.
  case updated(Anomaly)
  /// An anomaly is over; where the data ended before it did, it is still going on.
  case closed(Anomaly, isOngoing: Bool)
  /// Data was due and does not come.
  case noData(Silence)
  /// Data comes again.
  case dataBack(Silence)

  /// A time without data. It raises no alarm and changes no score.
  public struct Silence: Sendable, Equatable {
    /// When the last data came; `nil` where none ever did.
    public let start: Int64?
    /// When data came again, or when it was told that none does.
    public let end: Int64
    /// Rows that were due meanwhile, as far as it is known how often they come.
    public let missingRows: Int
  }
}
