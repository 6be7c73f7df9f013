internal import TimeSeries

/// A scaling rule by the word of a recipe.
struct ScalingWords {
  let name: String

  init(_ rule: ScalingRule) {
    name =
      switch rule {
      case .none: "none"
      case .standard: "standard"
      case .minMax: "min_max"
      case .robust: "robust"
      case .wideRobust: "wide_robust"
      }
  }
}
