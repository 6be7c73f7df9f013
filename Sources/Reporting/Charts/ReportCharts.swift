import AnomalyDetection
import NeuralEngine
import TimeSeries

/// The charts of a report by what they show, with their sizes and names.
struct ReportCharts {
  let prepared: PreparedContent

  private var isSingle: Bool { prepared.series.channelCount == 1 }

  /// A channel as it was measured, with the anomalies marked.
  func series(channel: Int, layout: ChartLayout) -> Chart {
    ChannelChart(
      prepared: prepared, channel: channel, rows: 0..<prepared.series.rowCount,
      width: layout.width, height: isSingle ? layout.height : layout.panelHeight,
      showsExpected: false, name: layout.named("series-\(channel + 1)"),
      title: "\(prepared.channelNames[channel]) with its anomalies"
    ).draw()
  }

  /// A channel against what the model expected.
  func expectation(channel: Int, layout: ChartLayout) -> Chart {
    ChannelChart(
      prepared: prepared, channel: channel, rows: 0..<prepared.series.rowCount,
      width: layout.width, height: isSingle ? layout.height : layout.panelHeight,
      showsExpected: true, name: layout.named("expected-\(channel + 1)"),
      title: "\(prepared.channelNames[channel]), measured and expected"
    ).draw()
  }

  /// How far a channel was from what the model expected.
  func deviation(channel: Int, layout: ChartLayout) -> Chart? {
    DeviationChart(
      prepared: prepared, channel: channel, width: layout.width,
      height: layout == .wide ? 190 : 170, name: layout.named("deviation-\(channel + 1)")
    ).draw()
  }

  /// The anomaly score with the threshold.
  func score(layout: ChartLayout) -> Chart? {
    ScoreChart(
      prepared: prepared, width: layout.width, height: layout.height * 0.8,
      name: layout.named("score")
    ).draw()
  }

  /// The rows around one anomaly, in the channel that has the largest part in it.
  func anomaly(_ index: Int) -> Chart {
    let anomaly = prepared.result.anomalies[index]
    let channel = prepared.leadingChannel(of: anomaly)
    let margin = max(24, anomaly.rows.count)
    let rows =
      max(
        0, anomaly.rows.lowerBound - margin)..<min(
        prepared.series.rowCount, anomaly.rows.upperBound + margin)
    var chart = ChannelChart(
      prepared: prepared, channel: channel, rows: rows, width: 360, height: 190,
      showsExpected: prepared.hasExpectation, name: "anomaly-chart-\(index + 1)",
      title: "Anomaly \(index + 1) in \(prepared.channelNames[channel])")
    chart.isOverview = false
    chart.hasLegend = false
    return chart.draw()
  }

  /// The spread of the errors with the threshold.
  func histogram(layout: ChartLayout) -> Chart? {
    HistogramChart(
      bars: .init(label: "training", errors: prepared.content.trainingErrors),
      outline: .init(label: "this series", errors: prepared.result.rawScores),
      unit: "rows", measure: prepared.content.scoreName,
      threshold: Double(prepared.result.threshold), layout: layout,
      name: layout.named("errors")
    ).draw()
  }

  /// The losses of a model's training.
  func losses(of model: Int, layout: ChartLayout) -> Chart? {
    let models = prepared.content.models
    return models[model].history.flatMap { history in
      EpochChart(
        measure: "loss",
        title: models.count == 1 ? "Losses of the training" : "Losses of model \(model + 1)",
        training: history.epochs.map(\.trainingLoss),
        validation: history.epochs.map { $0.validationLoss ?? .nan }, bestEpoch: history.bestEpoch,
        layout: layout, name: layout.named(models.count == 1 ? "losses" : "losses-\(model + 1)")
      ).draw()
    }
  }
}
