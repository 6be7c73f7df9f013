/// A fitted scaling: each channel's centre and scale, so that `scaled = (value − center) / scale`.
///
/// ```swift
/// let scaler = Scaler(fitting: series, rows: 0..<1000, rule: .wideRobust, clip: 8)
/// let scaled = scaler.transform(series)  // [time, channel]
/// print(scaled.count, scaler.inverse(scaled[0], channel: 0))
/// ```
public struct Scaler: Sendable, Equatable {
  /// The rule it was fitted by.
  public let rule: ScalingRule
  /// `[channel]`: the value that becomes 0, in the data's units.
  public let center: [Double]
  /// `[channel]`: the difference that becomes 1, in the data's units; above 0.
  public let scale: [Double]
  /// Scaled values are cut to `−clip…clip`; `nil` leaves them.
  public let clip: Double?
  /// The channels that had one value only, or none, in the rows of the fit, rising. Without a
  /// `scaleFloor` their scale is 1.
  public let constantChannels: [Int]

  /// Fits a scaling on some rows of a series; missing and infinite values are left out.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - rows: The rows to learn from: the training part alone.
  ///   - rule: What centre and scale are.
  ///   - clip: The largest size of a scaled value; `nil` for no bound.
  ///   - scaleFloor: The smallest scale, as a fraction of the channel's range in those rows (of its
  ///     largest magnitude where it is constant, of 1 where it is 0): it keeps a channel that hardly
  ///     moved in training from drowning the others later. Not used by `.none` and `.minMax`.
  /// - Precondition: `rows` lies in the series, `rule.isValid`, `clip` is above 0, and `scaleFloor`
  ///   is at least 0.
  public init(
    fitting series: Series, rows: Range<Int>, rule: ScalingRule, clip: Double? = nil,
    scaleFloor: Double = 0
  ) {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= series.rowCount,
      "rows \(rows) of \(series.rowCount)")
    precondition(rule.isValid, "scaling rule \(rule)")
    precondition(clip.map { $0 > 0 } ?? true, "clip \(clip ?? 0)")
    precondition(scaleFloor >= 0 && scaleFloor.isFinite, "scale floor \(scaleFloor)")
    let fits = (0..<series.channelCount).map { channel in
      ChannelFit(
        SortedValues(rows.lazy.map { series[$0, channel] }), rule: rule, scaleFloor: scaleFloor)
    }
    self.rule = rule
    self.clip = clip
    center = fits.map(\.center)
    scale = fits.map(\.scale)
    constantChannels = fits.indices.filter { fits[$0].isConstant }
  }

  /// The same scaling, but for some channels that stay as they are.
  package func leaving(_ channels: [Int]) -> Scaler {
    var center = center
    var scale = scale
    for channel in channels {
      center[channel] = 0
      scale[channel] = 1
    }
    return Scaler(
      rule: rule, center: center, scale: scale, clip: clip, constantChannels: constantChannels)
  }

  /// A scaling of given parts.
  package init(
    rule: ScalingRule, center: [Double], scale: [Double], clip: Double?, constantChannels: [Int]
  ) {
    self.rule = rule
    self.center = center
    self.scale = scale
    self.clip = clip
    self.constantChannels = constantChannels
  }

  /// The number of channels.
  public var channelCount: Int { center.count }

  /// One value scaled; `NaN` stays `NaN`.
  public func transform(_ value: Double, channel: Int) -> Float {
    let scaled = (value - center[channel]) / scale[channel]
    guard let clip else { return Float(scaled) }
    // Written so that NaN passes.
    return Float(scaled > clip ? clip : scaled < -clip ? -clip : scaled)
  }

  /// A series scaled, `[time, channel]`; `NaN` stays `NaN`.
  ///
  /// - Precondition: the series has the scaler's number of channels.
  public func transform(_ series: Series) -> [Float] {
    precondition(
      series.channelCount == channelCount,
      "\(series.channelCount) channels for a scaler of \(channelCount)")
    return transform(rows: series.values)
  }

  /// Rows `[time, channel]` scaled; one row gives the same bits as the row within a series.
  ///
  /// - Precondition: whole rows of the scaler's number of channels.
  public func transform(rows values: [Double]) -> [Float] {
    precondition(
      channelCount == 0 ? values.isEmpty : values.count.isMultiple(of: channelCount),
      "\(values.count) values for a scaler of \(channelCount) channels")
    var scaled: [Float] = []
    scaled.reserveCapacity(values.count)
    for start in stride(from: 0, to: values.count, by: max(1, channelCount)) {
      for channel in 0..<channelCount {
        scaled.append(transform(values[start + channel], channel: channel))
      }
    }
    return scaled
  }

  /// One scaled value back in the data's units.
  public func inverse(_ scaled: Float, channel: Int) -> Double {
    Double(scaled) * scale[channel] + center[channel]
  }

  /// Scaled rows `[time, channel]` back in the data's units; what was clipped stays clipped.
  ///
  /// - Precondition: whole rows of the scaler's number of channels.
  public func inverse(_ scaled: [Float]) -> [Double] {
    precondition(
      channelCount == 0 ? scaled.isEmpty : scaled.count.isMultiple(of: channelCount),
      "\(scaled.count) values for a scaler of \(channelCount) channels")
    return scaled.indices.map { inverse(scaled[$0], channel: $0 % channelCount) }
  }
}

