import AnomalyDetection
import NeuralEngine
import TimeSeries

/// The charts of a study by what they show, with their sizes and names.
struct StudyCharts {
  let study: PreparedStudy

  private var content: StudyContent { study.content }

  /// Channels with a chart of their own.
  static let mostChannels = 6

  /// Channels that are drawn, by their place in the series.
  var channels: [Int] { Array((study.prepared?.channelOrder ?? []).prefix(Self.mostChannels)) }

  /// A channel with what was flagged in it.
  func series(channel: Int, layout: ChartLayout) -> Chart? {
    channelChart(channel, layout, showsExpected: false, name: "series-\(channel + 1)")
  }

  /// A channel against what the model expected; `nil` where that is not known row by row.
  func expectation(channel: Int, layout: ChartLayout) -> Chart? {
    guard study.prepared?.hasExpectation == true else { return nil }
    return channelChart(channel, layout, showsExpected: true, name: "expected-\(channel + 1)")
  }

  private func channelChart(
    _ channel: Int, _ layout: ChartLayout, showsExpected: Bool, name: String
  ) -> Chart? {
    study.prepared.map { prepared in
      let isSingle = prepared.series.channelCount == 1
      var chart = ChannelChart(
        prepared: prepared, channel: channel, rows: 0..<prepared.series.rowCount,
        width: layout.width, height: isSingle ? layout.height : layout.panelHeight,
        showsExpected: showsExpected, name: layout.named(name),
        title: prepared.channelNames[channel]
          + (showsExpected ? ", measured and expected" : " with what was flagged"))
      chart.isOverview = false
      chart.hasBadges = false
      return chart.draw()
    }
  }

  /// The recent rows of all channels.
  func heatMap(layout: ChartLayout) -> Chart? {
    study.table.flatMap { table in
      HeatMapChart(
        series: table, rows: study.recentRows,
        flagged: study.prepared?.result.anomalies.map(\.rows) ?? [], layout: layout,
        name: layout.named("heat-map")
      ).draw()
    }
  }

  /// The autocorrelation of each channel, in column order.
  var autocorrelations: [Chart] {
    DescriptionReport.autocorrelations(study.description?.channels ?? [])
  }

  /// The losses.
  func losses(layout: ChartLayout) -> Chart? {
    EpochChart(
      measure: "loss", title: "Losses of the training",
      training: content.epochs.map(\.trainingLoss),
      validation: content.epochs.map { $0.validationLoss ?? .nan }, bestEpoch: content.bestEpoch,
      layout: layout, name: layout.named("losses")
    ).draw()
  }

  /// The share of the variance that is reconstructed.
  func r2(layout: ChartLayout) -> Chart? {
    EpochChart(
      measure: "R²", title: "R² of the training",
      training: content.epochs.map { $0.trainingR2 ?? .nan },
      validation: content.epochs.map { $0.validationR2 ?? .nan }, bestEpoch: content.bestEpoch,
      lowest: -1, layout: layout, name: layout.named("r2")
    ).draw()
  }

  /// Errors of the first part as bars, of the last as an outline.
  func errors(layout: ChartLayout) -> Chart? {
    guard let test = study.test, let threshold = content.threshold else { return nil }
    let train = content.parts.count > 1 ? content.parts[0] : nil
    return histogram(
      bars: .init(label: train?.name ?? "", errors: train?.errors ?? []),
      outline: .init(label: test.name, errors: test.errors), unit: content.unit,
      title: "Errors of \(train.map { "\($0.name) and " } ?? "")\(test.name)",
      threshold: threshold, layout: layout, name: "errors")
  }

  private func histogram(
    bars: HistogramChart.Sample, outline: HistogramChart.Sample, unit: String, title: String,
    threshold: StudyContent.Threshold, layout: ChartLayout, name: String
  ) -> Chart? {
    var chart = HistogramChart(
      bars: bars, outline: outline, unit: unit, title: title, threshold: threshold.value,
      layout: layout, name: layout.named(name))
    chart.measure = content.scoreName
    return chart.draw()
  }

  /// Errors of the normal windows of the test as bars, of the anomalous ones as an outline; `nil`
  /// without labels of both kinds.
  func errorsByLabel(layout: ChartLayout) -> Chart? {
    guard let test = study.test, let threshold = content.threshold,
      let labels = test.isAnomalous, labels.count == test.errors.count
    else { return nil }
    func errors(_ wanted: Bool) -> [Float] {
      zip(test.errors, labels).filter { $0.1 == wanted }.map(\.0)
    }
    let normal = errors(false)
    let anomalous = errors(true)
    guard !normal.isEmpty, !anomalous.isEmpty else { return nil }
    return histogram(
      bars: .init(label: "normal", errors: normal),
      outline: .init(label: "anomalous", errors: anomalous, style: "outline-alarm"),
      unit: "\(content.unit) of each kind", title: "Errors of normal and anomalous \(content.unit)",
      threshold: threshold, layout: layout, name: "errors-by-label")
  }

  /// Verdicts against labels.
  func confusion(layout: ChartLayout) -> Chart? {
    content.detection.map {
      ConfusionChart(
        detection: $0, unit: content.unit, layout: layout, name: layout.named("confusion")
      ).draw()
    }
  }

  /// The latent space in two dimensions.
  func latents(layout: ChartLayout) -> Chart? {
    content.latents.flatMap {
      LatentChart(latents: $0, layout: layout, name: layout.named("latents")).draw()
    }
  }

  /// A window against its reconstruction.
  func overlay(_ index: Int) -> Chart? {
    OverlayChart(window: content.review[index], name: "review-\(index + 1)").draw()
  }
}
