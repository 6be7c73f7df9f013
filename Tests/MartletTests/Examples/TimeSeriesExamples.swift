import Martlet

// The examples beside the types of `TimeSeries`; `DocCommentTests` sees that none is missing.

enum TimeSeriesExamples {
  static func windowInjector(_ windows: [Float], _ window: [Float]) {
    let scales = ChannelScale.scales(of: windows.map(Double.init), channelCount: 1)
    let injector = WindowInjector(distortions: Distortion.augmentations, scales: scales)
    var generator = RandomGenerator(seed: 7)
    let abnormal = injector.distorted(window, using: &generator)
    print(abnormal.count == window.count)  // true
  }

  static func seriesInjector(_ series: Series) throws {
    let injector = try SeriesInjector(count: 20, seed: 7, cleanFraction: 0.5)
    let test = injector.inject(into: series)
    for anomaly in test.planted { print(anomaly.kind, anomaly.rows) }
  }

  static func distortion(_ series: Series) throws {
    let kinds = [Distortion(.spike), Distortion("level_shift:0.5")].compactMap(\.self)
    let injector = try SeriesInjector(distortions: kinds, count: 8)
    print(injector.inject(into: series).planted.count)
  }

  static func channelScale(_ series: Series) {
    var scale = ChannelScale(of: series.channel(0))
    scale.range = 0...100  // a share in per cent can be nothing else
    print(scale.center, scale.spread, scale.noise)
  }

  static func windows(_ rows: [Float], _ labels: [Bool]) {
    let windows = Windows(length: 24, stride: 6, rowCount: labels.count)
    let first = windows.gather(0..<2, from: rows)  // [window, time, channel]
    print(windows.count, windows.rows(of: 1), first.count)
    print(windows.labels(from: labels).filter(\.self).count, "hold an anomalous row")
  }

  static func aggregation() {
    print(Aggregation.median([3, .nan, 1, 8]))  // 3.0
    print(Aggregation.count([3, .nan, 1, 8]))  // 3.0
  }

  static func alignment(_ cpu: Series, _ disk: Series, _ network: Series) throws {
    let table = try Alignment(axis: .union).align([cpu, disk, network], name: "host")
    print(table.series.channelNames, table.isImputed.filter(\.self).count)
  }

  static func resampling(_ series: Series) throws {
    let minute: Int64 = 60_000_000_000  // nanoseconds
    let even = try Resampling(interval: 5 * minute, aggregation: .maximum).resample(series)
    print(even.timeAxis.samplingInterval == 5 * minute)
  }

  static func preparationError(_ series: [Series]) throws {
    do throws(PreparationError) {
      print(try Series.concatenation(of: series, name: "all").rowCount)
    } catch .differentChannels(_, let names, let second, _) {
      print("\(second) has other channels than \(names)")
    }
  }

  static func filledSeries(_ series: Series) {
    let filled = FilledSeries(filling: series, rule: .forward(limit: 12))
    for row in 0..<series.rowCount where filled.isImputed[row * series.channelCount] {
      print(series.timeAxis.text(at: row), filled.series[row, 0])
    }
  }

  static func fillingRule(_ series: Series) {
    let bridged = FilledSeries(filling: series, rule: .linear(limit: 3)).series
    print(bridged.values.filter(\.isNaN).count, "values are still missing")
  }

  static func dataGap(_ series: Series) {
    for gap in series.gaps() {
      let style = series.timeAxis.style
      print(gap.kind, style.text(tick: gap.start), style.text(tick: gap.end))
    }
  }

  static func season(_ series: Series) {
    if let season = SeasonalityEstimator.season(of: series), season.strength > 0.5 {
      print("comes back every \(season.period) rows")
    }
  }

  static func seasonalityEstimator(_ series: Series) {
    let wave = (0..<480).map { Double($0 % 24) }
    print(SeasonalityEstimator.dominantPeriod(of: wave) ?? 0)  // 24
    print(SeasonalityEstimator.dominantPeriod(of: series, maximum: 2016) ?? 0)
  }

