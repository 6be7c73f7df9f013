/// What a person should know about a fitted model before trusting it.
package enum TrainingWarning: Sendable, Equatable {
  /// The score is the same on all normal rows: the model learned nothing, or the data never moves.
  case constantScore
  /// The model reconstructs held-out data worse than the linear baseline does.
  case worseThanLinear(error: Double, linearError: Double)
  /// Channels that never change in the training part; they cannot be learned, and any change of
  /// theirs is news.
  case constantChannels([String])
  /// Channels that the model does not follow: it puts out nearly a constant for them.
  case deadChannels([String])
  /// The training part holds few windows.
  case shortTraining(windows: Int, recommended: Int)
  /// Much of the training part was missing and had to be filled in.
  case muchMissing(share: Double)
}

extension TrainingWarning: CustomStringConvertible {
  /// The warning, and what to do.
  package var description: String {
    switch self {
    case .constantScore:
      "the score is the same on every normal row: the model tells nothing apart; check that the "
        + "data changes at all, or choose another window or model"
    case .worseThanLinear(let error, let linearError):
      "the model reconstructs held-out data worse than the linear baseline (error "
        + "\(NumberText.value(error)) against \(NumberText.value(linearError))): train longer, or use "
        + "--architecture linear"
    case .constantChannels(let names):
      "never changing in the training part: \(Self.list(names)); any change there will score high"
    case .deadChannels(let names):
      "not followed by the model: \(Self.list(names)); its reconstruction of them is nearly constant"
    case .shortTraining(let windows, let recommended):
      "only \(windows) windows to learn from, \(recommended) or more are advised: give more rows, or "
        + "a shorter window"
    case .muchMissing(let share):
      "\(NumberText.value(share * 100)) % of the training values were missing and had to be filled in"
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }
}
