import AnomalyDetection
import Recipes
import Reporting
import TimeSeries

/// What `martlet describe` prints of a series.
struct DescriptionText {
  private let outcome: DescriptionRun.Outcome
  private let file: String

  private var description: SeriesDescription { outcome.description }

  init(_ outcome: DescriptionRun.Outcome, file: String) {
    self.outcome = outcome
    self.file = file
  }

  var text: String {
    var lines = [head, ""]
    lines += facts.map { name, value in
      (name + String(repeating: " ", count: 10 - name.count) + value).shown()
    }
    lines += ["", channels]
    if !outcome.notes.isEmpty { lines.append("") }
    lines += outcome.notes.prefix(12).map { "note: \($0)".shown() }
    if outcome.notes.count > 12 {
      lines.append("and \(outcome.notes.count - 12) more notes: --json has them all")
    }
    if let page = outcome.page { lines += ["", "page: \(page)"] }
    return lines.joined(separator: "\n")
  }

  private var head: String {
    let name = description.name
    let source = file == "-" ? "standard input" : file
    let isNamed = source.hasSuffix(name) || source.contains("\(name).")
    return
      ((isNamed ? source : "\(source), \(name)")
      + ": \(NumberText.count(description.rowCount, "row", "rows")) of "
      + NumberText.count(description.channels.count, "channel", "channels")).shown()
  }

  /// Names and what they stand for, those that are known.
  private var facts: [(String, String)] {
    var facts: [(String, String)] = []
    if let start = description.start, let end = description.end {
      facts.append(("time", "\(start) to \(end)"))
    }
    if let interval = description.samplingInterval {
      let share = description.regularity.map {
        ", \(Self.plain(NumberText.percent($0))) of the steps"
      }
      facts.append(("every", duration(interval) + (share ?? "")))
    }
    facts.append(("gaps", gaps))
    if description.duplicateTimestampCount > 0 {
      facts.append(
        (
          "repeated",
          NumberText.count(
            description.duplicateTimestampCount, "row has", "rows have")
            + " the timestamp of the row before"
        ))
    }
    if let season = description.season { facts.append(("period", period(season))) }
    if let labelled = description.labelledCount {
      let share = Double(labelled) / Double(max(1, description.rowCount))
      facts.append(
        (
          "labels",
          "\(NumberText.count(labelled, "row", "rows")) anomalous "
            + "(\(Self.plain(NumberText.percent(share))))"
        ))
    }
    return facts
  }

  private var gaps: String {
    var missingRows = 0
    var pauses = 0
    for case .missingRows(let count) in description.gaps.map(\.kind) {
      pauses += 1
      missingRows += count
    }
    let missingValues = description.channels.reduce(0) { $0 + $1.missingCount }
    var parts: [String] = []
    if pauses > 0 {
      parts.append(
        "\(NumberText.count(missingRows, "row", "rows")) missing in "
          + NumberText.count(pauses, "gap", "gaps"))
    }
    if missingValues > 0 {
      parts.append("\(NumberText.count(missingValues, "value", "values")) missing")
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  private func period(_ season: Season) -> String {
    let rows = NumberText.count(season.period, "row", "rows")
    guard description.timestampStyle.isClock, let interval = description.samplingInterval else {
      return rows
    }
    let (length, overflow) = interval.multipliedReportingOverflow(by: Int64(season.period))
    return overflow ? rows : "\(rows) (\(duration(length)))"
  }

  private var channels: String {
    var table = TextTable([
      .init("channel"), .init("values"), .init("count", .right), .init("mean", .right),
      .init("std", .right), .init("min", .right), .init("25 %", .right), .init("50 %", .right),
      .init("75 %", .right), .init("max", .right), .init("period", .right), .init("acf 1", .right),
    ])
    for channel in description.channels {
      let quartiles = (0..<5).map { index in
        index < channel.quartiles.count ? NumberText.value(channel.quartiles[index]) : "–"
      }
      let moments = [channel.mean, channel.standardDeviation].map {
        $0.map(NumberText.value) ?? "–"
      }
      let next = channel.autocorrelation.dropFirst().first
      table.add(
        [channel.name, channel.duplicateOf.map { "same as \($0)" } ?? channel.kind.rawValue]
          + [NumberText.count(channel.count)] + moments + quartiles
          + [
            channel.season.map { NumberText.count($0.period) } ?? "–",
            next.map { NumberText.fixed($0, decimals: 2) } ?? "–",
          ])
    }
    return table.text
  }

  private func duration(_ ticks: Int64) -> String {
    Self.plain(TimeText.duration(ticks, style: description.timestampStyle))
  }

  /// A terminal breaks no lines between words, and a search for a space finds spaces.
  private static func plain(_ text: String) -> String {
    text.split { $0 == "\u{A0}" || $0 == "\u{202F}" }.joined(separator: " ")
  }
}
