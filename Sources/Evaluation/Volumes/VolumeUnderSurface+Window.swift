extension VolumeUnderSurface {
  /// The window that TSB-AD evaluates a series with: the lag of 3 to 400 rows at which the
  /// autocorrelation of the first 20,000 rows has its highest peak; 125 rows where there is none, or
  /// none between lags 6 and 303.
  ///
  /// - Parameter values: `[time]`: the series; of several channels TSB-AD takes the first.
  public static func window(of values: [Double]) -> Int {
    let usual = 125
    let values = values.prefix(20_000)
    guard values.count > 8 else { return usual }
    let mean = values.reduce(0, +) / Double(values.count)
    let centred = values.map { $0 - mean }
    let variance = centred.reduce(0) { $0 + $1 * $1 }
    guard variance > 0, variance.isFinite else { return usual }
    let firstLag = 3
    let correlations = (firstLag...min(400, centred.count - 1)).map { lag in
      var sum = 0.0
      for row in 0..<centred.count - lag { sum += centred[row] * centred[row + lag] }
      return sum / variance
    }
    var best: Int?
    for index in correlations.indices.dropFirst().dropLast()
    where correlations[index] > correlations[index - 1]
      && correlations[index] > correlations[index + 1]
    {
      // Of equal peaks the later one, as a sort that is read from its end has it.
      if best.map({ correlations[index] >= correlations[$0] }) ?? true { best = index }
    }
    guard let best, (3...300).contains(best) else { return usual }
    return best + firstLag
  }
}
