import AnomalyDetection
import Recipes

/// A bar on standard error for work of more than a second; nothing where no person is looking.
struct ProgressBar {
  private let isShown: Bool
  private let write: (String) -> Void
  private var start: ContinuousClock.Instant?
  private var lastDrawn: ContinuousClock.Instant?

  /// Work shorter than this needs no bar.
  private static let patience = Duration.seconds(1)
  private static let interval = Duration.milliseconds(100)
  private static let width = 24

  init(
    isShown: Bool = StandardError.isTerminal,
    write: @escaping (String) -> Void = StandardError.write
  ) {
    self.isShown = isShown
    self.write = write
  }

  /// Draws how far the work is, at most ten times a second.
  ///
  /// - Parameter now: the moment; a parameter for the tests.
  mutating func show(_ progress: RunProgress, now: ContinuousClock.Instant = .now) {
    guard isShown else { return }
    guard let start else {
      self.start = now
      return
    }
    guard now - start >= Self.patience, lastDrawn.map({ now - $0 >= Self.interval }) ?? true else {
      return
    }
    lastDrawn = now
    write("\r\u{1B}[K" + Self.line(progress, elapsed: now - start))
  }

  /// Takes the bar away.
  mutating func clear() {
    if lastDrawn != nil { write("\r\u{1B}[K") }
    lastDrawn = nil
  }

  /// `[############------------]  50 %  learning, loss 0.0123, 8 s left`
  static func line(_ progress: RunProgress, elapsed: Duration) -> String {
    let fraction = min(1, max(0, progress.fit.fraction))
    let filled = Int(fraction * Double(width))
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
    let percent = String(Int(fraction * 100))
    var line =
      "[\(bar)] " + String(repeating: " ", count: 3 - percent.count) + "\(percent) %  "
    if let series = progress.series { line += "\(series.shown()): " }
    line += progress.fit.step
    if let loss = progress.fit.loss { line += ", loss \(NumberText.value(loss))" }
    if fraction > 0.02 {
      let seconds =
        Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
      line += ", \(time(seconds * (1 - fraction) / fraction)) left"
    }
    return line
  }

  private static func time(_ seconds: Double) -> String {
    // An estimate may be beyond all bounds.
    let whole = Int(min(1e9, seconds.rounded(.up)))
    return whole < 100 ? "\(whole) s" : "\((whole + 59) / 60) min"
  }
}
