package import AnomalyDetection

/// How Martlet's own detector learns, where a recipe says a word of it and leaves the rest open.
///
/// ```yaml
/// learning: {rows: 4000, window: auto, epochs: 5}
/// ```
package struct RecipeLearning: Sendable, Hashable, Codable {
  /// Rows in a window; `nil` leaves it to the detector.
  package var window: DetectorConfiguration.WindowLength?
  /// Passes over the training windows; `nil` leaves it to the detector.
  package var epochs: Int?
  /// Learn from this many rows from the start; `nil` takes what the data's name says, or all.
  package var rows: Int?
  /// Learn from this share of the rows from the start, in (0, 1].
  package var share: Double?

  package init() {}

  /// Throws a fault where something cannot be.
  func validate() throws(RecipeFault) {
    if case .rows(let rows)? = window {
      try RecipeFault.check((1...1_000_000).contains(rows), "window", rows, "1 to 1000000, or auto")
    }
    if let epochs { try RecipeFault.check(epochs >= 1, "epochs", epochs, "1 or more") }
    if let rows { try RecipeFault.check(rows >= 1, "rows", rows, "1 or more") }
    guard let share else { return }
    try RecipeFault.check(share > 0 && share <= 1, "share", share, "above 0 and at most 1")
    try RecipeFault.check(rows == nil, "share", share, "nothing beside rows, which say the same")
  }
}
