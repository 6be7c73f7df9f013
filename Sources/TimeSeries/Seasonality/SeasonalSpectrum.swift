/// The autocorrelation of a cleaned sequence, and the periods that stand out in it.
struct SeasonalSpectrum {
  /// The autocorrelation below which a rhythm is of no use, however sure it is.
  private static let smallestPeak = 0.05

  /// Rows of the sequence.
  private let rowCount: Int
  /// The longest period to look for.
  private let maximum: Int
  /// `[lag]`, to beyond twice `maximum`.
  private let correlation: [Double]
  /// The standard error of the autocorrelation of a sequence that is as sluggish as this one and
  /// has no season (Bartlett, "On the theoretical specification and sampling properties of
  /// autocorrelated time-series", 1946).
  private let standardError: Double

  /// Cleans a sequence and correlates it with itself; `nil` where it is too short or does not vary.
  ///
  /// - Parameters:
  ///   - values: `[time]`; missing values are bridged by straight lines.
  ///   - maximum: The longest period to look for; never more than a third of the rows.
  ///   - smoothing: Rows of a moving average that is taken first; below 2 for none.
  init?(_ values: ArraySlice<Double>, maximum: Int?, smoothing: Int = 0) {
    let sorted = SortedValues(values)
    guard let median = sorted.median, let spread = sorted.spread(outside: 0.05),
      let range = sorted.spread(outside: 0), range > 0
    else { return nil }
    let bound = 4 * (spread > 0 ? spread / 2 : range / 2)
    let clipped = Self.bridged(values).map { min(max($0 - median, -bound), bound) / bound }
    let cleaned = Self.smoothed(Self.detrended(clipped), width: smoothing)
    rowCount = cleaned.count
    self.maximum = min(maximum ?? .max, cleaned.count / 3)
    guard self.maximum >= 3 else { return nil }
    let lastLag = min(cleaned.count - 1, self.maximum * 9 / 4 + 1)
    correlation = Autocorrelation(of: cleaned, maximumLag: lastLag).values
    guard correlation[0] > 0 else { return nil }
    var memory = 0.0
    for value in correlation.dropFirst() {
      if value <= 0 { break }
      memory += value * value
    }
    standardError = ((1 + 2 * memory) / Double(rowCount)).squareRoot()
  }

  /// The shortest period that is at least 0.7 times as marked as the most marked one.
  func dominant() -> Season? {
    var seasons: [Season] = []
    for lag in 2...maximum {
      let value = correlation[lag]
      guard value > Self.smallestPeak, value > correlation[lag - 1], value >= correlation[lag + 1]
      else { continue }
      let width = max(1, lag / 10)
      guard value == highest(around: lag, within: width),
        let season = season(at: lag, isKnown: false)
      else { continue }
      seasons.append(season)
    }
    guard let strongest = seasons.map(\.strength).max(),
      let first = seasons.first(where: { $0.strength >= 0.7 * strongest })
    else { return nil }
    return Season(period: refined(first.period), strength: first.strength)
  }

  /// The season of a given period, if it has one.
  ///
  /// - Parameters:
  ///   - period: The period in rows.
  ///   - isKnown: Whether it was named beforehand, as a day is, and not picked as the best of many
  ///     lags; then less is needed to believe it.
  func season(at period: Int, isKnown: Bool) -> Season? {
    guard period >= 2, period <= maximum else { return nil }
    let first = highest(around: period, within: isKnown ? period / 20 : 0)
    let second = highest(around: 2 * period, within: max(1, period / 10))
    let trough = max(
      lowest(from: period / 4, through: period * 3 / 4),
      lowest(from: period * 5 / 4, through: period * 7 / 4))
    let peak = min(first, second)
    guard peak > Self.smallestPeak, peak - trough > 0.1,
      significance(first, lag: period) > (isKnown ? 2.5 : 4),
      significance(second, lag: 2 * period) > (isKnown ? 2 : 3)
    else { return nil }
    return Season(period: period, strength: peak - trough)
  }

  /// Standard errors that a correlation at a lag, with its fewer pairs, stands above 0.
  private func significance(_ value: Double, lag: Int) -> Double {
    value / standardError * (Double(rowCount - lag) / Double(rowCount)).squareRoot()
  }

  /// The period read off the peaks at its multiples, as far as they hold up: noise moves each peak
  /// by as much, and so the period by less.
  private func refined(_ period: Int) -> Int {
    // Two passes of a moving average leave one summit where one would leave a plateau.
    let width = period / 12 | 1
    let smooth = Self.smoothed(Self.smoothed(correlation, width: width), width: width)
    // Entry i of `smooth` is the mean around lag i + width − 1.
    let offset = correlation.count == smooth.count ? 0 : width - 1
    let reach = max(1, period / 10)
    var estimate = Double(period)
    for multiple in 2... {
      let center = Int((estimate * Double(multiple)).rounded()) - offset
      guard center - reach >= 0, center + reach < smooth.count else { break }
      var best = center
      for index in center - reach...center + reach where smooth[index] > smooth[best] {
        best = index
      }
      if smooth[best] < 0.7 * smooth[max(0, period - offset)] { break }
      estimate = Double(best + offset) / Double(multiple)
    }
    return Int(estimate.rounded())
  }

  private func highest(around lag: Int, within slack: Int) -> Double {
    correlation[max(1, lag - slack)...min(correlation.count - 1, lag + slack)].max() ?? 0
  }

  private func lowest(from first: Int, through last: Int) -> Double {
    correlation[max(1, first)...min(correlation.count - 1, max(1, first, last))].min() ?? 0
  }

  /// The values with straight lines over the missing ones.
  private static func bridged(_ values: ArraySlice<Double>) -> [Double] {
    let series = Series(
      name: "", channelNames: [""], timeAxis: TimeAxis(rowCount: values.count),
      values: values.map { $0.isFinite ? $0 : .nan })
    return FilledSeries(filling: series, rule: .linear()).series.values
  }

  /// The rest of a least-squares line.
  private static func detrended(_ values: [Double]) -> [Double] {
    let count = Double(values.count)
    let middle = (count - 1) / 2
    let mean = values.reduce(0, +) / count
    var product = 0.0
    for (row, value) in values.enumerated() { product += (Double(row) - middle) * (value - mean) }
    // Σ (row − middle)² = n(n² − 1)/12.
    let slope = count > 1 ? product / (count * (count * count - 1) / 12) : 0
    return values.enumerated().map { row, value in
      value - mean - slope * (Double(row) - middle)
    }
  }

  /// The moving average of `width` neighbours, where there are that many.
  private static func smoothed(_ values: [Double], width: Int) -> [Double] {
    guard width > 1, values.count > width else { return values }
    var sums = [0.0]
    sums.reserveCapacity(values.count + 1)
    for value in values { sums.append(sums[sums.count - 1] + value) }
    return (width..<sums.count).map { (sums[$0] - sums[$0 - width]) / Double(width) }
  }
}
