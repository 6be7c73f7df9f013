public import AnomalyDetection
public import ArgumentParser
import Studies

/// Where the line between normal and anomalous is drawn.
struct ThresholdOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many alarms you can live with: 2/week, 1/day, 5/10000rows.", valueName: "alarms/period"))
  var budget: AlarmBudget?

  @Option(
    help: ArgumentHelp(
      """
      Another rule: percentile:99.5, iqr:1.5, sigma:3, mad:6, contamination:0.01, pot:0.0001, \
      conformal:0.001, fixed:SCORE.
      """, valueName: "rule"))
  var threshold: ThresholdRule?

  func validate() throws {
    if budget != nil, threshold != nil {
      throw ValidationError("--budget and --threshold are both a threshold: give one of them")
    }
  }

  /// The rule as a recipe has it.
  var section: ThresholdConfiguration? { rule.map { ThresholdConfiguration(rule: $0) } }

  /// The rule asked for; `nil` leaves it to the model.
  var rule: ThresholdRule? { budget.map { .budget($0) } ?? threshold }
}

extension AlarmBudget: ExpressibleByArgument {}
extension ThresholdRule: ExpressibleByArgument {}