  static func scaler(_ series: Series) {
    let scaler = Scaler(fitting: series, rows: 0..<1000, rule: .wideRobust, clip: 8)
    let scaled = scaler.transform(series)  // [time, channel]
    print(scaled.count, scaler.inverse(scaled[0], channel: 0))
  }

  static func scalingRule(_ series: Series) {
    for rule in [ScalingRule.standard, .minMax(low: -1, high: 1), .robust] {
      let scaler = Scaler(fitting: series, rows: 0..<series.rowCount, rule: rule)
      print(rule, scaler.center, scaler.scale)
    }
  }

  static func channelDescription(_ series: Series) {
    for channel in SeriesDescription(of: series).channels where channel.kind != .constant {
      print(channel.name, channel.mean ?? .nan, channel.season?.period ?? 0)
    }
  }

  static func seriesDescription(_ series: Series) {
    let description = SeriesDescription(of: series)
    print(description.rowCount, description.gaps.count, description.season?.period ?? 0)
    print(description.channels[0].quartiles)  // smallest, quartiles, largest
  }

  static func timestampStyle(_ series: Series) {
    let style = series.timeAxis.style
    if style.isClock { print(style.text(tick: 1_404_172_800_000_000_000)) }  // 2014-07-01 00:00:00
  }

  static func series(_ hours: [Int64], _ load: [Double]) {
    let axis = TimeAxis(ticks: hours, style: .integer)
    let series = Series(name: "web", channelNames: ["load"], timeAxis: axis, values: load)
    print(series.rowCount, series[0, 0], series.rows(0..<24).channel(0))
  }

  static func timeAxis() {
    let axis = TimeAxis(ticks: [1_719_792_000, 1_719_795_600, 1_719_799_200], style: .integer)
    print(axis.samplingInterval ?? 0, axis.text(at: 2))  // 3600 1719799200
    print(TimeAxis(rowCount: 3).text(at: 2))  // 2
  }

  static func plantedAnomaly(_ made: LabelledSeries, _ result: DetectionResult) {
    for planted in made.planted where planted.isLabelled {
      let isFound = result.anomalies.contains { $0.rows.overlaps(planted.rows) }
      print(planted.kind, planted.rows, isFound)
    }
  }

  static func telemetryConfiguration() throws {
    var configuration = TelemetryConfiguration(seed: 7)
    configuration.noise = 2
    configuration.anomalyKinds = [.drift, .flatLine]
    let telemetry = try SyntheticTelemetry(configuration).make()
    print(telemetry.series.rowCount, telemetry.planted.count)
  }

  static func yahooStandIn() {
    let benchmark = YahooStandIn(seed: 1).make()
    print(benchmark.count, benchmark[0].series.name)  // 67 real_1
  }

  static func labelledSeries(_ made: LabelledSeries) {
    for planted in made.planted {
      let row = planted.rows.lowerBound, channel = planted.channels[0]
      let before = made.normalValues[row * made.series.channelCount + channel]
      print(planted.kind, before, made.series[row, channel])
    }
  }

  static func syntheticTelemetry() throws {
    let telemetry = try SyntheticTelemetry(TelemetryConfiguration(seed: 7)).make()
    let labels = telemetry.series.labels ?? []  // true in the rows of telemetry.planted
    print(labels.filter(\.self).count, telemetry.planted.map(\.kind))
  }

  static func featureRule(_ series: Series) throws {
    let rules: [FeatureRule] = [.log1p(channel: "requests", clipPercentile: 99), .hourOfDay]
    let features = try FeatureTransform(fitting: series, rows: 0..<1000, rules: rules)
    print(features.channelNames)  // requests_log in its place, hour_sin and hour_cos behind
  }

  static func featureTransform(_ series: Series) throws {
    let features = try FeatureTransform(
      fitting: series, rows: 0..<1000, rules: [.difference(channel: "bytes"), .dayOfWeek])
    let seen = try features.transform(series)  // what a model is given
    print(seen.channelNames, seen.rowCount == series.rowCount)
  }
}
