import AnomalyDetection
import Evaluation
import Studies
import TimeSeries

/// The charts of a report by what they show, with their sizes and names; `nil` where there is nothing
/// to draw.
struct ReportCharts {
  let view: ReportView

  /// Channels drawn in the open; the others wait in a fold.
  static let mostOpen = 6
  /// Channels drawn in a fold.
  static let mostFolded = 120
  /// Channels whose autocorrelation is drawn.
  private static let mostCorrelations = 48
  /// Series of more channels are shown without the deviations, which would double the page.
  private static let mostDeviations = 2
  /// Rows of the heat map, as many as there are columns for.
  private static let mostRecentRows = 240

  /// The drawn channels, those with the largest part in the anomalies first.
  private var channels: [Int] {
    guard let drawn = view.drawn, !drawn.isEmpty else { return [] }
    return drawn.channelOrder
  }

  /// The channels drawn in the open.
  var open: ArraySlice<Int> { channels.prefix(Self.mostOpen) }

  /// The channels that are drawn small, or not at all.
  var folded: ArraySlice<Int> { channels.dropFirst(Self.mostOpen) }

  /// A channel as it was measured, with what was found in it.
  func series(channel: Int, layout: ChartLayout) -> Chart? {
    let suffix = view.judged != nil ? " with its anomalies" : ""
    return channelChart(
      channel, layout, showsExpected: false, name: "series-\(channel + 1)",
      title: suffix.isEmpty && view.study != nil ? " with what was flagged" : suffix)
  }

  /// A channel against what the model expected.
  func expectation(channel: Int, layout: ChartLayout) -> Chart? {
    guard view.drawn?.hasExpectation == true else { return nil }
    return channelChart(
      channel, layout, showsExpected: true, name: "expected-\(channel + 1)",
      title: ", measured and expected")
  }

  private func channelChart(
    _ channel: Int, _ layout: ChartLayout, showsExpected: Bool, name: String, title: String
  ) -> Chart? {
    guard let drawn = view.drawn, !drawn.isEmpty else { return nil }
    return ChannelChart(
      drawn: drawn, channel: channel, rows: 0..<drawn.series.rowCount, width: layout.width,
      height: drawn.series.channelCount == 1 ? layout.height : layout.panelHeight,
      showsExpected: showsExpected, name: layout.named(name),
      title: drawn.channelNames[channel] + title, isOverview: drawn.judged != nil
    ).draw()
  }

  /// A channel for a fold of small charts.
  func small(channel: Int, showsExpected: Bool) -> Chart? {
    guard let drawn = view.drawn, !drawn.isEmpty else { return nil }
    return ChannelChart(
      drawn: drawn, channel: channel, rows: 0..<drawn.series.rowCount, width: 360, height: 130,
      showsExpected: showsExpected,
      name: "small-\(showsExpected ? "expected-" : "")\(channel + 1)",
      title: drawn.channelNames[channel], hasLegend: false
    ).draw()
  }

  /// How far a channel was from what the model expected.
  func deviation(channel: Int, layout: ChartLayout) -> Chart? {
    guard let drawn = view.drawn, drawn.hasExpectation,
      drawn.series.channelCount <= Self.mostDeviations
    else { return nil }
    return DeviationChart(
      drawn: drawn, channel: channel, width: layout.width,
      height: layout == .wide ? 190 : 170, name: layout.named("deviation-\(channel + 1)"),
      isOverview: drawn.judged != nil
    ).draw()
  }

  /// The anomaly score with the threshold.
  func score(layout: ChartLayout) -> Chart? {
    view.drawn.flatMap { drawn in
      ScoreChart(
        drawn: drawn, width: layout.width, height: layout.height * 0.8,
        name: layout.named("score")
      ).draw()
    }
  }

  /// The rows around one anomaly, in the channel that has the largest part in it.
  func anomaly(_ index: Int) -> Chart? {
    guard let drawn = view.drawn, !drawn.isEmpty else { return nil }
    let anomaly = drawn.anomalies[index]
    let channel = drawn.leadingChannel(of: anomaly)
    let margin = max(24, anomaly.rows.count)
    let rows =
      max(
        0, anomaly.rows.lowerBound - margin)..<min(
        drawn.series.rowCount, anomaly.rows.upperBound + margin)
    return ChannelChart(
      drawn: drawn, channel: channel, rows: rows, width: 360, height: 190,
      showsExpected: drawn.hasExpectation, name: "anomaly-chart-\(index + 1)",
      title: "Anomaly \(index + 1) in \(drawn.channelNames[channel])", hasLegend: false
    ).draw()
  }

  /// The recent rows of all channels of the table.
  func heatMap(layout: ChartLayout) -> Chart? {
    guard view.description != nil, let table = view.table else { return nil }
    let rows = max(0, table.rowCount - Self.mostRecentRows)..<table.rowCount
    return HeatMapChart(
      series: table, rows: rows, flagged: view.drawn?.flagged ?? [], layout: layout,
      name: layout.named("heat-map")
    ).draw()
  }