extension Scaler: Codable {
  private enum CodingKeys: String, CodingKey {
    case rule
    case center
    case scale
    case clip
    case constantChannels = "constant_channels"
  }

  /// Reads a scaler and checks that it can be used.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    rule = try container.decode(ScalingRule.self, forKey: .rule)
    center = try container.decode([Double].self, forKey: .center)
    scale = try container.decode([Double].self, forKey: .scale)
    clip = try container.decodeIfPresent(Double.self, forKey: .clip)
    constantChannels = try container.decode([Int].self, forKey: .constantChannels)
    func check(_ isRight: Bool, _ key: CodingKeys, _ sentence: String) throws {
      guard isRight else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: sentence)
      }
    }
    try check(center.allSatisfy(\.isFinite), .center, "a centre is not finite")
    try check(
      scale.count == center.count, .scale, "\(scale.count) scales for \(center.count) centres")
    try check(scale.allSatisfy { $0 > 0 && $0.isFinite }, .scale, "a scale is not above 0")
    try check(clip.map { $0 > 0 } ?? true, .clip, "clip is not above 0")
    try check(
      constantChannels.allSatisfy(center.indices.contains), .constantChannels,
      "a constant channel is beyond the \(center.count) channels")
  }
}

/// Centre and scale of one channel.
private struct ChannelFit {
  var center: Double
  var scale: Double
  var isConstant: Bool

  init(_ sorted: SortedValues, rule: ScalingRule, scaleFloor: Double) {
    guard let smallest = sorted.values.first, let largest = sorted.values.last else {
      self.init(center: 0, scale: 1, isConstant: true)
      return
    }
    let isConstant = smallest == largest
    switch rule {
    case .none:
      self.init(center: 0, scale: 1, isConstant: isConstant)
      return
    case .minMax(let low, let high):
      let width = (largest - smallest) / (high - low)
      let scale = Self.usable(width) ? width : 1
      self.init(center: smallest - low * scale, scale: scale, isConstant: isConstant)
      return
    case .standard:
      let mean = Self.mean(sorted.values)
      let variance = Self.mean(sorted.values.map { ($0 - mean) * ($0 - mean) })
      self.init(
        center: isConstant ? smallest : mean, scale: isConstant ? 0 : variance.squareRoot(),
        isConstant: isConstant)
    case .robust:
      self.init(
        center: sorted.median ?? 0, scale: sorted.spread(outside: 0.25) ?? 0,
        isConstant: isConstant)
    case .wideRobust:
      let halfSpread = (sorted.spread(outside: 0.05) ?? 0) / 2
      // At rest for more than 90 % of the rows: the rare excursions are all there is to scale by.
      self.init(
        center: sorted.median ?? 0,
        scale: halfSpread > 0 ? halfSpread : (largest - smallest) / 2, isConstant: isConstant)
    }
    let magnitude =
      isConstant ? (largest == 0 ? 1 : abs(largest)) : largest - smallest
    scale = max(scale, scaleFloor * magnitude)
    if !Self.usable(scale) { scale = 1 }
  }

  private init(center: Double, scale: Double, isConstant: Bool) {
    self.center = center
    self.scale = scale
    self.isConstant = isConstant
  }

  private static func usable(_ scale: Double) -> Bool { scale.isNormal && scale > 0 }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}
