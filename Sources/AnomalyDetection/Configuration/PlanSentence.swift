internal import NeuralEngine
internal import TimeSeries

/// Says in one line what was chosen for a series, and from what.
struct PlanSentence: CustomStringConvertible {
  let description: String

  init(series: Series, choice: WindowChoice, model: ModelConfiguration) {
    let apart = choice.spacing == 1 ? "" : ", \(choice.spacing) apart"
    description =
      "\(Self.model(model)) over windows of \(choice.length) rows\(apart), for "
      + Self.causes(series, period: choice.period)
  }

  /// The sentence of a model that has watched a series.
  ///
  /// - Parameter season: rows in the season that it has found.
  init(series: Series, configuration: OnlineConfiguration, season: Int?) {
    var parts: [String] = []
    if configuration.memberCount > 0 {
      parts.append(
        "\(configuration.memberCount) \(configuration.model.words) autoencoders over the last "
          + "\(configuration.windowLength) rows")
    }
    if season != nil {
      parts.append("the same time of the past \(SeasonalMedian.seasons) seasons")
    }
    parts.append("the range so far")
    description =
      "learns as rows come, from \(parts.joined(separator: ", ")), for "
      + Self.causes(series, period: season)
  }

  /// What the choice follows from: `a row every 30 minutes, a daily rhythm (48 rows), one channel`.
  private static func causes(_ series: Series, period: Int?) -> String {
    var causes: [String] = []
    if let interval = series.timeAxis.clockInterval {
      causes.append("a row every \(duration(interval))")
    }
    causes.append(period.map { rhythm(series, period: $0) } ?? "no clear rhythm")
    causes.append(series.channelCount == 1 ? "one channel" : "\(series.channelCount) channels")
    return causes.joined(separator: ", ")
  }

  /// `a daily rhythm (48 rows)`.
  private static func rhythm(_ series: Series, period: Int) -> String {
    var name = "a rhythm of \(period) rows"
    guard let interval = series.timeAxis.clockInterval else { return name }
    let days = Double(period) * Double(interval) / 86_400e9
    if abs(days - 1) < 0.02 { name = "a daily rhythm (\(period) rows)" }
    if abs(days - 7) < 0.1 { name = "a weekly rhythm (\(period) rows)" }
    return name
  }

  private static func model(_ model: ModelConfiguration) -> String {
    switch model {
    case .linear(let latentSize): "linear autoencoder with \(latentSize) components"
    case .mixed(let latentSize, let architecture):
      "mean of a \(Self.model(.linear(latentSize: latentSize))) and a "
        + Self.model(.autoencoder(architecture))
    case .autoencoder(.dense(let dense)):
      "dense autoencoder "
        + (dense.encoderSizes + dense.decoderSizes).map(String.init).joined(separator: "–")
    case .autoencoder(.lstm(let lstm)):
      "LSTM autoencoder "
        + (lstm.encoderSizes + (lstm.bottleneckSize.map { [$0] } ?? []) + lstm.decoderSizes)
        .map(String.init).joined(separator: "–")
    case .autoencoder(.conv1D(let conv)):
      "convolutional autoencoder with \(conv.encoder.map { String($0.filters) }.joined(separator: "–")) filters"
    }
  }

  /// `5 minutes`, `1 hour`, `24 ms`.
  private static func duration(_ nanoseconds: Int64) -> String {
    let units: [(Int64, String)] = [
      (86_400_000_000_000, "day"), (3_600_000_000_000, "hour"), (60_000_000_000, "minute"),
      (1_000_000_000, "second"), (1_000_000, "millisecond"), (1000, "microsecond"),
      (1, "nanosecond"),
    ]
    let (size, name) = units.first { nanoseconds >= $0.0 } ?? (1, "nanosecond")
    let count = Double(nanoseconds) / Double(size)
    if count == 1 { return name }
    let text = count == count.rounded() ? String(Int(count)) : String((count * 10).rounded() / 10)
    return "\(text) \(name)s"
  }
}

extension OnlineConfiguration.Model {
  /// The kind, for a person.
  fileprivate var words: String {
    switch self {
    case .dense: "dense"
    case .conv1D: "convolutional"
    case .lstm: "LSTM"
    }
  }
}