  /// The autocorrelation of each channel of the table that has one, in column order.
  var autocorrelations: [Chart] {
    (view.description?.channels ?? []).prefix(Self.mostCorrelations).enumerated()
      .compactMap { index, channel in
        AutocorrelationChart(
          channel: channel, width: 360, height: 170, name: "autocorrelation-\(index + 1)"
        ).draw()
      }
  }

  /// The losses of a model's training.
  func losses(of model: Int, layout: ChartLayout) -> Chart? {
    epochs(of: model, \.losses, "losses", "Losses", "loss", layout: layout)
  }

  /// The share of the variance that a model reconstructed, as it learned.
  func r2(of model: Int, layout: ChartLayout) -> Chart? {
    epochs(of: model, \.r2, "r2", "R²", "R²", lowest: -1, layout: layout)
  }

  private func epochs(
    of model: Int, _ measured: KeyPath<TrainingCurve, TrainingCurve.Measure>, _ name: String,
    _ title: String, _ measure: String, lowest: Double = -.infinity, layout: ChartLayout
  ) -> Chart? {
    let isAlone = view.models.count == 1
    return view.models[model].training.flatMap { training in
      EpochChart(
        measure: measure,
        title: isAlone ? "\(title) of the training" : "\(title) of model \(model + 1)",
        training: training[keyPath: measured].training,
        validation: training[keyPath: measured].validation, bestEpoch: training.keptEpoch,
        lowest: lowest, layout: layout,
        name: layout.named(isAlone ? name : "\(name)-\(model + 1)")
      ).draw()
    }
  }

  /// What scores were usual, as bars, and those that were judged, as an outline.
  func errors(layout: ChartLayout) -> Chart? {
    if let study = view.study {
      let train = study.train.count > 0 ? study.train.scores : []
      return histogram(
        bars: .init(label: "train", errors: train),
        outline: .init(label: "test", errors: study.test.scores), unit: study.unit.rawValue,
        title: "Errors of \(train.isEmpty ? "" : "train and ")test", layout: layout,
        name: "errors")
    }
    guard let detection = view.report.detection else { return nil }
    var calibration: [Float] = []
    // Several models have no scores in common.
    if case .fitted(let detector) = detection.model {
      calibration = detector.calibrationScores.scores
    }
    return histogram(
      bars: .init(label: "training", errors: calibration),
      outline: .init(label: "this series", errors: detection.result.rawScores), unit: "rows",
      title: "Scores and threshold", layout: layout, name: "errors")
  }

  /// Scores of what is normal in the test as bars, of what is anomalous as an outline; `nil` without
  /// labels of both kinds.
  func errorsByLabel(layout: ChartLayout) -> Chart? {
    guard let study = view.study, let labels = study.test.isAnomalous else { return nil }
    func errors(_ wanted: Bool) -> [Float] {
      zip(study.test.scores, labels).filter { $0.1 == wanted }.map(\.0)
    }
    let normal = errors(false)
    let anomalous = errors(true)
    guard !normal.isEmpty, !anomalous.isEmpty else { return nil }
    let unit = study.unit.rawValue
    return histogram(
      bars: .init(label: "normal", errors: normal),
      outline: .init(label: "anomalous", errors: anomalous, style: "outline-alarm"),
      unit: "\(unit) of each kind", title: "Errors of normal and anomalous \(unit)",
      layout: layout, name: "errors-by-label")
  }

  private func histogram(
    bars: HistogramChart.Sample, outline: HistogramChart.Sample, unit: String, title: String,
    layout: ChartLayout, name: String
  ) -> Chart? {
    view.threshold.flatMap { threshold in
      HistogramChart(
        bars: bars, outline: outline, unit: unit, title: title,
        measure: threshold.scoreKind.words, threshold: threshold.value, layout: layout,
        name: layout.named(name)
      ).draw()
    }
  }

  /// Verdicts against labels.
  func confusion(layout: ChartLayout) -> Chart? {
    guard let study = view.study, let classification = view.classification else { return nil }
    return ConfusionChart(
      confusion: classification.confusion, unit: study.unit, layout: layout,
      name: layout.named("confusion")
    ).draw()
  }

  /// The latent space of the test's windows in two dimensions.
  func latents(layout: ChartLayout) -> Chart? {
    guard let study = view.study, let latents = study.latents, latents.size > 0 else { return nil }
    return LatentChart(
      latents: latents, part: study.test, layout: layout, name: layout.named("latents")
    ).draw()
  }

  /// A window of the test against its reconstruction.
  func overlay(_ index: Int) -> Chart? {
    view.study.flatMap { study in
      let window = study.review[index]
      return OverlayChart(
        window: window, place: study.place(of: window),
        anomalyScore: study.anomalyScore(of: window), channelNames: study.table.channelNames,
        name: "review-\(index + 1)"
      ).draw()
    }
  }
}
