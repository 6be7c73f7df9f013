#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Turns the residuals of a stream into surprise: about −ln of the probability that a residual is as
/// large, judged by the recent ones.
///
/// Above the 95 % quantile `u` the probability is that of a generalised Pareto tail fitted to the
/// excesses; below it the surprise rises in a straight line from 0 at the median to ln 20 at `u`. The
/// fit is renewed from time to time, and always from residuals that came before.
struct TailSurprise: Sendable, Equatable {
  /// Residuals remembered.
  static let memory = 4000
  /// Residuals from one fit to the next.
  static let refitInterval = 50
  /// Fewer residuals say nothing: the surprise is 0.
  static let fewest = 50
  /// The share of residuals above `u`.
  private static let tailShare = 0.05
  /// No surprise is larger: a tail says nothing of what is further out than all it has seen.
  private static let largest: Float = 15

  /// What normal residuals look like.
  struct Fit: Sendable, Equatable, Codable {
    let median: Double
    /// The 95 % quantile.
    let level: Double
    /// The tail above it.
    let tail: ParetoTail

    init(_ order: RollingOrder) {
      median = order.quantile(0.5)
      let level = order.quantile(1 - TailSurprise.tailShare)
      self.level = level
      let excesses = order.sorted[order.place(of: Float(level))...].lazy.map {
        Double($0) - level
      }.filter { $0 > 0 }
      // The floor keeps a detector of calm data from crying at every ripple.
      tail = ParetoTail(
        moments: Array(excesses), scaleFloor: max(0.02 * abs(level - median), 1e-12))
    }

    func surprise(of residual: Double) -> Double {
      let atLevel = -log(TailSurprise.tailShare)
      guard residual <= level else {
        return atLevel + tail.negativeLogSurvival(of: residual - level)
      }
      return atLevel * max(0, (residual - median) / max(level - median, 1e-12))
    }
  }

  private var order = RollingOrder(capacity: TailSurprise.memory)
  private var fit: Fit?
  /// Residuals since the last fit.
  private var age = 0

  init() {}

  /// The surprise of a residual, which then counts as one that came before; 0 of `NaN`.
  mutating func take(_ residual: Float) -> Float {
    guard residual.isFinite else { return 0 }
    if order.count >= Self.fewest, fit == nil || age >= Self.refitInterval {
      fit = Fit(order)
      age = 0
    }
    let surprise = fit.map { min(Float($0.surprise(of: Double(residual))), Self.largest) } ?? 0
    order.append(residual)
    age += 1
    return surprise
  }
}

extension TailSurprise: Codable {
  private enum CodingKeys: String, CodingKey {
    case residuals
    case age
    case fit
  }

  /// Writes the residuals, and the fit, which some of them may have come after.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(FloatBits(order.numbers), forKey: .residuals)
    try container.encode(age, forKey: .age)
    try container.encodeIfPresent(fit, forKey: .fit)
  }

  /// Reads a state and checks that it can be used.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let numbers = try container.decode(FloatBits.self, forKey: .residuals).values
    age = try container.decode(Int.self, forKey: .age)
    fit = try container.decodeIfPresent(Fit.self, forKey: .fit)
    guard numbers.allSatisfy(\.isFinite), (0...Self.memory).contains(age),
      fit.map({ $0.tail.scale > 0 && $0.tail.shape >= 0 }) ?? true
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .residuals, in: container, debugDescription: "not the residuals of a stream")
    }
    order = RollingOrder(capacity: Self.memory, numbers)
  }
}
