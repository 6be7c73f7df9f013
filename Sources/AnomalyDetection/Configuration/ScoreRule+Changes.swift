extension ScoreRule {
  /// What is asked of a rule that is otherwise left to the data.
  public struct Changes: Sendable, Hashable {
    /// What is measured.
    public var measure: Measure?
    /// Whether errors below the usual count as well.
    public var sides: Sides?
    /// Rows over which errors are averaged, at least 1.
    public var smoothing: Int?

    /// Changes; what is `nil` stays as it is.
    public init(measure: Measure? = nil, sides: Sides? = nil, smoothing: Int? = nil) {
      self.measure = measure
      self.sides = sides
      self.smoothing = smoothing
    }
  }

  /// The rule with changes to it.
  func with(_ changes: Changes) -> ScoreRule {
    ScoreRule(
      timing: timing, position: position, measure: changes.measure ?? measure,
      sides: changes.sides ?? sides, smoothing: changes.smoothing ?? smoothing, average: average)
  }
}
