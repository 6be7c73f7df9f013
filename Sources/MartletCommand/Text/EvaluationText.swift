import AnomalyDetection
import Benchmarking
import Evaluation

/// What was measured of one file of scores, for a person.
struct EvaluationText {
  let evaluation: ScoreEvaluation

  var text: String {
    let card = evaluation.card
    var lines = [
      "\(evaluation.file.path): \(NumberText.count(evaluation.rows.count)) rows\(skipped), "
        + "\(NumberText.count(card.ranked.labelledCount)) labelled in "
        + "\(NumberText.count(card.labelled.count, "event", "events")); "
        + "scores of column \(evaluation.file.column)"
    ]
    if card.ranked.unscoredCount > 0 {
      lines.append("\(NumberText.count(card.ranked.unscoredCount)) rows have no score")
    }
    lines += ["", thresholdFree.text]
    if let point = card.atThreshold { lines += ["", heading(point), table(point).text] }
    if let adjusted = card.pointAdjustment {
      lines += [
        "",
        "point-adjusted F1: best \(number(adjusted.bestF1)); random scores get "
          + "\(number(adjusted.randomF1))",
        "  It counts an event as found row by row if one row is: only what is clearly above the",
        "  random figure means anything.",
      ]
    }
    if let location = evaluation.location {
      lines += [
        "",
        "UCR: the highest score\(location.peak.map { ", in row \($0)," } ?? "") is "
          + (location.isFound ? "at the anomaly: found" : "elsewhere: missed"),
      ]
    }
    return lines.joined(separator: "\n")
  }

  private var skipped: String {
    evaluation.rows.lowerBound == 0
      ? "" : " behind the first \(NumberText.count(evaluation.rows.lowerBound))"
  }

  private var thresholdFree: TextTable {
    let card = evaluation.card
    var table = TextTable([.init("without a threshold"), .init("", .right), .init("")])
    table.add(["VUS-PR", number(card.volume?.precisionRecall), windowNote])
    table.add(["VUS-ROC", number(card.volume?.roc), windowNote])
    table.add([
      "PR-AUC", number(card.ranked.averagePrecision), "random scores get \(number(labelledShare))",
    ])
    table.add(["ROC-AUC", number(card.ranked.rocAUC), "random scores get 0.500"])
    table.add(["precision@\(card.ranked.labelledCount)", number(evaluation.precisionAtK), ""])
    table.add(["best F1", number(card.bestF1?.f1), "of all thresholds: a ceiling"])
    table.add([
      "best NAB score", NumberText.fixed(card.bestNAB.normalized, decimals: 2),
      "standard profile, of all thresholds: a ceiling",
    ])
    return table
  }

  private var labelledShare: Double {
    let ranked = evaluation.card.ranked
    return Double(ranked.labelledCount) / Double(ranked.labelledCount + ranked.normalCount)
  }

  private var windowNote: String { "window \(evaluation.card.options.volumeWindow)" }

  private func heading(_ point: ScoreCard.AtThreshold) -> String {
    let value = NumberText.value(point.threshold)
    return point.isOracle
      ? "at threshold \(value), that of the best F1, chosen with the labels in hand: a ceiling"
      : "at threshold \(value)"
  }

  private func table(_ point: ScoreCard.AtThreshold) -> TextTable {
    var table = TextTable([
      .init(""), .init("precision", .right), .init("recall", .right), .init("F1", .right),
      .init(""),
    ])
    table.add([
      "rows", number(point.points.precision), number(point.points.recall), number(point.points.f1),
      "accuracy \(number(point.points.accuracy))",
    ])
    table.add([
      "ranges", number(point.ranges.precision), number(point.ranges.recall),
      number(point.ranges.f1), "",
    ])
    table.add([
      "events", number(point.events.precision), number(point.events.recall),
      number(point.events.f1), events(point.events),
    ])
    table.add([
      "affiliation", number(point.affiliation.precision), number(point.affiliation.recall),
      number(point.affiliation.f1), "random flags get about 0.5 in precision",
    ])
    table.add([
      "NAB score", "", "", NumberText.fixed(point.nab.normalized, decimals: 2),
      "standard profile, -∞ to 100",
    ])
    return table
  }

  private func events(_ events: EventMatching) -> String {
    var words =
      "\(events.detectedCount) of \(events.labelledCount) found, "
      + NumberText.count(events.falseAlarmCount, "false alarm", "false alarms")
    if let delay = events.medianDelay {
      words += ", median delay \(NumberText.value(delay)) rows"
    }
    return words
  }

  private func number(_ value: Double?) -> String {
    value.map { NumberText.fixed($0, decimals: 3) } ?? "–"
  }
}
