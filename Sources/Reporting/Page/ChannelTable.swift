import AnomalyDetection
import TimeSeries

/// How the values of each channel are spread, and what else a description says of it.
struct ChannelTable {
  let view: ReportView
  let series: Series

  /// Channels above which the table is folded away.
  private static let mostOpen = 12

  var html: String {
    guard series.channelCount > 0 else { return "" }
    let table = (view.description.map(described) ?? plain).html
    guard series.channelCount > Self.mostOpen else { return table }
    let count = NumberText.count(series.channelCount)
    return "<details class=\"more\"><summary>The spread of \(count) channels</summary>\(table)"
      + "</details>"
  }

  private static let spread: [Table.Column] = [
    .number("Lowest"), .number("1st quartile"), .number("Median"), .number("3rd quartile"),
    .number("Highest"),
  ]

  private var plain: Table {
    Table(
      columns: [.text("Channel")] + Self.spread + [.number("Missing")],
      rows: series.channelNames.indices.map { channel in
        let values = SortedValues(series.channel(channel))
        let quartiles = [0, 0.25, 0.5, 0.75, 1].map {
          NumberText.value(values.quantile($0) ?? .nan)
        }
        return [name(channel)] + quartiles
          + [NumberText.count(series.rowCount - values.values.count)]
      })
  }

  private func described(_ description: SeriesDescription) -> Table {
    Table(
      columns: [
        .text("Channel"), .text("Values"), .number("Count"), .number("Missing"), .number("Mean"),
        .number("Deviation"),
      ] + Self.spread + [.number("Period")],
      rows: description.channels.enumerated().map { index, channel in
        let quartiles = (0..<5).map { quartile in
          quartile < channel.quartiles.count
            ? NumberText.value(channel.quartiles[quartile]) : "–"
        }
        let kind = channel.duplicateOf.map { "same as \($0)" } ?? channel.kind.rawValue
        return [name(index), kind, NumberText.count(channel.count)]
          + [NumberText.count(channel.missingCount)]
          + [channel.mean, channel.standardDeviation].map { $0.map(NumberText.value) ?? "–" }
          + quartiles + [channel.season.map { NumberText.count($0.period) } ?? "–"]
      })
  }

  private func name(_ channel: Int) -> String {
    let name = series.channelNames[channel]
    let shown = name.allSatisfy(\.isWhitespace) ? "channel \(channel + 1)" : name
    let units = view.report.units
    let unit = units.indices.contains(channel) ? units[channel] : ""
    return Markup.shortened(unit.isEmpty ? shown : "\(shown) (\(unit))", to: 60)
  }
}
