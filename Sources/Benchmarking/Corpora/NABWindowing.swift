internal import Evaluation

/// Windows about labelled events, as NAB makes them: together a tenth of the rows, shared evenly,
/// each about its event; windows that meet are one.
enum NABWindowing {
  static func windows(labels: [Bool]) -> [ClosedRange<Int>] {
    let events = Events(flags: labels)
    guard events.count > 0 else { return [] }
    let reach = labels.count / 10 / events.count / 2
    let widened = events.ranges.map { event in
      max(0, event.lowerBound - reach)..<min(labels.count, event.upperBound + reach)
    }
    return Events(ranges: widened).joined(across: 0).ranges.map {
      $0.lowerBound...$0.upperBound - 1
    }
  }
}
