import AnomalyDetection
import Fleet
import Recipes
import TimeSeries

/// What a watch tells, line by line.
enum EventLines {
  /// For a person.
  case text
  /// For machines: an object a line.
  case json

  /// The line of an event.
  func line(_ event: FleetEvent, style: TimestampStyle) -> String {
    switch self {
    case .text: EventText(event: event, style: style).line
    case .json: "\(EventJSON(event: event, style: style).json)"
    }
  }

  /// The lines of rows, each event behind the row that it follows.
  func lines(
    _ rows: WatchedRows, _ events: [(row: Int, event: FleetEvent)], of series: String,
    channelNames: [String], style: TimestampStyle
  ) -> [String] {
    var lines: [String] = []
    var rest = events[...]
    for row in rows.ticks.indices {
      let line = RowLine(
        rows: rows, row: row, series: series, channelNames: channelNames, style: style)
      switch self {
      case .text: lines.append(line.text)
      case .json: lines.append("\(line.json)")
      }
      while let next = rest.first, next.row == row {
        lines.append(self.line(rest.removeFirst().event, style: style))
      }
    }
    return lines
  }
}

/// An event as an object.
private struct EventJSON {
  let event: FleetEvent
  let style: TimestampStyle

  var json: JSONText {
    switch event.event {
    case .opened(let anomaly): .object(head("opened") + members(anomaly))
    case .updated(let anomaly): .object(head("updated") + members(anomaly))
    case .closed(let anomaly, let isOngoing):
      .object(head("closed") + members(anomaly) + [.init("ongoing", .bool(isOngoing))])
    case .noData(let silence): .object(head("no_data") + members(silence))
    case .dataBack(let silence): .object(head("data_back") + members(silence))
    }
  }

  private func head(_ name: String) -> [JSONText.Member] {
    [
      .init("event", .string(name)), .init("id", .string(event.id)),
      .init("series", .string(event.series)),
    ]
  }

  private func members(_ anomaly: Anomaly) -> [JSONText.Member] {
    [
      .init("start", .time(anomaly.ticks.start, style)),
      .init("end", .time(anomaly.ticks.end, style)),
      .init("peak", .time(anomaly.ticks.peak, style)),
      .init("score", .single(Float(anomaly.score))),
      .init("severity", .string(anomaly.severity.rawValue)),
      .init("reason", .string(anomaly.reason)),
      .init(
        "channels",
        .array(
          anomaly.channelShares.map {
            .object([.init("name", .string($0.name)), .init("share", .number($0.share))])
          })),
    ]
  }

  private func members(_ silence: WatchEvent.Silence) -> [JSONText.Member] {
    [
      .init("start", silence.start.map { .time($0, style) } ?? .null),
      .init("end", .time(silence.end, style)),
      .init("missing_rows", .integer(Int64(silence.missingRows))),
    ]
  }
}

/// An event in a sentence.
private struct EventText {
  let event: FleetEvent
  let style: TimestampStyle

  var line: String {
    switch event.event {
    case .opened(let anomaly): line("ANOMALY", anomaly.ticks.start, told(anomaly))
    case .updated(let anomaly): line("worse", anomaly.ticks.peak, told(anomaly))
    case .closed(let anomaly, let isOngoing):
      line(
        isOngoing ? "ongoing" : "over", anomaly.ticks.end,
        "since \(style.text(tick: anomaly.ticks.start)), \(told(anomaly))")
    case .noData(let silence):
      line("no data", silence.end, silence.start.map { "since \(style.text(tick: $0))" } ?? "")
    case .dataBack(let silence):
      line(
        "data", silence.end,
        "again, \(NumberText.count(silence.missingRows, "row", "rows")) missing")
    }
  }

  private func line(_ word: String, _ tick: Int64, _ rest: String) -> String {
    let padded = word + String(repeating: " ", count: max(0, 8 - word.count))
    return "\(style.text(tick: tick))  \(padded) \(event.series): \(rest)"
  }

  private func told(_ anomaly: Anomaly) -> String {
    "\(anomaly.severity.rawValue), score \(NumberText.fixed(anomaly.score, decimals: 2)): "
      + anomaly.reason
  }
}

/// A row with what was said of it.
private struct RowLine {
  let rows: WatchedRows
  let row: Int
  let series: String
  let channelNames: [String]
  let style: TimestampStyle

  private func members(of numbers: [Double]) -> JSONText {
    let first = row * channelNames.count
    return .object(
      channelNames.enumerated().map { .init($1, .number(numbers[first + $0])) })
  }

  var json: JSONText {
    .object([
      .init("event", .string("row")), .init("series", .string(series)),
      .init("time", .time(rows.ticks[row], style)),
      .init("reconstruction_error", .single(rows.rawScores[row])),
      .init("anomaly_score", .single(rows.anomalyScores[row])),
      .init("is_anomaly", .bool(rows.isAnomaly[row])),
      .init("imputed", .bool(rows.isImputed[row])),
      .init("values", members(of: rows.values)),
      .init("expected", members(of: rows.expected)),
    ])
  }

  var text: String {
    let score = rows.anomalyScores[row]
    let words = score.isNaN ? "no score" : "score \(NumberText.fixed(Double(score), decimals: 2))"
    let first = row * channelNames.count
    let values = rows.values[first..<first + channelNames.count].map {
      $0.isNaN ? "missing" : NumberText.value($0)
    }
    return "\(style.text(tick: rows.ticks[row]))  \(rows.isAnomaly[row] ? "!" : " ") "
      + "\(series): \(values.joined(separator: ", ")) \(words)"
  }
}
