import Recipes
import TimeSeries

/// What `martlet generate --json` prints.
struct TelemetryJSON {
  /// One object, on one line.
  let text: String

  init(_ made: LabelledSeries, path: String) {
    let series = made.series
    text =
      JSONText.object([
        .init("file", .string(path)),
        .init("rows", .integer(Int64(series.rowCount))),
        .init("channels", .array(series.channelNames.map { .string($0) })),
        .init(
          "planted",
          .array(
            made.planted.map { anomaly in
              .object([
                .init("kind", .string(anomaly.kind.rawValue)),
                .init("start", .string(series.timeAxis.text(at: anomaly.rows.lowerBound))),
                .init("end", .string(series.timeAxis.text(at: anomaly.rows.upperBound - 1))),
                .init("start_index", .integer(Int64(anomaly.rows.lowerBound))),
                .init("end_index", .integer(Int64(anomaly.rows.upperBound))),
                .init(
                  "channels", .array(anomaly.channels.map { .string(series.channelNames[$0]) })),
                .init("labelled", .bool(anomaly.isLabelled)),
              ])
            })),
      ]).description
  }
}
