import Recipes
import SeriesFiles
import TimeSeries

/// What `martlet describe --json` prints of a series.
struct DescriptionJSON {
  /// One object, on one line.
  let text: String

  init(_ outcome: DescriptionRun.Outcome, file: String) {
    let description = outcome.description
    var members: [JSONText.Member] = [
      .init("file", .string(file)),
      .init("series", .string(description.name)),
      .init("rows", .integer(Int64(description.rowCount))),
      .init("start", description.start.map { .string($0) } ?? .null),
      .init("end", description.end.map { .string($0) } ?? .null),
      .init("timestamps", .string(Self.word(description.timestampStyle))),
      .init("sampling_interval", description.samplingInterval.map { .integer($0) } ?? .null),
      .init("regularity", description.regularity.map { .number($0) } ?? .null),
      .init("duplicate_timestamps", .integer(Int64(description.duplicateTimestampCount))),
      .init("gaps", .array(description.gaps.map { Self.gap($0, description.timestampStyle) })),
      .init("anomalous_rows", description.labelledCount.map { .integer(Int64($0)) } ?? .null),
      .init("period", description.season.map { .integer(Int64($0.period)) } ?? .null),
      .init("channels", .array(description.channels.map(Self.channel))),
      .init("notes", .array(outcome.notes.map { .string($0.description) })),
    ]
    if let page = outcome.page { members.append(.init("page", .string(page))) }
    text = JSONText.object(members).description
  }

  private static func word(_ style: TimestampStyle) -> String {
    switch style {
    case .rowNumber: "none"
    case .integer: "integer"
    case .epoch(let unit): "epoch_\(unit.rawValue)"
    case .dateTime: "date_time"
    }
  }

  private static func gap(_ gap: DataGap, _ style: TimestampStyle) -> JSONText {
    var members: [JSONText.Member] = [
      .init("start", .string(style.text(tick: gap.start))),
      .init("end", .string(style.text(tick: gap.end))),
    ]
    switch gap.kind {
    case .missingRows(let count):
      members.append(.init("missing_rows", .integer(Int64(count))))
    case .missingValues(let channel):
      members.append(.init("channel", .string(channel)))
      members.append(.init("missing_values", .integer(Int64(gap.rows.count))))
    }
    return .object(members)
  }

  private static func channel(_ channel: ChannelDescription) -> JSONText {
    func number(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }
    let names = ["min", "q1", "median", "q3", "max"]
    let quartiles = names.enumerated().map { index, name in
      JSONText.Member(
        name, number(index < channel.quartiles.count ? channel.quartiles[index] : nil))
    }
    return .object(
      [
        .init("name", .string(channel.name)),
        .init("values", .string(channel.kind.rawValue)),
        .init("count", .integer(Int64(channel.count))),
        .init("missing", .integer(Int64(channel.missingCount))),
        .init("mean", number(channel.mean)),
        .init("std", number(channel.standardDeviation)),
      ] + quartiles + [
        .init("duplicate_of", channel.duplicateOf.map { .string($0) } ?? .null),
        .init("period", channel.season.map { .integer(Int64($0.period)) } ?? .null),
        .init("period_strength", number(channel.season?.strength)),
        .init("autocorrelation", .array(channel.autocorrelation.map { .number($0) })),
        .init("autocorrelation_band", .number(channel.independenceBand)),
      ])
  }
}
