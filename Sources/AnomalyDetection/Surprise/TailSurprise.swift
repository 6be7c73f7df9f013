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
  struct Fit: Sendable, Equatable {
    fileprivate(set) var median: Double
    /// The 95 % quantile.
    fileprivate(set) var level: Double
    /// The tail above it.
    fileprivate(set) var tail: ParetoTail

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

  /// The median of the residuals at the last fit; `nil` before there was one.
  var usualResidual: Double? { fit?.median }

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

extension TailSurprise {
  /// Writes or reads the residuals, and the fit, which some of them may have come after.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try order.archive(&archive)
    try archive.integer(&age, in: 0...Self.memory)
    try archive.optional(&fit, Fit(RollingOrder(capacity: 1, [0]))) {
      (archive, fit) throws(StateError) in
      try archive.double(&fit.median)
      try archive.double(&fit.level)
      try fit.tail.archive(&archive)
    }
  }
}
