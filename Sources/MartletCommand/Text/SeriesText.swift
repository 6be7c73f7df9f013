import AnomalyDetection
import Recipes
import Reporting
import TimeSeries

/// What was read, in a line, and what was noticed, a line each.
struct SeriesText {
  let finding: Finding
  let outcome: RecipeOutcome

  /// `cpu.csv: 4,032 rows of 1 channel (value), every 5 min, 2014-02-14 14:27:00 to …, no gaps`
  var lines: [String] {
    let series = finding.result?.series ?? finding.series
    let source =
      outcome.findings.count > 1 ? "\(outcome.source), \(series.name)" : outcome.source
    var line =
      "\(source): \(NumberText.count(series.rowCount, "row", "rows")) of \(channels(series))"
    let axis = series.timeAxis
    if axis.style != .rowNumber, axis.count > 0 {
      if let interval = axis.samplingInterval {
        // A terminal breaks no lines between words, and a search for a space finds spaces.
        let words = TimeText.duration(interval, style: axis.style).split(separator: "\u{A0}")
        line += ", every \(words.joined(separator: " "))"
      }
      line += ", \(axis.text(at: 0)) to \(axis.text(at: axis.count - 1))"
    }
    return [(line + gaps(series)).shown()] + notes
  }

  /// A file of many channels can have a note on each: the first few tell the kind.
  private var notes: [String] {
    // What concerns the file as a whole is said once.
    let isFirst = finding.series.name == outcome.findings.first?.series.name
    let notes = outcome.notes(on: finding).filter { isFirst || $0.series != nil }
    let shown = notes.count > Self.mostNotes ? Self.mostNotes - 1 : notes.count
    var lines = notes.prefix(shown).map { "  note: \($0)".shown() }
    if shown < notes.count {
      lines.append("  and \(notes.count - shown) more notes: --json has them all")
    }
    return lines
  }

  private static let mostNotes = 5

  private func channels(_ series: Series) -> String {
    let names = series.channelNames.prefix(4).joined(separator: ", ")
    let more = series.channelCount > 4 ? ", …" : ""
    return "\(NumberText.count(series.channelCount, "channel", "channels")) (\(names)\(more))"
  }

  private func gaps(_ series: Series) -> String {
    let gaps = finding.result?.gaps ?? series.gaps()
    var missingRows = 0
    var missingValues = 0
    var pauses = 0
    for gap in gaps {
      switch gap.kind {
      case .missingRows(let count):
        pauses += 1
        missingRows += count
      case .missingValues: missingValues += gap.rows.count
      }
    }
    var parts: [String] = []
    if pauses > 0 {
      parts.append(
        "\(NumberText.count(missingRows, "row", "rows")) missing in \(NumberText.count(pauses, "gap", "gaps"))"
      )
    }
    if missingValues > 0 {
      parts.append("\(NumberText.count(missingValues, "value", "values")) missing")
    }
    return ", " + (parts.isEmpty ? "no gaps" : parts.joined(separator: ", "))
  }
}
