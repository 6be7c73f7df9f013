import AnomalyDetection
import TimeSeries

/// What `martlet generate` prints: what was planted where.
struct TelemetryText {
  private let made: LabelledSeries
  private let path: String
  private let cleanShare: Double

  /// - Parameter cleanShare: the share of the rows, from the start, in which nothing was planted.
  init(_ made: LabelledSeries, path: String, cleanShare: Double) {
    self.made = made
    self.path = path
    self.cleanShare = cleanShare
  }

  var text: String {
    let series = made.series
    var lines = [
      "\(path): \(NumberText.count(series.rowCount, "row", "rows")) of "
        + "\(NumberText.count(series.channelCount, "channel", "channels")), "
        + "\(NumberText.count(made.planted.count, "anomaly", "anomalies")) planted"
    ]
    if !made.planted.isEmpty {
      var table = TextTable([.init("planted"), .init("start"), .init("end"), .init("channels")])
      for anomaly in made.planted { table.add(Self.cells(of: anomaly, in: series)) }
      lines += ["", table.text]
      if cleanShare > 0, path != "-" {
        lines += ["", "next: martlet detect \(path) --train-share \(cleanShare)"]
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Kind, first row, last row, channels.
  static func cells(of anomaly: PlantedAnomaly, in series: Series) -> [String] {
    let isEverywhere = anomaly.channels.count == series.channelCount && series.channelCount > 1
    return [
      anomaly.kind.rawValue.split(separator: "_").joined(separator: " "),
      series.timeAxis.text(at: anomaly.rows.lowerBound),
      series.timeAxis.text(at: anomaly.rows.upperBound - 1),
      isEverywhere
        ? "all" : anomaly.channels.map { series.channelNames[$0] }.joined(separator: ", "),
    ]
  }
}
