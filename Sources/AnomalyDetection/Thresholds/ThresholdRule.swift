/// How a threshold is found from the scores of normal data. Every rule needs only the scores, so a
/// new rule needs no new training.
///
/// ```swift
/// let strict = try detector.withThreshold(.peaksOverThreshold(risk: 1e-4))
/// if let rule = ThresholdRule(words) { print(try detector.withThreshold(rule).threshold.value) }
/// print(strict.threshold.value)
/// ```
///
/// Written as one word with a number: `auto:6`, `percentile:99.5`, `iqr:1.5`, `sigma:3`, `mad:6`,
/// `fixed:0.25`, `contamination:0.01`, `pot:0.0001`, `conformal:0.001`, `budget:2/week`.
public enum ThresholdRule: Sendable, Hashable {
  /// The default: mean plus `deviations` standard deviations, or whichever is higher, 2.5 times the
  /// root mean square (on clean data three deviations are so near that ordinary rows would pass) and
  /// the score that leaves one alarm in 2,000 calibration rows, three at least.
  ///
  /// 6 deviations suit new data, whose errors are larger than those the model was fitted to; 3 suit
  /// the very rows it was fitted on.
  case automatic(deviations: Double)
  /// The score below which this percentage of the calibration scores lies, 0 to 100.
  case percentile(Double)
  /// Third quartile plus `factor` times the interquartile range (Tukey 1977).
  case interquartileRange(factor: Double)
  /// Mean plus `deviations` standard deviations.
  case sigma(deviations: Double)
  /// Median plus `deviations` times the median absolute deviation, scaled by 1.4826 to equal a
  /// standard deviation on normal data.
  case medianAbsoluteDeviation(deviations: Double)
  /// A raw score given by the user.
  case fixed(Double)
  /// The share of anomalous rows expected in the calibration data, in (0, 1): PyOD's
  /// `contamination`.
  case contamination(Double)
  /// Peaks over threshold: a generalised Pareto tail is fitted to the highest 2 % of the scores, and
  /// the threshold is passed by a normal row with this probability (Siffer et al., "Anomaly
  /// detection in streams with extreme value theory", KDD 2017).
  case peaksOverThreshold(risk: Double)
  /// The conformal p-value `(1 + #{calibration ≥ s}) / (n + 1)` is at most this (Laxhammar & Falkman
  /// 2010; Vovk et al. 2005).
  case conformal(significance: Double)
  /// The alarm rate that a person can live with, counted in merged anomalies, not in rows.
  case budget(AlarmBudget)
}

extension ThresholdRule: LosslessStringConvertible, Codable {
  /// The rule as one word with a number.
  public var description: String {
    switch self {
    case .automatic(let deviations): "auto:\(Self.text(deviations))"
    case .percentile(let percentage): "percentile:\(Self.text(percentage))"
    case .interquartileRange(let factor): "iqr:\(Self.text(factor))"
    case .sigma(let deviations): "sigma:\(Self.text(deviations))"
    case .medianAbsoluteDeviation(let deviations): "mad:\(Self.text(deviations))"
    case .fixed(let value): "fixed:\(Self.text(value))"
    case .contamination(let share): "contamination:\(Self.text(share))"
    case .peaksOverThreshold(let risk): "pot:\(Self.text(risk))"
    case .conformal(let significance): "conformal:\(Self.text(significance))"
    case .budget(let budget): "budget:\(budget)"
    }
  }

  /// Reads a rule; the number may be left out where the field has a usual one.
  public init?(_ description: String) {
    let parts = description.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    let argument = parts.count == 2 ? String(parts[1]) : nil
    if name == "budget" {
      guard let budget = argument.flatMap(AlarmBudget.init) else { return nil }
      self = .budget(budget)
      return
    }
    guard let form = Self.forms.first(where: { $0.name == name }) else { return nil }
    let number: Double
    switch (argument, form.usual) {
    case (let argument?, _):
      guard let given = Double(argument), given.isFinite else { return nil }
      number = given
    case (nil, let usual?): number = usual
    case (nil, nil): return nil
    }
    guard form.allowed(number) else { return nil }
    self = form.make(number)
  }

  /// What `init(_:)` reads, for error messages and help.
  public static let grammar =
    "auto:K, percentile:P (0 to 100), iqr:K, sigma:K, mad:K, fixed:SCORE, contamination:SHARE, pot:RISK, "
    + "conformal:SIGNIFICANCE or budget:COUNT/PERIOD (hour, day, week, month, NUMBERrows)"

  /// Reads the word of a rule.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let word = try container.decode(String.self)
    guard let rule = ThresholdRule(word) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "threshold rule \"\(word)\"; expected \(Self.grammar)")
    }
    self = rule
  }

  /// Writes the word of the rule.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// One rule with a single number.
  private struct Form {
    let name: String
    let usual: Double?
    let allowed: @Sendable (Double) -> Bool
    let make: @Sendable (Double) -> ThresholdRule
  }

  private static let forms: [Form] = [
    Form(name: "auto", usual: 6, allowed: { $0 >= 0 }) { .automatic(deviations: $0) },
    Form(name: "percentile", usual: 99, allowed: { (0...100).contains($0) }) { .percentile($0) },
    Form(name: "iqr", usual: 1.5, allowed: { $0 >= 0 }) { .interquartileRange(factor: $0) },
    Form(name: "sigma", usual: 3, allowed: { $0 >= 0 }) { .sigma(deviations: $0) },
    Form(name: "mad", usual: 6, allowed: { $0 >= 0 }) { .medianAbsoluteDeviation(deviations: $0) },
    Form(name: "fixed", usual: nil, allowed: { $0 > 0 }) { .fixed($0) },
    Form(name: "contamination", usual: 0.01, allowed: { $0 > 0 && $0 < 1 }) { .contamination($0) },
    Form(name: "pot", usual: 1e-4, allowed: { $0 > 0 && $0 < 1 }) {
      .peaksOverThreshold(risk: $0)
    },
    Form(name: "conformal", usual: 0.001, allowed: { $0 > 0 && $0 < 1 }) {
      .conformal(significance: $0)
    },
  ]

  private static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
