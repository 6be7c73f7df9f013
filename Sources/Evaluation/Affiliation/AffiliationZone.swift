/// A labelled event in its zone: all integrals over it, of piecewise linear functions and so exact.
struct AffiliationZone {
  /// The places nearer to this event than to another.
  let zone: Affiliation.Interval
  let event: Affiliation.Interval

  /// The mean over predicted places of the chance that a random place is further from the event.
  ///
  /// - Parameter predicted: Stretches within the zone, in time order.
  func precision(of predicted: [Affiliation.Interval]) -> Double? {
    guard !predicted.isEmpty else { return nil }
    var sum = 0.0
    for stretch in predicted {
      // Inside the event nothing is nearer.
      sum += max(0, min(stretch.end, event.end) - max(stretch.start, event.start))
      if stretch.start < event.start {
        sum += chance(
          from: event.start - min(stretch.end, event.start), to: event.start - stretch.start)
      }
      if stretch.end > event.end {
        sum += chance(
          from: max(stretch.start, event.end) - event.end, to: stretch.end - event.end)
      }
    }
    return sum / predicted.reduce(0) { $0 + $1.length }
  }

  /// ∫ of the chance that a random place lies further from the event than d, for d between two
  /// distances on one side.
  private func chance(from near: Double, to far: Double) -> Double {
    // On the other side the zone may end earlier.
    let margin = min(event.start - zone.start, zone.end - event.end)
    return integral(near, far, breaks: [margin]) { distance in
      1 - (event.length + distance + min(distance, margin)) / zone.length
    }
  }

  /// The mean over the event's places of the chance that a random place is further away than the
  /// nearest prediction.
  func recall(by predicted: [Affiliation.Interval]) -> Double {
    guard !predicted.isEmpty else { return 0 }
    var sum = 0.0
    for (index, stretch) in predicted.enumerated() {
      // The places of the event that are nearer to this stretch than to its neighbours.
      let start = index == 0 ? event.start : (predicted[index - 1].end + stretch.start) / 2
      let end =
        index + 1 == predicted.count
        ? event.end : (stretch.end + predicted[index + 1].start) / 2
      let near = Affiliation.Interval(start: max(start, event.start), end: min(end, event.end))
      guard near.length > 0 else { continue }
      sum += max(0, min(near.end, stretch.end) - max(near.start, stretch.start))
      if near.start < stretch.start {
        sum += chance(from: near.start, to: min(near.end, stretch.start), pivot: stretch.start)
      }
      if near.end > stretch.end {
        sum += chance(from: max(near.start, stretch.end), to: near.end, pivot: stretch.end)
      }
    }
    return sum / event.length
  }

  /// ∫ over places of the chance that a random place is further away than the pivot.
  private func chance(from start: Double, to end: Double, pivot: Double) -> Double {
    let breaks = [
      (zone.start + zone.end) / 2, (zone.start + pivot) / 2, (zone.end + pivot) / 2,
    ]
    return integral(start, end, breaks: breaks) { place in
      let distance = abs(place - pivot)
      let margin = min(place - zone.start, zone.end - place)
      return 1 - (distance + min(distance, margin)) / zone.length
    }
  }

  /// ∫ of a function that is linear between the breaks.
  private func integral(
    _ start: Double, _ end: Double, breaks: [Double], _ function: (Double) -> Double
  ) -> Double {
    let places = [start] + breaks.filter { start < $0 && $0 < end }.sorted() + [end]
    var sum = 0.0
    for (left, right) in zip(places, places.dropFirst()) {
      sum += (right - left) * (function(left) + function(right)) / 2
    }
    return sum
  }
}
